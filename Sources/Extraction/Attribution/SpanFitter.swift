import Linguistics

/// Brings sources and cues of the model's candidates into line with what the words say for certain.
struct SpanFitter {
  let syntax: Syntax

  /// A source without the participle clause in front of it ("Giving evidence, Mary Lodge"), and without what tells where or
  /// when ("Ms Moe, in a post on a website", "the mayor on Friday").
  func source(_ range: Range<Int>) -> Range<Int> {
    var fitted = range
    while fitted.count > 1, [.openQuote, .closeQuote].contains(syntax.tokens[fitted.upperBound - 1].tag) {
      fitted = fitted.lowerBound..<(fitted.upperBound - 1)
    }
    if let owner = owner(in: range) { fitted = owner..<range.upperBound }
    if syntax.tokens[range.lowerBound].tag == .verbGerund, let comma = comma(in: fitted) {
      fitted = (comma + 1)..<fitted.upperBound
    }
    fitted = syntax.report.wordStart(fitted.lowerBound)..<fitted.upperBound
    fitted = WeekdayTrimmer.trimmed(fitted, keeping: syntax.phrases.head(of: fitted), in: syntax)
    var from = fitted.lowerBound
    while let comma = comma(in: from..<fitted.upperBound) {
      if isAside(comma + 1) { return fitted.lowerBound..<comma }
      from = comma + 1
    }
    return fitted
  }

  /// Where "whose army" begins in "the president, whose army said …"; not where its clause ends before the cue.
  private func owner(in range: Range<Int>) -> Int? {
    guard let owner = range.last(where: { syntax.tokens[$0].tag == .whPossessive }), owner > range.lowerBound,
      !(owner..<range.upperBound).contains(where: {
        syntax.tokens[$0].tag.isVerb || syntax.tokens[$0].tag == .comma
      })
    else { return nil }
    return owner
  }

  /// The first comma of a range with something on both sides.
  private func comma(in range: Range<Int>) -> Int? {
    range.dropFirst().dropLast().first { syntax.tokens[$0].tag == .comma }
  }

  private func isAside(_ token: Int) -> Bool {
    Self.asides.contains(syntax.word(token)) && syntax.tokens[token].tag == .preposition
      || syntax.tokens[token].tag == .verbGerund
  }

  private static let asides: Set<String> = [
    "in", "on", "at", "during", "after", "before", "for", "through", "via",
  ]

  /// A cue with the passive that quotes it: "was later quoted as saying".
  func cue(_ range: Range<Int>, head: Int) -> Range<Int> {
    guard head >= 2, syntax.tokens[head].tag == .verbGerund, syntax.word(head - 1) == "as",
      ["quoted", "cited", "reported"].contains(syntax.word(head - 2)),
      syntax.sentenceOf[head] == syntax.sentenceOf[head - 2]
    else { return range }
    var lower = head - 2
    let start = max(syntax.sentence(of: head).lowerBound, lower - 4)
    while lower > start, isAuxiliary(lower - 1) { lower -= 1 }
    return min(lower, range.lowerBound)..<(head + 1)
  }

  private func isAuxiliary(_ token: Int) -> Bool {
    ["be", "have"].contains(syntax.tokens[token].lemma.lowercased())
      || [.adverb, .adverbComparative].contains(syntax.tokens[token].tag)
  }
}
