import Foundation
import NewsModel
import OrderedJSON

/// What is served of a report: its records as JSON, as they read by the report alone, and the cells of their columns.
final class PartContent: Sendable {
  let document: Document
  /// The JSON of the records, and the text.
  let json: KeptBytes
  let cells: [UInt8]
  let statements: [PartRow]
  let incidents: [PartRow]
  let documentRow: PartRow
  /// Where the text stands; `nil` where the records were saved without.
  let textRange: Range<Int>?
  let textHash: UInt64
  let integrity: Snapshot.Integrity

  init(_ checked: CheckedReport, _ intake: Intake) {
    let document = checked.document
    let renderer = RecordRenderer(addresses: intake.addresses)
    let reference = renderer.reference(to: document)
    var writer = PartWriter(intake.lexicon)
    statements = checked.statements.map { entry in
      let id = entry.record.id
      return writer.add(
        id, entry.record, of: document, StatementFields.all,
        json: renderer.render(.statements, id: id, entry, reference: reference))
    }
    incidents = checked.incidents.map { entry in
      let id = entry.record.id
      return writer.add(
        id, entry.record, of: document, IncidentFields.all,
        json: renderer.render(.incidents, id: id, entry, reference: reference))
    }
    documentRow = writer.add(
      document.id, DocumentText(document: document, text: checked.text), of: document, DocumentFields.all,
      json: renderer.render(document) ?? [])
    textRange = checked.hasText ? writer.append(checked.text) : nil
    var hash = ContentHash()
    hash.combine(checked.hasText ? checked.text : "")
    (textHash, json, cells) = (hash.value, intake.keeper.keep(writer.bytes), writer.exactCells)
    (self.document, integrity) = (document, checked.integrity)
  }

  /// The JSON of a record, as the report alone tells it.
  func json(_ row: PartRow) -> ArraySlice<UInt8> {
    json.bytes(Int(row.start)..<Int(row.start + row.length))
  }

  /// A record, read from its JSON again; `nil` only where what keeps the bytes has failed.
  func record<Record: Decodable>(_: Record.Type, _ row: PartRow) -> Record? {
    try? JSONDecoder().decode(Record.self, from: Data(json(row)))
  }
}
