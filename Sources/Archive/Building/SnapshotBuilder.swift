import NewsModel

/// The way from parts to tables: link, join, render anew what reads otherwise, index.
struct SnapshotBuilder {
  private let intake: Intake
  /// The reports that are served, in the order of their ids, and what changed of them since they were taken up.
  private var parts: [ReportPart] = []
  /// What is served of them.
  private(set) var contents: [PartContent] = []
  private var documents: [Int: Document] = [:]
  private(set) var linked: [LinkedPart] = []
  private(set) var integrity = Snapshot.Integrity()
  private var chunks: [KeptBytes] = []

  init(_ parts: consuming [ReportPart], _ intake: Intake) {
    self.intake = intake
    // By path where ids are equal, so that the same file is kept whatever the order of reading.
    let sorted = parts.sorted {
      ($0.document.id, $0.document.path ?? "") < ($1.document.id, $1.document.path ?? "")
    }
    self.parts.reserveCapacity(sorted.count)
    for part in sorted { add(part) }
  }

  private mutating func add(_ part: ReportPart) {
    guard let last = parts.last?.document, last.id == part.document.id else {
      integrity.add(part.content.integrity)
      return parts.append(part)
    }
    integrity.duplicatesLeftOut += 1
    let path = part.document.path
    documents[parts.count - 1, default: last].warnings.append(
      Document.Warning(
        code: .duplicate,
        message: "\(path ?? part.document.id): left out, for it has the id of \(last.path ?? last.id)."))
  }

  /// One table a resource.
  ///
  /// - Parameter known: the same reports as they were linked before, where they were; what still holds is not made anew.
  mutating func makeTables(_ known: [ObjectIdentifier: LinkedPart]) -> [Resource: Table] {
    let joined = link(known)
    chunks = contents.map(\.json) + linked.map { $0.json ?? KeptBytes([]) }
    let (statements, incidents) = (unique(.statements), unique(.incidents))
    let (actors, instruments) = (joined.joinedActors, joined.joinedInstruments)
    var waiting = [
      directory(actors, .actors, ActorFields.all, id: \.id), documentTable(),
      directory(instruments, .instruments, InstrumentFields.all, id: \.id),
    ]
    let around = ColumnBuilder.Surroundings(
      names: intake.lexicon.names.all, directory: Directory(actors: actors, instruments: instruments),
      vocabulary: intake.lexicon.words.vocabulary, documents: contents.map(\.document.id))
    // One behind another, so that the cells of only one lie gathered in memory beside what is made of them.
    var tables: [Table] = []
    while let builder = waiting.popLast() { tables.append(builder.table(chunks, around)) }
    let statementTable = records(statements, StatementFields.all, .statements) {
      $0.statement($1)
    } cluster: {
      $0.links.statements[$1]?.clusterID
    }
    tables.append(statementTable.table(chunks, around))
    let incidentTable = records(incidents, IncidentFields.all, .incidents) {
      $0.incident($1)
    } cluster: {
      $0.links.incidents[$1]?.clusterID
    }
    tables.append(incidentTable.table(chunks, around))
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.resource, $0) })
  }

  /// Links the reports, renders anew what reads otherwise, and joins what they have in common. What only this looks at is
  /// let go behind it.
  private mutating func link(_ known: [ObjectIdentifier: LinkedPart]) -> Joining {
    let links = ReportLinks(parts).parts
    contents = parts.map(\.content)
    linked = Concurrently.map(contents.count) { [contents, intake] number in
      let part = contents[number]
      if let same = known[ObjectIdentifier(part)], same.links == links[number] { return same }
      return LinkedPart(part, links[number], intake)
    }
    defer { parts = [] }
    return Joining(parts, links)
  }

  /// A record's place: its report's, and its own in that report.
  private struct Place {
    var id: String
    var part: UInt32
    var index: UInt32
  }

  /// The records of one kind of all reports.
  private func records<Record>(
    _ places: [Place], _ fields: [Field<Record>], _ resource: Resource,
    record: (LinkedPart, Int) -> LinkedPart.Record, cluster: (LinkedPart, Int) -> String?
  ) -> TableBuilder {
    var builder = TableBuilder(resource, fields, capacity: places.count)
    for place in places {
      let record = record(linked[Int(place.part)], Int(place.index))
      builder.expect(record.cells, at: record.row.cells)
    }
    builder.reserve()
    var heads: [String: Int] = [:]
    for place in places {
      let (number, index) = (Int(place.part), Int(place.index))
      let record = record(linked[number], index)
      builder.append(
        record.row, chunk: record.isChanged ? contents.count + number : number, cells: record.cells,
        document: number,
        head: cluster(linked[number], index).flatMap { Self.row(of: $0, in: places, &heads) })
    }
    return builder
  }

  /// The row of an id; those that were looked for before are known.
  private static func row(of id: String, in places: [Place], _ known: inout [String: Int]) -> Int? {
    if let row = known[id] { return row }
    let row = places.partitioningIndex(in: 0..<places.count) { places[$0].id >= id }
    guard row < places.count, places[row].id == id else { return nil }
    known[id] = row
    return row
  }

  private func rows(of part: PartContent, _ resource: Resource) -> [PartRow] {
    resource == .statements ? part.statements : part.incidents
  }

  /// The places of the records in the order of their ids, the first of each id.
  private mutating func unique(_ resource: Resource) -> [Place] {
    var places: [Place] = []
    places.reserveCapacity(contents.reduce(0) { $0 + rows(of: $1, resource).count })
    for (number, part) in contents.enumerated() {
      for (index, row) in rows(of: part, resource).enumerated() {
        places.append(Place(id: row.id, part: UInt32(number), index: UInt32(index)))
      }
    }
    places.sort { ($0.id, $0.part, $0.index) < ($1.id, $1.part, $1.index) }
    var last: Place?
    var left: [Int: Int] = [:]
    places.removeAll { place in
      defer { last = place }
      guard last?.id == place.id else { return false }
      left[Int(place.part), default: 0] += 1
      return true
    }
    for (number, count) in left {
      integrity.duplicatesLeftOut += count
      // A document says how many records are served of it.
      var document = documents[number] ?? contents[number].document
      if resource == .statements { document.counts.statements -= count }
      if resource == .incidents { document.counts.incidents -= count }
      documents[number] = document
    }
    return places
  }

  /// The reports; rendered anew where they changed since they were taken up.
  private mutating func documentTable() -> TableBuilder {
    var builder = TableBuilder(.documents, DocumentFields.all, capacity: contents.count)
    let renderer = RecordRenderer(addresses: intake.addresses)
    var writer = PartWriter(intake.lexicon)
    for part in contents { builder.expect(part.cells, at: part.documentRow.cells) }
    builder.reserve()
    for (number, part) in contents.enumerated() {
      var (row, chunk) = (part.documentRow, number)
      if let json = documents[number].flatMap(renderer.render) {
        (row, chunk) = (writer.place(row.id, json: json, cells: row.cells), chunks.count)
      }
      builder.append(row, chunk: chunk, cells: part.cells, document: number)
    }
    if !writer.bytes.isEmpty { chunks.append(intake.keeper.keep(writer.bytes)) }
    return builder
  }

  /// Records that all reports have in common.
  private mutating func directory<Record: Encodable & Sendable>(
    _ records: [Record], _ resource: Resource, _ fields: [Field<Record>], id: KeyPath<Record, String>
  ) -> TableBuilder {
    var builder = TableBuilder(resource, fields, capacity: records.count)
    let renderer = RecordRenderer(addresses: intake.addresses)
    let nowhere = Document(id: "", path: nil, sha256: "", length: 0)
    for record in records {
      // Each has a chunk of its own: one that many reports speak of is long.
      var writer = PartWriter(intake.lexicon)
      let id = record[keyPath: id]
      guard let json = renderer.render(resource, id: id, record) else { continue }
      let row = writer.add(id, record, of: nowhere, fields, json: json)
      builder.append(row, chunk: chunks.count, cells: writer.cells)
      chunks.append(intake.keeper.keep(writer.bytes))
    }
    return builder
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
