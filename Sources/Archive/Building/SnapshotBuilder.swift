import NewsModel

/// The way from reports to tables: check, join, count, render, index.
struct SnapshotBuilder {
  let addresses: Addresses
  /// The reports that are served, in the order of their ids.
  private(set) var reports: [CheckedReport] = []
  private(set) var integrity = Snapshot.Integrity()

  init(_ reports: consuming [Snapshot.Report], addresses: Addresses) {
    self.addresses = addresses
    // By path where ids are equal, so that the same file is kept whatever the order of reading.
    // Each is let go when it has been taken up, so that no collection is in memory twice.
    var left = reports.sorted {
      ($0.report.document.id, $0.source.path ?? "") < ($1.report.document.id, $1.source.path ?? "")
    }
    left.reverse()
    while let (source, report) = left.popLast() { add(source, report) }
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

  /// One table a resource, with the records' JSON where the sink keeps it.
  mutating func makeTables(_ sink: some RecordSink) -> [Resource: Table] {
    let links = ReportLinks(reports)
    for index in reports.indices { reports[index].link(links) }
    let statements = unique(reports.flatMap(\.statements), id: \.record.id)
    let incidents = unique(reports.flatMap(\.incidents), id: \.record.id)
    countRecords(statements.map(\.record.documentID), incidents.map(\.record.documentID))
    let joined = Joining(reports, links: links)
    let (actors, instruments) = (joined.joinedActors, joined.joinedInstruments)
    let documents = reports.map(\.document)
    let renderer = RecordRenderer(addresses, documents: documents)
    let directory = Directory(
      documents: Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0) }),
      actors: Dictionary(uniqueKeysWithValues: actors.map { ($0.id, $0) }),
      instruments: Dictionary(uniqueKeysWithValues: instruments.map { ($0.id, $0) }))
    var writer = RecordWriter(sink)
    let rows = (
      statements: statements.compactMap { renderer.row($0, &writer) },
      incidents: incidents.compactMap { renderer.row($0, &writer) },
      actors: actors.compactMap { renderer.row($0, &writer) },
      documents: reports.compactMap { renderer.row($0, &writer) },
      instruments: instruments.compactMap { renderer.row($0, &writer) }
    )
    let data = writer.finish()
    func table<Record>(_ resource: Resource, _ rows: [TableRow<Record>], _ fields: [Field<Record>]) -> Table {
      Table(resource, rows, data: data, fields: fields, directory: directory)
    }
    return [
      .statements: table(.statements, rows.statements, StatementFields.all),
      .incidents: table(.incidents, rows.incidents, IncidentFields.all),
      .actors: table(.actors, rows.actors, ActorFields.all),
      .documents: table(.documents, rows.documents, DocumentFields.all),
      .instruments: table(.instruments, rows.instruments, InstrumentFields.all),
    ]
  }

  /// The records in the order of their ids, the first of each id.
  private mutating func unique<Entry>(_ entries: [Entry], id: (Entry) -> String) -> [Entry] {
    let keyed = entries.enumerated().map { (id: id($1), order: $0) }.sorted {
      ($0.id, $0.order) < ($1.id, $1.order)
    }
    var unique: [Entry] = []
    unique.reserveCapacity(entries.count)
    for (index, key) in keyed.enumerated() {
      if index > 0, keyed[index - 1].id == key.id {
        integrity.duplicatesLeftOut += 1
      } else {
        unique.append(entries[key.order])
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
