import Linguistics

/// Reads what stands behind a verb of saying at the end of a sentence: to whom, when, where and by what it was said.
struct SayingCircumstance {
  let syntax: Syntax

  private static let longest = 12
  private static let prepositions: Set<String> = [
    "on", "in", "at", "during", "via", "through", "after", "following", "with",
  ]
  private static let times: Set<String> = ["late", "early", "earlier", "later", "overnight", "separately"]
  private static let periods: Set<String> = ["week", "month", "year", "night", "weekend"]
  private static let means: Set<String> = ["phone", "telephone", "email", "e-mail", "text", "radio"]
  /// What follows a comma and is no longer about saying: "…, two envoys said, hours after the raid".
  private static let openings: Set<String> = [
    "a", "an", "after", "before", "as", "while", "when", "days", "hours",
  ]
  private static let sequels: Set<String> = [
    "hours", "minutes", "days", "weeks", "months", "shortly", "just", "after", "as", "amid", "following",
  ]

  /// The tokens behind a verb that belong to it: up to its sentence's end, or to a comma that a clause of time or a participle
  /// follows ("…, the palace said, a day after …").
  func stretch(behind verb: Int, in sentence: Range<Int>) -> Range<Int> {
    let rest = (verb + 1)..<end(behind: verb, in: sentence)
    guard let comma = rest.first(where: { syntax.tokens[$0].tag == .comma }), comma + 2 < rest.upperBound
    else { return rest }
    let isSpan =
      syntax.word(comma + 1) == "a" && ["day", "week", "month", "year"].contains(syntax.word(comma + 2))
    return isSpan || Self.sequels.contains(syntax.word(comma + 1)) ? rest.lowerBound..<comma : rest
  }

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

  /// The noun phrase that a stretch begins with: "told the agency by phone".
  func hearer(in stretch: Range<Int>) -> Range<Int>? {
    var end = stretch.lowerBound
    while end < stretch.upperBound, isHearer(end, from: stretch.lowerBound) { end += 1 }
    while end > stretch.lowerBound, syntax.tokens[end - 1].tag == .conjunction { end -= 1 }
    return end > stretch.lowerBound ? stretch.lowerBound..<end : nil
  }

  private func isHearer(_ token: Int, from start: Int) -> Bool {
    let word = syntax.word(token)
    if WeekdayTrimmer.isDay(word) || isPeriod(token) || Self.times.contains(word) { return false }
    return syntax.isNominal(token) || token > start && ["of", "and", "'s", "’s"].contains(word)
  }

  /// Whether nothing stands there but where, when or by what it was said: "on Monday", "in a statement".
  func isAll(of range: Range<Int>) -> Bool {
    var token = range.lowerBound
    while token < range.upperBound {
      let start = token
      let word = syntax.word(token)
      if Self.prepositions.contains(word)
        || word == "by" && token + 1 < range.upperBound && isMeans(token + 1)
      {
        token += 1
        while token < range.upperBound, syntax.isNominal(token) || syntax.word(token) == "of" { token += 1 }
        if token == start + 1 { return false }
      } else if isPeriod(token), token + 1 < range.upperBound {
        token += 2
      } else if WeekdayTrimmer.isDay(word) || syntax.tokens[token].tag == .adverb || Self.times.contains(word)
      {
        token += 1
      } else {
        return false
      }
    }
    return range.count <= Self.longest
  }

  private func isMeans(_ token: Int) -> Bool { Self.means.contains(syntax.word(token)) }

  /// "last week", "this month".
  private func isPeriod(_ token: Int) -> Bool {
    ["last", "this"].contains(syntax.word(token)) && token + 1 < syntax.tokens.count
      && Self.periods.contains(syntax.word(token + 1))
  }
}

extension Syntax {
  /// Whether a token can stand within a plain noun phrase.
  func isNominal(_ token: Int) -> Bool {
    switch tokens[token].tag {
    case .noun, .nounPlural, .properNoun, .properNounPlural, .pronoun, .possessivePronoun, .possessiveEnding,
      .determiner, .adjective, .number:
      true
    default: false
    }
  }
}
