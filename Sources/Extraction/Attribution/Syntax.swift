import Linguistics

/// One report's tokens with their trees, sentences, paragraphs and quotations, as the rules ask for them.
struct Syntax: Sendable {
  let report: AnnotatedReport
  let quotations: Quotations
  let phrases: NounPhrases
  let tokens: [Token]
  /// The sentence of each token.
  let sentenceOf: [Int]
  /// The index of the passage that each token stands in, -1 outside.
  let passageOf: [Int]
  /// Whether each sentence has a finite verb.
  private let isFinite: [Bool]

  init(report: AnnotatedReport, quotations: Quotations, phrases: NounPhrases) {
    (self.report, self.quotations, self.phrases) = (report, quotations, phrases)
    tokens = report.annotated.tokens
    var sentenceOf = [Int](repeating: 0, count: tokens.count)
    for (index, sentence) in report.annotated.sentences.enumerated() {
      for token in sentence { sentenceOf[token] = index }
    }
    var passageOf = [Int](repeating: -1, count: tokens.count)
    var passage = 0
    for (index, token) in tokens.enumerated() {
      while passage < quotations.passages.count,
        quotations.passages[passage].outer.upperBound <= token.range.lowerBound
      { passage += 1 }
      guard passage < quotations.passages.count else { break }
      if quotations.passages[passage].outer.contains(token.range.lowerBound) { passageOf[index] = passage }
    }
    let tokens = tokens
    Self.unquoteCues(tokens, &passageOf)
    (self.sentenceOf, self.passageOf) = (sentenceOf, passageOf)
    isFinite = report.annotated.sentences.map { sentence in
      sentence.contains { tokens[$0].tag.isFinite || tokens[$0].tag == .modal }
    }
  }

  /// "The ministry “strongly condemned” the raid": quotation marks around the cue alone do not make it another's.
  private static func unquoteCues(_ tokens: [Token], _ passageOf: inout [Int]) {
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, passageOf[end] == passageOf[start] { end += 1 }
      let words = (start..<end).filter { !tokens[$0].tag.isPunctuation }
      if passageOf[start] >= 0, let verb = words.last, words.count <= 3, start > 0, end < tokens.count,
        tokens[verb].tag.isFinite || tokens[verb].tag == .verbPastParticiple,
        words.dropLast().allSatisfy({ tokens[$0].tag == .adverb }), tokens[start - 1].tag.isNoun,
        [.determiner, .possessivePronoun, .properNoun].contains(tokens[end].tag)
      {
        for token in start..<end { passageOf[token] = -1 }
      }
      start = end
    }
  }

  /// The sentence that a token stands in.
  func sentence(of token: Int) -> Range<Int> { report.annotated.sentences[sentenceOf[token]] }

  /// The sentences of the paragraph of a sentence.
  func paragraph(ofSentence sentence: Int) -> Range<Int> {
    let paragraphs = report.annotated.paragraphs
    var (low, high) = (0, paragraphs.count)
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].upperBound <= sentence { low = middle + 1 } else { high = middle }
    }
    return low < paragraphs.count ? paragraphs[low] : sentence..<(sentence + 1)
  }

  /// The first token that ends behind a byte.
  func firstToken(fromByte byte: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that a range of bytes, which is not empty, touches.
  func tokens(inBytes bytes: Range<Int>) -> Range<Int> {
    let first = firstToken(fromByte: bytes.lowerBound)
    return first..<max(first, firstToken(fromByte: bytes.upperBound - 1) + 1)
  }

  /// What a participle hangs on, where it must be the verb of its sentence: it follows a noun, and no other verb is finite.
  func misreadSubject(of verb: Int) -> Int? {
    guard tokens[verb].tag == .verbPastParticiple, tokens[verb].relation == .acl,
      let head = tokens[verb].head,
      head == verb - 1, tokens[head].tag.isNoun, !isFinite[sentenceOf[verb]],
      child(verb, [.aux, .auxPassive]) == nil
    else { return nil }
    return head
  }

  /// The tokens that depend on a token.
  func children(_ token: Int) -> [Int] { phrases.children[token] }

  /// The first dependent with one of the relations.
  func child(_ token: Int, _ relations: Set<DependencyRelation>) -> Int? {
    children(token).first { relations.contains(tokens[$0].relation) }
  }

  /// The object of a verb.
  func object(of verb: Int) -> Int? { child(verb, [.obj]) ?? objectBehindAside(verb) }

  /// "requested, on Friday, a session": the tree takes the object for an apposition of what stands between the commas.
  private func objectBehindAside(_ verb: Int) -> Int? {
    guard verb + 1 < tokens.count, tokens[verb + 1].tag == .comma,
      let aside = children(verb).first(where: { child in
        [.obl, .oblUnmarked].contains(tokens[child].relation) && child > verb
          && subtree(child).lowerBound <= verb + 2
      })
    else { return nil }
    return child(aside, [.appos])
  }

  /// Every token from the first to the last below a token.
  func subtree(_ token: Int) -> Range<Int> { phrases.subtree(token) }

  /// The token's characters in lower case.
  func word(_ token: Int) -> String { report.raw[token].lowercased() }

  /// The preposition or other case marker of a noun phrase.
  func preposition(of head: Int) -> Int? { child(head, [.case]) }

  /// The range without punctuation and conjunctions at its ends; `nil` where nothing is left.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, isEdge(low) { low += 1 }
    while high > low, isEdge(high - 1) { high -= 1 }
    return low < high ? low..<high : nil
  }

  private func isEdge(_ token: Int) -> Bool {
    tokens[token].tag.isPunctuation || tokens[token].tag == .conjunction
  }

  /// Whether a verb stands in the passive.
  func isPassive(_ verb: Int) -> Bool {
    tokens[verb].tag == .verbPastParticiple
      && child(verb, [.nsubjPassive, .auxPassive, .csubjPassive]) != nil
  }

  /// Whether a verb is negated.
  func isNegated(_ verb: Int) -> Bool {
    let isOwn = children(verb).contains {
      ["not", "never", "n't", "n’t"].contains(word($0)) && tokens[$0].relation == .advmod
        || ["neither", "nor"].contains(word($0)) && $0 < verb && tokens[$0].relation != .det
    }
    // "did not confirm or deny"
    guard !isOwn, tokens[verb].relation == .conj, let first = tokens[verb].head, first < verb,
      tokens[verb].tag == .verb, children(verb).contains(where: { word($0) == "or" })
    else { return isOwn }
    return tokens[first].relation != .conj && isNegated(first)
  }
}

extension PartOfSpeech {
  /// Marks of punctuation, quotation marks and brackets.
  var isPunctuation: Bool {
    switch self {
    case .comma, .sentenceEnd, .colon, .openQuote, .closeQuote, .openBracket, .closeBracket, .hyphen,
      .nonFinal:
      true
    default: false
    }
  }
  /// A verb that shows tense or mood by itself.
  var isFinite: Bool { self == .verbPast || self == .verbPresent || self == .verbPresentThird }
}
