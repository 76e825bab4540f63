import Linguistics

/// Learns how words are led to their dictionary forms: from hand-made treebanks first, from automatic ones for words
/// that those do not have.
struct LemmatizerTraining {
  /// A word in lower case with its tag.
  private struct Form: Hashable {
    var word: [UInt8]
    var tag: UInt8
  }

  /// What falls off a word's end and what comes on instead.
  private struct Edit: Hashable {
    var strip: Int
    var addition: [UInt8]
  }

  /// The bytes of the model; `irregular` are verb forms with their dictionary forms, one pair a line.
  static func train(_ corpus: [TreebankSentence], irregular: String) -> [UInt8] {
    var edits = chosen(corpus)
    for line in irregular.split(separator: "\n") where !line.hasPrefix("#") {
      let pair = line.split(separator: "\t")
      guard pair.count == 2, let tag = Labels.tags["VBN"] else { continue }
      let form = Form(word: Array(pair[0].utf8), tag: tag)
      if edits[form] == nil { edits[form] = edit(from: form.word, to: Array(pair[1].utf8)) }
    }
    var numbers: [Edit: Int] = [:]
    for edit in edits.values where numbers[edit] == nil { numbers[edit] = 0 }
    let ordered = numbers.keys.sorted {
      ($0.strip, $0.addition.description) < ($1.strip, $1.addition.description)
    }
    for (number, edit) in ordered.enumerated() { numbers[edit] = number }
    let endings = endingRules(edits)
    var rules = endings.map {
      (key: key($0.key.word, tag: $0.key.tag, whole: false), edit: numbers[$0.value] ?? 0)
    }
    for (form, edit) in edits where edit != result(form, endings) {
      rules.append((key(form.word, tag: form.tag, whole: true), numbers[edit] ?? 0))
    }
    rules.sort { ($0.key, $0.edit) < ($1.key, $1.edit) }
    print("lemmatizer: \(ordered.count) edits, \(rules.count) rules")
    return Lemmatizer.write(edits: ordered.map { ($0.strip, $0.addition) }, rules: rules)
  }

  private static func key(_ word: [UInt8], tag: UInt8, whole: Bool) -> UInt32 {
    word.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return withUnsafePointer(to: 0) { Lemmatizer.key($0, 0, 0, tag: tag, whole: whole) }
      }
      return Lemmatizer.key(base, 0, buffer.count, tag: tag, whole: whole)
    }
  }

  static func folded(_ word: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    let count = bytes.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { Lemmatizer.fold($0, buffer.count) } ?? 0
    }
    return Array(bytes.prefix(count))
  }

  /// The most frequent edit of each form.
  private static func chosen(_ corpus: [TreebankSentence]) -> [Form: Edit] {
    var counts: [Form: [Edit: Int]] = [:]
    for sentence in corpus {
      for index in 0..<sentence.count where isUseful(sentence, index) {
        let span = sentence.tokens[index]
        let word = folded(sentence.bytes[span.start..<span.end])
        let lemma = folded(sentence.lemmas[index].utf8)
        let edit = edit(from: word, to: lemma)
        guard edit.addition.count <= 14, word.count < 40 else { continue }
        counts[Form(word: word, tag: Lemmatizer.group(sentence.tags[index])), default: [:]][
          edit, default: 0] += sentence.isGold ? 1000 : 1
      }
    }
    return counts.compactMapValues { edits in
      // A form seen once in an automatic corpus may be wrong.
      guard edits.values.reduce(0, +) > 1 else { return nil }
      return mostVotes(edits)?.key
    }
  }

  /// The edit with the most votes; of several the first by what it adds and strips, whatever the dictionary's order.
  private static func mostVotes(_ votes: [Edit: Int]) -> (key: Edit, value: Int)? {
    votes.max {
      ($0.value, $1.key.addition.description, $1.key.strip)
        < ($1.value, $0.key.addition.description, $0.key.strip)
    }
  }

  private static func isUseful(_ sentence: TreebankSentence, _ index: Int) -> Bool {
    let tag = sentence.tags[index]
    let first = sentence.bytes[sentence.tokens[index].start]
    // Numbers stand for themselves.
    return tag != TreebankSentence.unknown && first &- 0x30 >= 10 && !Lemmatizer.isName(tag)
      && sentence.lemmas[index] != "_"
      && !sentence.isCapitals
  }

  private static func edit(from word: [UInt8], to lemma: [UInt8]) -> Edit {
    var common = 0
    while common < word.count, common < lemma.count, word[common] == lemma[common] { common += 1 }
    return Edit(strip: word.count - common, addition: Array(lemma[common...]))
  }

  /// For each tag and ending the edit of most words, where the next shorter ending says otherwise.
  private static func endingRules(_ edits: [Form: Edit]) -> [Form: Edit] {
    var counts: [Form: [Edit: Int]] = [:]
    for (form, edit) in edits where edit.strip < form.word.count {
      for length in 0...min(Lemmatizer.longestEnding, form.word.count - 1) {
        counts[Form(word: form.word.suffix(length), tag: form.tag), default: [:]][edit, default: 0] += 1
      }
    }
    var rules: [Form: Edit] = [:]
    for length in 0...Lemmatizer.longestEnding {
      for (ending, votes) in counts where ending.word.count == length {
        guard let best = mostVotes(votes) else { continue }
        let isReliable = best.value >= 2 || length == 0
        if isReliable, best.key != result(ending, rules) { rules[ending] = best.key }
      }
    }
    return rules
  }

  private static func result(_ form: Form, _ rules: [Form: Edit]) -> Edit? {
    for length in stride(from: min(Lemmatizer.longestEnding, form.word.count - 1), through: 0, by: -1) {
      if let edit = rules[Form(word: form.word.suffix(length), tag: form.tag)] { return edit }
    }
    return nil
  }
}
