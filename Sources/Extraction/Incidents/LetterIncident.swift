import NewsModel

/// The sending of the letter that a report is.
enum LetterIncident {
  /// The record; `nil` for a report that is no letter.
  static func incident(_ report: AnnotatedReport, actors index: inout ActorIndex) -> Incident? {
    guard let heading = report.layout.letter, let parties = index.letter else { return nil }
    let (evidence, trigger) = (report.span(bytes: heading.bytes), report.span(bytes: heading.word))
    let date = heading.date.map {
      ReportedDate(
        start: $0, end: $0, precision: .day, basis: .stated, timex: $0.description, text: $0.description,
        span: nil)
    }
    let target = index.enroll(parties.addressee)
    return Incident(
      id: Identifier.incident(document: report.source.id, exact: evidence.exact, occurrence: 0),
      documentID: report.source.id, category: .diplomatic, eventType: "diplomacy", subEventType: "letter",
      date: date,
      actors: [
        IncidentActor(party: index.enroll(parties.author), attribution: .stated, attributedBy: nil)
      ],
      targets: [IncidentTarget(party: target, kind: .human, effect: nil, count: nil)], triggers: [trigger],
      evidence: [evidence], notes: evidence.exact, confidence: 0.9,
      extractor: Extractor(version: ReportExtractor.version, rule: "letter-heading"))
  }
}
