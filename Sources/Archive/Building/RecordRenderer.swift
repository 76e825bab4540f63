import NewsModel
import OrderedJSON

/// Records to the JSON that is served: as extracted, with address, context and report.
struct RecordRenderer {
  let addresses: Addresses
  /// What records say of their reports, by document id.
  private let references: [String: JSONValue]

  init(_ addresses: Addresses, documents: [Document]) {
    self.addresses = addresses
    references = Dictionary(
      uniqueKeysWithValues: documents.map { document in
        (
          document.id,
          [
            "id": .string(document.id), "headline": .optional(document.headline),
            "publisher": .optional(document.publisher),
            "date_published": .optional(document.datePublished?.description),
            "url": .string(addresses.record(.documents, id: document.id)),
          ]
        )
      })
  }

  /// A statement as it is served.
  func row(
    _ entry: CheckedReport.Entry<Statement>, _ writer: inout RecordWriter<some RecordSink>
  ) -> TableRow<Statement>? {
    let (id, document) = (entry.record.id, entry.record.documentID)
    return writer.row(id, entry.record, json: render(.statements, id: id, document: document, entry))
  }

  /// An incident as it is served.
  func row(
    _ entry: CheckedReport.Entry<Incident>, _ writer: inout RecordWriter<some RecordSink>
  ) -> TableRow<Incident>? {
    let (id, document) = (entry.record.id, entry.record.documentID)
    return writer.row(id, entry.record, json: render(.incidents, id: id, document: document, entry))
  }

  /// An actor as it is served.
  func row(_ actor: Actor, _ writer: inout RecordWriter<some RecordSink>) -> TableRow<Actor>? {
    writer.row(actor.id, actor, json: render(.actors, id: actor.id, actor))
  }

  /// An instrument as it is served.
  func row(_ instrument: Instrument, _ writer: inout RecordWriter<some RecordSink>) -> TableRow<Instrument>? {
    writer.row(instrument.id, instrument, json: render(.instruments, id: instrument.id, instrument))
  }

  /// A report as it is served; its own members hold its addresses.
  func row(_ report: CheckedReport, _ writer: inout RecordWriter<some RecordSink>) -> TableRow<DocumentText>?
  {
    var document = report.document
    document.url = addresses.record(.documents, id: document.id)
    document.textURL = addresses.text(ofDocument: document.id)
    return writer.row(
      document.id, DocumentText(document: document, text: report.text),
      json: try? JSONValue(encoding: document).encoded())
  }

  private func render<Record: Encodable>(
    _ resource: Resource, id: String, document: String, _ entry: CheckedReport.Entry<Record>
  ) -> [UInt8]? {
    guard case .object(let object)? = try? JSONValue(encoding: entry.record) else { return nil }
    var members = object.members
    members.insert(("url", .string(addresses.record(resource, id: id))), at: min(1, members.count))
    members.append(("context", .string(entry.context)))
    members.append(("document", references[document] ?? .null))
    return JSONValue.object(JSONObject(members: members)).encoded()
  }

  /// A record that stands for itself; `nil` where it cannot be written as JSON.
  private func render(_ resource: Resource, id: String, _ record: some Encodable) -> [UInt8]? {
    guard let json = try? JSONValue(encoding: record), case .object(let object) = json else { return nil }
    var members = object.members
    members.insert(("url", .string(addresses.record(resource, id: id))), at: min(1, members.count))
    return JSONValue.object(JSONObject(members: members)).encoded()
  }
}

extension JSONValue {
  /// A string, or null.
  fileprivate static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
