import NewsModel
import OrderedJSON

/// A report with what the others say of it: its part, and anew only the records that read otherwise then. A class, so that
/// it is not copied for each of its records.
final class LinkedPart: Sendable {
  /// A record's row, and where its JSON and cells are.
  struct Record {
    var row: PartRow
    var isChanged: Bool
    var cells: [UInt8]
  }

  private struct Changed: Sendable {
    var row: PartRow
    var hasOwnCells: Bool
  }

  let part: PartContent
  let links: PartLinks
  /// The JSON of records that read otherwise; `nil` where none does.
  let json: KeptBytes?
  private let cells: [UInt8]
  private let statements: [Int: Changed]
  private let incidents: [Int: Changed]

  /// Renders what changed.
  init(_ part: PartContent, _ links: PartLinks, _ intake: Intake) {
    (self.part, self.links) = (part, links)
    var relinking = Relinking(part, links, intake)
    for index in part.statements.indices { relinking.relink(statement: index) }
    for index in part.incidents.indices { relinking.relink(incident: index) }
    (statements, incidents) = (relinking.statements, relinking.incidents)
    cells = relinking.writer.exactCells
    json = relinking.writer.bytes.isEmpty ? nil : intake.keeper.keep(relinking.writer.bytes)
  }

  func statement(_ index: Int) -> Record { record(part.statements[index], statements[index]) }

  func incident(_ index: Int) -> Record { record(part.incidents[index], incidents[index]) }

  private func record(_ row: PartRow, _ changed: Changed?) -> Record {
    guard let changed else { return Record(row: row, isChanged: false, cells: part.cells) }
    return Record(row: changed.row, isChanged: true, cells: changed.hasOwnCells ? cells : part.cells)
  }

  /// What a record learns of its cluster.
  private struct Cluster {
    var id: String?
    /// How many tell it, and the member that says so.
    var count: Int
    var counter: String
    /// Whether this is all that it learns.
    var isAll: Bool
  }

  private struct Relinking {
    let part: PartContent
    let links: PartLinks
    let renderer: RecordRenderer
    var writer: PartWriter
    var statements: [Int: Changed] = [:]
    var incidents: [Int: Changed] = [:]

    init(_ part: PartContent, _ links: PartLinks, _ intake: Intake) {
      (self.part, self.links) = (part, links)
      renderer = RecordRenderer(addresses: intake.addresses)
      writer = PartWriter(intake.lexicon)
    }

    mutating func relink(statement index: Int) {
      let link = links.statements[index].map {
        Cluster(id: $0.clusterID, count: $0.occurrences, counter: "occurrences", isAll: $0.isClusterOnly)
      }
      statements[index] = relinked(.statements, part.statements[index], link, StatementFields.all) {
        [links] in
        links.linked($0, at: index)
      }
    }

    mutating func relink(incident index: Int) {
      let link = links.incidents[index].map {
        Cluster(id: $0.clusterID, count: $0.documentCount, counter: "document_count", isAll: $0.isClusterOnly)
      }
      incidents[index] = relinked(.incidents, part.incidents[index], link, IncidentFields.all) { [links] in
        links.linked($0, at: index)
      }
    }

    /// A record as it reads in the light of the others; `nil` where it reads as before.
    private mutating func relinked<Record: Codable & Equatable>(
      _ resource: Resource, _ row: PartRow, _ cluster: Cluster?, _ fields: [Field<Record>],
      _ linked: (Record) -> Record
    ) -> Changed? {
      guard cluster != nil || !links.actors.isEmpty else { return nil }
      if links.actors.isEmpty, let cluster, cluster.isAll { return place(row, cluster) }
      guard let record = part.record(Record.self, row), case let new = linked(record), new != record,
        let json = renderer.render(resource, id: row.id, new, replacing: part.json(row))
      else { return nil }
      return Changed(
        row: writer.add(row.id, new, of: part.document, fields, json: json), hasOwnCells: true)
    }

    /// Most records learn only how many others tell the same, which no column but their cluster's knows of: two members of
    /// their JSON are replaced.
    private mutating func place(_ row: PartRow, _ cluster: Cluster) -> Changed {
      let id = JSONValue.string(cluster.id ?? row.id).encoded()
      let json = JSONPiece.replace(in: part.json(row)) { member, _ in
        member == "cluster_id" ? id : member == cluster.counter ? Array(String(cluster.count).utf8) : nil
      }
      return Changed(row: writer.place(row.id, json: json, cells: row.cells), hasOwnCells: false)
    }
  }
}
