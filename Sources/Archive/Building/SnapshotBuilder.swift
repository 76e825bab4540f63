import NewsModel

/// The way from reports to tables: check, join, count, render, index.
struct SnapshotBuilder {
  let addresses: Addresses
  /// The reports that are served, in the order of their ids.
  private(set) var reports: [CheckedReport] = []
  private(set) var integrity = Snapshot.Integrity()

  init(_ reports: [Snapshot.Report], addresses: Addresses) {
    self.addresses = addresses
    // By path where ids are equal, so that the same file is kept whatever the order of reading.
    let ordered = reports.sorted {
      ($0.report.document.id, $0.source.path ?? "") < ($1.report.document.id, $1.source.path ?? "")
    }
    for (source, report) in ordered { add(source, report) }
  }

  private mutating func add(_ source: SourceText, _ report: ExtractedReport) {
    if let last = reports.last?.document, last.id == report.document.id {
      integrity.duplicatesLeftOut += 1
      reports[reports.count - 1].document.warnings.append(
        Document.Warning(
          code: .duplicate,
          message: "\(source.path ?? source.id): left out, for it has the id of \(last.path ?? last.id)."))
      return
    }
    let checked = CheckedReport(source, report)
    integrity.add(checked.integrity)
    reports.append(checked)
  }

  /// One table a resource.
  mutating func makeTables() -> [Resource: Table] {
    let statements = unique(reports.flatMap(\.statements)) { ($0.record.id, $0.record.documentID) }
    let incidents = unique(reports.flatMap(\.incidents)) { ($0.record.id, $0.record.documentID) }
    countRecords(statements.map(\.documentID), incidents.map(\.documentID))
    let joined = Joining(reports)
    let (actors, instruments) = (joined.joinedActors, joined.joinedInstruments)
    let documents = reports.map(\.document)
    let renderer = RecordRenderer(addresses, documents: documents)
    let directory = Directory(
      documents: Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }),
      actors: Dictionary(uniqueKeysWithValues: actors.map { ($0.id, $0) }),
      instruments: Dictionary(uniqueKeysWithValues: instruments.map { ($0.id, $0) }))
    return [
      .statements: Table(
        .statements,
        statements.map { id, document, entry in
          (id, entry.record, renderer.render(.statements, id: id, document: document, entry))
        }, fields: StatementFields.all, directory: directory),
      .incidents: Table(
        .incidents,
        incidents.map { id, document, entry in
          (id, entry.record, renderer.render(.incidents, id: id, document: document, entry))
        }, fields: IncidentFields.all, directory: directory),
      .actors: Table(
        .actors,
        actors.compactMap { actor in
          renderer.render(.actors, id: actor.id, actor).map { (actor.id, actor, $0) }
        },
        fields: ActorFields.all, directory: directory),
      .documents: Table(
        .documents,
        reports.compactMap { report in
          renderer.render(report.document).map {
            (report.document.id, DocumentText(document: report.document, text: report.text), $0)
          }
        }, fields: DocumentFields.all, directory: directory),
      .instruments: Table(
        .instruments,
        instruments.compactMap { instrument in
          renderer.render(.instruments, id: instrument.id, instrument).map { (instrument.id, instrument, $0) }
        }, fields: InstrumentFields.all, directory: directory),
    ]
  }

  /// The records in the order of their ids, the first of each id.
  private mutating func unique<Entry>(
    _ entries: [Entry], key: (Entry) -> (id: String, documentID: String)
  ) -> [(id: String, documentID: String, entry: Entry)] {
    var unique: [(id: String, documentID: String, entry: Entry)] = []
    unique.reserveCapacity(entries.count)
    let keyed = entries.enumerated().map { (key: key($1), order: $0, entry: $1) }
    for (key, _, entry) in keyed.sorted(by: { ($0.key.id, $0.order) < ($1.key.id, $1.order) }) {
      if unique.last?.id == key.id {
        integrity.duplicatesLeftOut += 1
      } else {
        unique.append((key.id, key.documentID, entry))
      }
    }
    return unique
  }

  /// A document says how many records are served of it, not how many were extracted.
  private mutating func countRecords(_ statements: [String], _ incidents: [String]) {
    let statementCounts = Dictionary(statements.map { ($0, 1) }, uniquingKeysWith: +)
    let incidentCounts = Dictionary(incidents.map { ($0, 1) }, uniquingKeysWith: +)
    for index in reports.indices {
      let id = reports[index].document.id
      reports[index].document.counts = Document.Counts(
        statements: statementCounts[id] ?? 0, incidents: incidentCounts[id] ?? 0,
        actors: Set(reports[index].actors.map(\.id)).count,
        instruments: Set(reports[index].instruments.map(\.id)).count)
    }
  }
}

extension Snapshot.Integrity {
  fileprivate mutating func add(_ other: Snapshot.Integrity) {
    spansChecked += other.spansChecked
    spanFailures += other.spanFailures
    recordsLeftOut += other.recordsLeftOut
    duplicatesLeftOut += other.duplicatesLeftOut
  }
}
