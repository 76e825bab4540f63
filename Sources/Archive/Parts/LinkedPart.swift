import NewsModel
import OrderedJSON

/// A report with what the others say of it: its part, and anew only the records that read otherwise then.
struct LinkedPart: Sendable {
  /// A record's row, and where its JSON and cells are.
  struct Record {
    var row: PartRow
    var isChanged: Bool
    var cells: [UInt32]
  }

  private struct Changed: Sendable {
    var row: PartRow
    var hasOwnCells: Bool
  }

  let part: ReportPart
  let links: PartLinks
  /// The JSON of records that read otherwise; `nil` where none does.
  let json: KeptBytes?
  private let cells: [UInt32]
  private let statements: [Int: Changed]
  private let incidents: [Int: Changed]

  /// Renders what changed.
  init(_ part: ReportPart, _ links: PartLinks, _ intake: Intake) {
    (self.part, self.links) = (part, links)
    var relinking = Relinking(part, links, intake)
    for index in part.statements.indices { relinking.relink(statement: index) }
    for index in part.incidents.indices { relinking.relink(incident: index) }
    (statements, incidents) = (relinking.statements, relinking.incidents)
    cells = relinking.writer.cells
    json = relinking.writer.bytes.isEmpty ? nil : intake.keeper.keep(relinking.writer.bytes)
  }

  func statement(_ index: Int) -> Record { record(part.statements[index], statements[index]) }

  func incident(_ index: Int) -> Record { record(part.incidents[index], incidents[index]) }

  private func record(_ row: PartRow, _ changed: Changed?) -> Record {
    guard let changed else { return Record(row: row, isChanged: false, cells: part.cells) }
    return Record(row: changed.row, isChanged: true, cells: changed.hasOwnCells ? cells : part.cells)
  }

  private struct Relinking {
    let part: ReportPart
    let links: PartLinks
    let renderer: RecordRenderer
    var writer: PartWriter
    var statements: [Int: Changed] = [:]
    var incidents: [Int: Changed] = [:]

    init(_ part: ReportPart, _ links: PartLinks, _ intake: Intake) {
      (self.part, self.links) = (part, links)
      renderer = RecordRenderer(addresses: intake.addresses)
      writer = PartWriter(intake.lexicon)
    }

    mutating func relink(statement index: Int) {
      let (row, link) = (part.statements[index], links.statements[index])
      guard link != nil || !links.actors.isEmpty else { return }
      if links.actors.isEmpty, let link, link.isClusterOnly {
        statements[index] = place(row, link.clusterID, "occurrences", link.occurrences)
        return
      }
      let old = part.json(row)
      guard let statement = part.record(Statement.self, row),
        case let linked = links.linked(statement, at: index), linked != statement,
        let json = renderer.render(.statements, id: row.id, linked, replacing: old)
      else { return }
      let new = writer.add(row.id, linked, of: part.document, StatementFields.all, json: json)
      statements[index] = Changed(row: new, hasOwnCells: true)
    }

    mutating func relink(incident index: Int) {
      let (row, link) = (part.incidents[index], links.incidents[index])
      guard link != nil || !links.actors.isEmpty else { return }
      if links.actors.isEmpty, let link, link.isClusterOnly {
        incidents[index] = place(row, link.clusterID, "document_count", link.documentCount)
        return
      }
      let old = part.json(row)
      guard let incident = part.record(Incident.self, row),
        case let linked = links.linked(incident, at: index), linked != incident,
        let json = renderer.render(.incidents, id: row.id, linked, replacing: old)
      else { return }
      let new = writer.add(row.id, linked, of: part.document, IncidentFields.all, json: json)
      incidents[index] = Changed(row: new, hasOwnCells: true)
    }

    /// Most records learn only how many others tell the same, which no column but their cluster's knows of: two members of
    /// their JSON are replaced.
    private mutating func place(_ row: PartRow, _ cluster: String?, _ name: String, _ count: Int) -> Changed {
      let id = JSONValue.string(cluster ?? row.id).encoded()
      let json = JSONPiece.replace(in: part.json(row)) { member, _ in
        member == "cluster_id" ? id : member == name ? Array(String(count).utf8) : nil
      }
      return Changed(row: writer.place(row.id, json: json, cells: row.cells), hasOwnCells: false)
    }
  }
}
