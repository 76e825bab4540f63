import Foundation
import NewsModel

/// One report as the archive keeps it: checked, rendered, and with everything that tables and links need of it, so that its
/// records need not stay in memory. Made once, by an ``Intake``; a part of every snapshot that the report is in.
public final class ReportPart: Sendable {
  /// The report, as its own records alone tell it.
  public let document: Document
  /// The JSON of the records, and the text.
  let json: KeptBytes
  let cells: [UInt32]
  let statements: [PartRow]
  let incidents: [PartRow]
  let documentRow: PartRow
  /// Where the text stands; `nil` where the records were saved without.
  let textRange: Range<Int>?
  let textHash: UInt64
  let actors: [Actor]
  let instruments: [Instrument]
  let statementTraits: [StatementTraits]
  let incidentTraits: [IncidentTraits]
  let integrity: Snapshot.Integrity

  init(_ checked: CheckedReport, _ intake: Intake) {
    let (document, lexicon) = (checked.document, intake.lexicon)
    let renderer = RecordRenderer(addresses: intake.addresses)
    let reference = renderer.reference(to: document)
    var writer = PartWriter(lexicon)
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
    (textHash, json, cells) = (hash.value, intake.keeper.keep(writer.bytes), writer.cells)
    (self.document, integrity) = (document, checked.integrity)
    statementTraits = checked.statements.map { StatementTraits($0.record, lexicon) }
    incidentTraits = checked.incidents.map { IncidentTraits($0.record, of: document, lexicon) }
    actors = checked.actors.map { $0.sharing(lexicon) }
    instruments = checked.instruments.map { $0.sharing(lexicon) }
  }

  /// The JSON of the statements or incidents, as the report alone tells them; nothing of other resources.
  public func records(_ resource: Resource) -> [ArraySlice<UInt8>] {
    switch resource {
    case .statements: statements.map(json)
    case .incidents: incidents.map(json)
    case .actors, .documents, .instruments: []
    }
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

extension Actor {
  /// The same, with texts that many reports have kept once.
  fileprivate func sharing(_ lexicon: Lexicon) -> Actor {
    var actor = self
    (actor.id, actor.name) = (lexicon.shared(id), lexicon.shared(name))
    actor.otherNames = otherNames.map(lexicon.shared)
    actor.country = country.map(lexicon.shared)
    for index in roles.indices {
      actor.roles[index].role = lexicon.shared(roles[index].role)
      actor.roles[index].span.exact = lexicon.shared(roles[index].span.exact)
      actor.roles[index].documentID = lexicon.shared(roles[index].documentID)
    }
    return actor
  }
}

extension Instrument {
  /// The same, with texts that many reports have kept once.
  fileprivate func sharing(_ lexicon: Lexicon) -> Instrument {
    var instrument = self
    (instrument.id, instrument.name) = (lexicon.shared(id), lexicon.shared(name))
    instrument.otherNames = otherNames.map(lexicon.shared)
    for index in citations.indices {
      instrument.citations[index].actorID = citations[index].actorID.map(lexicon.shared)
      instrument.citations[index].span.exact = lexicon.shared(citations[index].span.exact)
    }
    return instrument
  }
}
