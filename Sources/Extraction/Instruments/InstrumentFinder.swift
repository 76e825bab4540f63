import NewsModel

/// Finds the instruments that a report cites, who cites them and what they do by it.
struct InstrumentFinder: Sendable {
  private static let breaching: Set = [
    "violate", "violates", "violated", "violating", "violation", "violations", "breach", "breaches",
    "breached", "breaching", "contravene",
    "contravenes", "flout", "flouts", "flouted", "infringement", "defiance",
  ]
  private static let calling: Set = [
    "comply", "complies", "fulfill", "fulfills", "fulfil", "fulfils", "uphold", "respect", "implement",
    "implementation", "obligation",
    "obligations", "responsible", "adhere", "abide", "honor", "honour", "enforce", "ensure",
  ]
  private static let rejecting: Set = [
    "reject", "rejects", "rejected", "rejecting", "withdraw", "withdrew", "denounce", "denounced", "renounce",
  ]

  /// The tables are compiled in.
  init() {}

  /// The instruments of a report, in the order in which it first cites them.
  func instruments(in report: AnnotatedReport, statements: [Statement]) -> [Instrument] {
    let words = report.annotated.tokens.map { report.annotated.text($0.range) }
    var found: [Instrument] = []
    for match in InstrumentMatcher(words).matches() {
      let span = report.span(tokens: match.tokens)
      let source = statements.filter { $0.contents.contains { $0.overlaps(span) } }.last {
        $0.nestedIn == nil
      }
      let citation = Instrument.Citation(
        statementID: source?.id, actorID: source?.speaker?.actorID,
        stance: stance(around: match.tokens, report, words), span: span)
      if let index = found.firstIndex(where: { $0.name == match.name }) {
        found[index].citations.append(citation)
        if span.exact != match.name, !found[index].otherNames.contains(span.exact) {
          found[index].otherNames.append(span.exact)
        }
      } else {
        found.append(
          Instrument(
            id: Identifier.instrument(name: match.name), name: match.name,
            otherNames: span.exact == match.name ? [] : [span.exact], kind: match.kind, citations: [citation])
        )
      }
    }
    return found
  }

  /// What the nearest telling word before the name says is done by citing it.
  private func stance(around tokens: Range<Int>, _ report: AnnotatedReport, _ words: [String]) -> Instrument
    .Stance?
  {
    let start = report.annotated.sentences.last { $0.lowerBound <= tokens.lowerBound }?.lowerBound ?? 0
    for index in (max(start, tokens.lowerBound - 20)..<tokens.lowerBound).reversed() {
      let word = TextFolding.fold(words[index])
      if Self.breaching.contains(word) { return .accusesOfBreaching }
      if Self.calling.contains(word) { return .callsFor }
      if Self.rejecting.contains(word) { return .rejects }
    }
    return .invokes
  }
}
