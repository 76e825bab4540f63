import Linguistics
import NewsModel

/// Finds the event words of a report.
struct TriggerFinder: Sendable {
  /// An event word where it stands.
  struct Trigger: Sendable {
    /// Its row.
    var word: EventWord
    /// The token that heads it.
    var head: Int
    /// All its tokens.
    var tokens: Range<Int>
  }

  private let tree: SyntaxTree
  private let lexicon: IncidentLexicon

  init(_ tree: SyntaxTree, lexicon: IncidentLexicon) { (self.tree, self.lexicon) = (tree, lexicon) }

  /// Every event word, in order, without overlap; longer ones first.
  func find() -> [Trigger] {
    var found: [Trigger] = []
    var index = 0
    while index < tree.tokens.count {
      guard let trigger = trigger(at: index) else {
        index += 1
        continue
      }
      found.append(trigger)
      index = max(index + 1, trigger.tokens.upperBound)
    }
    return found
  }

  /// The dictionary forms that a verb may have.
  private func bases(_ index: Int) -> [String] {
    [tree.lemmas[index]]
      + (tree.tokens[index].tag.isVerb ? IncidentLexicon.irregularBase(tree.words[index]) : [])
  }

  /// "set several houses ablaze", "took 14 sailors hostage": words of a row with the object between them.
  private func parted(_ index: Int) -> Trigger? {
    guard tree.tokens[index].tag.isVerb else { return nil }
    let end = min(index + 9, tree.sentences[tree.sentence[index]].upperBound)
    for next in (index + 2)..<max(index + 2, end) {
      guard let rest = Self.results[tree.words[next]],
        rest.isEmpty || (next + 1 < end && tree.words[next + 1] == rest)
      else {
        if tree.tokens[next].tag.isVerb || tree.tokens[next].tag == .comma { return nil }
        continue
      }
      let words = [tree.lemmas[index], tree.words[next]] + (rest.isEmpty ? [] : [rest])
      return lexicon.event(words.joined(separator: " "), .verb).map {
        Trigger(word: $0, head: index, tokens: index..<(index + 1))
      }
    }
    return nil
  }

  /// What stands behind the object, and the word that follows it.
  private static let results = [
    "ablaze": "", "afire": "", "alight": "", "on": "fire", "hostage": "", "captive": "", "dead": "",
    "to": "death",
  ]

  /// "the fighting", "Fighting between the two left 40 dead": a gerund that plays a noun's part.
  private func isNominal(_ gerund: Int) -> Bool {
    if tree.child(gerund, [.det]) != nil { return true }
    return [.nsubj, .nsubjPassive, .csubj].contains(tree.relation(gerund))
      && tree.child(gerund, [.obj, .xcomp, .ccomp]) == nil
  }

  /// "and injuring between six and eight": a participle that the tagger takes for a noun.
  private func misread(_ index: Int) -> EventWord? {
    if tree.words[index] == "shot", tree.tokens[index].tag.isNoun,
      ["down", "dead"].contains(tree.word(index + 1))
    {
      return lexicon.event("shoot \(tree.word(index + 1))", .verb)
    }
    guard tree.tokens[index].tag.isNoun, tree.words[index].hasSuffix("ing"), index > 0,
      index + 1 < tree.tokens.count, ["and", ",", "or"].contains(tree.words[index - 1]),
      [.number, .determiner, .possessivePronoun].contains(tree.tokens[index + 1].tag)
        || ["at", "between", "more", "about", "nearly", "dozens", "scores", "hundreds"].contains(
          tree.words[index + 1])
    else { return nil }
    return IncidentLexicon.bases(tree.words[index]).lazy.compactMap { lexicon.event($0, .verb) }.first
  }

  /// "shelled", "stole": a verb whose dictionary form the lemmatizer misses.
  private func inflected(_ index: Int) -> EventWord? {
    guard tree.tokens[index].tag.isVerb || tree.words[index] == "stole" else { return nil }
    return IncidentLexicon.bases(tree.words[index]).lazy.compactMap { lexicon.event($0, .verb) }.first
  }

  private func trigger(at index: Int) -> Trigger? {
    let tag = tree.tokens[index].tag
    if let word = misread(index) {
      return Trigger(word: word, head: index, tokens: index..<(index + word.word.split(separator: " ").count))
    }
    // "was injured", "left three dead": what was done to somebody may be told by an adjective.
    if tag.isVerb || tag == .other || tag == .adjective {
      for length in (2...3).reversed() where index + length <= tree.tokens.count {
        let rest = tree.words[(index + 1)..<(index + length)].joined(separator: " ")
        for base in bases(index) {
          guard let word = lexicon.event("\(base) \(rest)", .verb) else { continue }
          return Trigger(word: word, head: index, tokens: index..<(index + length))
        }
      }
      if let trigger = parted(index) { return trigger }
      // "blew the bridge up"
      if let particle = tree.child(index, [.compoundParticle]),
        let word = lexicon.event("\(tree.lemmas[index]) \(tree.words[particle])", .verb)
      {
        return Trigger(word: word, head: index, tokens: index..<(index + 1))
      }
      if let word = lexicon.event(tree.lemmas[index], .verb) ?? inflected(index) {
        return Trigger(word: word, head: index, tokens: index..<(index + 1))
      }
    }
    for length in (1...3).reversed() where index + length <= tree.tokens.count {
      let head = index + length - 1
      guard
        tree.tokens[head].tag.isNoun || tree.tokens[head].tag == .verbGerund
          || length > 1 && (tag == .other || tree.words[index] == "number")
      else { continue }
      let before = tree.words[index..<head].joined(separator: " ")
      let forms = [tree.lemmas[head], tree.words[head]] + IncidentLexicon.singulars(tree.words[head])
      for form in forms {
        if let word = lexicon.event(before.isEmpty ? form : "\(before) \(form)", .noun) {
          guard tree.tokens[head].tag.isNoun || length > 1 || isNominal(head) else { continue }
          // Of "the number of dead", "a note of protest" it is the first that the sentence hangs on.
          let isFirst =
            word.word.hasPrefix("number of")
            || word.category == .diplomatic && word.word.contains(" of ") && tree.head(index) != head
          return Trigger(word: word, head: isFirst ? index : head, tokens: index..<(head + 1))
        }
      }
    }
    return nil
  }
}
