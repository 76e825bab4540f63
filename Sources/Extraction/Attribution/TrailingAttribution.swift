import Linguistics
import NewsModel

/// Attributions at the end of a sentence: "The bridge is closed, the mayor said." and "…, said the mayor."
///
/// Read from commas and tags, since the tree is often at a loss there.
struct TrailingAttribution {
  let syntax: Syntax

  /// The attribution of a verb that ends its sentence; `nil` where it does not.
  func attribution(verb: Int, _ word: CueTable.Word) -> Attribution? {
    guard word.frames.contains(.clause), syntax.tokens[verb].tag != .verbGerund, syntax.passageOf[verb] < 0
    else {
      return nil
    }
    let sentence = syntax.sentence(of: verb)
    let limit = end(behind: verb, in: sentence)
    guard isCircumstance((verb + 1)..<max(circumstanceEnd(verb + 1, limit), verb + 1)) else { return nil }
    let cue = CueSpan(syntax: syntax).tokens(ofVerb: verb)
    var start = cue.lowerBound
    while start > sentence.lowerBound, isNominal(start - 1), cue.lowerBound - start < 24 { start -= 1 }
    start = described(before: start, in: sentence) ?? start
    guard start < cue.lowerBound, start - 1 > sentence.lowerBound, syntax.tokens[start - 1].tag == .comma,
      syntax.passageOf[start] < 0, holdsClause(sentence.lowerBound..<(start - 1))
    else { return nil }
    let source = start..<cue.lowerBound
    let contents = ContentPieces(syntax: syntax).pieces(cue: verb, sentence.lowerBound..<(start - 1))
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: source, sourceHead: syntax.phrases.head(of: source), cue: cue, cueHead: verb,
      contents: contents,
      lemma: syntax.tokens[verb].lemma.lowercased(), act: word.act, rule: .trailing, confidence: 0.85)
  }

  /// Where what was said with a verb ends: at its sentence's end, or at a comma that a clause of time or a participle follows
  /// ("…, the palace said, a day after …").
  private func end(behind verb: Int, in sentence: Range<Int>) -> Int {
    let rest = (verb + 1)..<sentence.upperBound
    if let comma = rest.dropLast().first(where: { syntax.tokens[$0].tag == .comma }),
      syntax.tokens[comma + 1].tag == .verbGerund || Self.openings.contains(syntax.word(comma + 1))
    {
      return comma
    }
    var end = sentence.upperBound
    while end > verb + 1, syntax.tokens[end - 1].tag.isPunctuation { end -= 1 }
    return max(end, verb + 1)
  }

  private static let openings: Set<String> = [
    "a", "an", "after", "before", "as", "while", "when", "days", "hours",
  ]

  /// Whether nothing stands there but where, when or by what it was said: "on Monday", "in a statement".
  private func isCircumstance(_ range: Range<Int>) -> Bool {
    var token = range.lowerBound
    while token < range.upperBound {
      let start = token
      if Self.prepositions.contains(syntax.word(token)) {
        token += 1
        while token < range.upperBound, isNominal(token) { token += 1 }
        if token == start + 1 { return false }
      } else if WeekdayTrimmer.isDay(syntax.word(token)) || syntax.tokens[token].tag == .adverb {
        token += 1
      } else {
        return false
      }
    }
    return range.count <= 12
  }

  /// Where what tells the circumstances of saying ends: "…, two envoys said, hours after the raid" goes on with another time.
  private func circumstanceEnd(_ start: Int, _ end: Int) -> Int {
    let comma = (start..<max(start, end)).first { syntax.tokens[$0].tag == .comma }
    guard let comma, comma + 2 < end else { return end }
    // "…, the army said, a day before the vote"
    let isSpan =
      syntax.word(comma + 1) == "a" && ["day", "week", "month", "year"].contains(syntax.word(comma + 2))
    return isSpan || Self.sequels.contains(syntax.word(comma + 1)) ? comma : end
  }

  private static let sequels: Set<String> = [
    "hours", "minutes", "days", "weeks", "months", "shortly", "just", "after", "as", "amid", "following",
  ]

  /// Where a source begins that goes on behind its noun: "two envoys close to the talks", "an aide with knowledge of it".
  private func described(before start: Int, in sentence: Range<Int>) -> Int? {
    guard start - 1 > sentence.lowerBound, Self.leads.contains(syntax.word(start - 1)),
      let comma = (max(sentence.lowerBound, start - 12)..<start).last(where: {
        syntax.tokens[$0].tag == .comma
      })
    else { return nil }
    let source = (comma + 1)..<start
    guard source.count > 1, let noun = source.first(where: { syntax.tokens[$0].tag.isNoun }),
      source.prefix(while: { $0 < noun }).allSatisfy(isNominal),
      !source.contains(where: { token in
        syntax.passageOf[token] >= 0 || syntax.tokens[token].tag.isFinite || syntax.tokens[token].tag.isWh
          || syntax.tokens[token].tag == .modal
      })
    else { return nil }
    return comma + 1
  }

  private static let leads: Set<String> = ["with", "to", "on", "in", "about", "from", "for", "by"]

  private static let prepositions: Set<String> = ["on", "in", "at", "during", "via", "through"]

  /// Whether a finite verb stands there, so that it can be what somebody says.
  private func holdsClause(_ range: Range<Int>) -> Bool {
    range.contains { syntax.tokens[$0].tag.isFinite || syntax.tokens[$0].tag == .modal }
  }

  private func isNominal(_ token: Int) -> Bool {
    switch syntax.tokens[token].tag {
    case .noun, .nounPlural, .properNoun, .properNounPlural, .pronoun, .possessivePronoun, .possessiveEnding,
      .determiner, .adjective, .number:
      true
    default: syntax.word(token) == "of"
    }
  }
}
