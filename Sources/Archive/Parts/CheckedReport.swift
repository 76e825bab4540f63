import NewsModel
import OrderedJSON

/// One report whose records have been held against its text.
struct CheckedReport: Sendable {
  /// A record that holds.
  struct Entry<Record: Sendable>: Sendable {
    let record: Record
    /// Its members as JSON.
    let json: JSONObject
    /// The sentences that it stands in.
    let context: String
  }

  private(set) var document: Document
  let text: String
  /// Whether the text is there. It is not in an extraction that was saved without; its spans are taken on trust then.
  let hasText: Bool
  private(set) var statements: [Entry<Statement>] = []
  private(set) var incidents: [Entry<Incident>] = []
  private(set) var actors: [Actor] = []
  private(set) var instruments: [Instrument] = []
  private(set) var integrity = Snapshot.Integrity()

  init(_ source: SourceText, _ report: ExtractedReport) {
    (document, text) = (report.document, source.text)
    hasText = !source.text.isEmpty || report.document.length == 0
    var check = SpanCheck(CodePointIndex(source.text), isTrusting: !hasText)
    statements = entries(report.statements.map(own), &check) {
      $0.contents + ($0.cue.map { [$0.span] } ?? [])
    }
    incidents = entries(report.incidents.map(own), &check) { $0.evidence.isEmpty ? $0.triggers : $0.evidence }
    actors = report.actors.map { actor in
      var actor = actor
      actor.roles = kept(actor.roles) { check.check($0.span) }
      return actor
    }
    instruments = report.instruments.map { instrument in
      var instrument = instrument
      instrument.citations = kept(instrument.citations) { check.check($0.span) }
      return instrument
    }
    integrity.spansChecked = check.checked
    integrity.spanFailures = check.failed
    document.counts = Document.Counts(
      statements: statements.count, incidents: incidents.count, actors: Set(actors.map(\.id)).count,
      instruments: Set(instruments.map(\.id)).count)
    if check.failed > 0 {
      document.warnings.append(
        Document.Warning(
          code: .span,
          message: "\(document.path ?? document.id): \(check.failed) of \(check.checked) spans do not hold; "
            + "\(integrity.recordsLeftOut) records were left out."))
    }
  }

  /// A record belongs to the report that it came with, and is one of its own until the archive links it.
  private func own(_ statement: Statement) -> Statement {
    var own = statement
    (own.documentID, own.clusterID, own.occurrences) = (document.id, statement.id, 1)
    return own
  }

  private func own(_ incident: Incident) -> Incident {
    var own = incident
    (own.documentID, own.clusterID, own.documentCount) = (document.id, incident.id, 1)
    return own
  }

  /// The records all of whose spans hold; one that cannot be written as JSON counts as one that doesn't.
  private mutating func entries<Record: Encodable & Sendable>(
    _ records: [Record], _ check: inout SpanCheck, spans: (Record) -> [Span]
  ) -> [Entry<Record>] {
    var entries: [Entry<Record>] = []
    for record in records {
      guard let json = try? JSONValue(encoding: record), case .object(let object) = json, check.holds(json)
      else {
        integrity.recordsLeftOut += 1
        continue
      }
      let ranges = spans(record).compactMap(check.text.range(of:))
      let context = Context.sentences(around: ranges, in: check.text.bytes)
      entries.append(Entry(record: record, json: object, context: context))
    }
    return entries
  }

  private mutating func kept<Part>(_ parts: [Part], _ holds: (Part) -> Bool) -> [Part] {
    let kept = parts.filter(holds)
    integrity.recordsLeftOut += parts.count - kept.count
    return kept
  }
}
