import Linguistics

/// Finds who speaks at the end of a sentence, between the comma that ends what is said and the cue.
struct TrailingSource {
  let syntax: Syntax

  private static let longest = 24
  /// What goes on with a noun phrase: "two envoys close to the talks", "an aide with knowledge of it".
  private static let links: Set<String> = [
    "with", "to", "on", "in", "about", "from", "for", "by", "at", "near", "inside", "and", "of",
  ]
  /// What begins a clause or tells a time rather than describing somebody.
  private static let clauses: Set<String> = [
    "after", "before", "as", "while", "when", "until", "since", "because", "that", "if", "but", "than",
  ]

  /// The source, which a comma precedes.
  func source(before cue: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    let end = cue.lowerBound
    guard end - 2 > sentence.lowerBound else { return nil }
    if syntax.tokens[end - 1].tag == .comma { return named(aside: end - 1, in: sentence) }
    return phrase(upTo: end, in: sentence)
  }

  /// The phrase that ends at a token and that a comma precedes.
  private func phrase(upTo end: Int, in sentence: Range<Int>) -> Range<Int>? {
    var start = end
    while start > sentence.lowerBound, end - start < Self.longest, let next = nominal(before: start) {
      start = next
    }
    if start == end || !isBehindComma(start, in: sentence) {
      guard let longer = described(before: start, upTo: end, in: sentence) else { return nil }
      start = longer
    }
    guard isBehindComma(start, in: sentence), syntax.passageOf[start] < 0 else { return nil }
    return start..<end
  }

  /// "…, the mayor, Pam Lund, told", "…, the deputy director, who had seen it, told": a phrase with what stands between commas
  /// behind it.
  private func named(aside close: Int, in sentence: Range<Int>) -> Range<Int>? {
    let reach = max(sentence.lowerBound, close - Self.longest)
    guard let open = (reach..<close).last(where: { syntax.tokens[$0].tag == .comma }), open + 1 < close,
      let phrase = phrase(upTo: open, in: sentence)
    else { return nil }
    let aside = (open + 1)..<close
    let isName = aside.allSatisfy { isNominal($0) || Self.links.contains(syntax.word($0)) }
    guard isName && !WeekdayTrimmer.isDay(syntax.word(close - 1)) || isRelative(aside) else { return nil }
    return phrase.lowerBound..<close
  }

  private func isRelative(_ range: Range<Int>) -> Bool {
    ["who", "whose"].contains(syntax.word(range.lowerBound))
      && !range.contains { syntax.passageOf[$0] >= 0 }
  }

  /// Where a source begins that goes on behind its noun, by a preposition, another noun or a relative clause.
  private func described(before start: Int, upTo end: Int, in sentence: Range<Int>) -> Int? {
    let reach = max(sentence.lowerBound, end - Self.longest)
    guard let comma = (reach..<start).last(where: { syntax.tokens[$0].tag == .comma }), comma + 1 < end
    else { return nil }
    let source = (comma + 1)..<end
    let relative = source.first { ["who", "whose"].contains(syntax.word($0)) } ?? end
    guard start == end ? relative < end : Self.links.contains(syntax.word(start - 1)) || relative < start,
      let noun = source.first(where: { syntax.tokens[$0].tag.isNoun }), noun < relative,
      source.prefix(while: { $0 < noun }).allSatisfy(isNominal),
      !source.contains(where: { syntax.passageOf[$0] >= 0 || Self.clauses.contains(syntax.word($0)) }),
      !(source.lowerBound..<relative).contains(where: isVerbal)
    else { return nil }
    return comma + 1
  }

  private func isVerbal(_ token: Int) -> Bool {
    let tag = syntax.tokens[token].tag
    return tag.isFinite || tag.isWh || tag == .modal
  }

  private func isBehindComma(_ start: Int, in sentence: Range<Int>) -> Bool {
    start - 1 > sentence.lowerBound && syntax.tokens[start - 1].tag == .comma
  }

  /// Where the word in front of a token begins, if a noun phrase may go on there: "the news agency (ANP)".
  private func nominal(before token: Int) -> Int? {
    if isNominal(token - 1) { return token - 1 }
    guard token >= 3, syntax.tokens[token - 1].tag == .closeBracket,
      syntax.tokens[token - 3].tag == .openBracket, syntax.tokens[token - 2].tag.isNoun
    else { return nil }
    return token - 3
  }

  private func isNominal(_ token: Int) -> Bool { syntax.isNominal(token) || syntax.word(token) == "of" }
}
