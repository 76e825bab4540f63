import NewsModel
import OrderedJSON

/// Records to the JSON that is served: as extracted, with address, context and report.
struct RecordRenderer: Sendable {
  let addresses: Addresses

  /// A record of a report.
  ///
  /// - Parameter reference: what the record says of its report; see ``reference(to:)``.
  func render<Record>(
    _ resource: Resource, id: String, _ entry: CheckedReport.Entry<Record>, reference: JSONValue
  ) -> [UInt8] {
    var members = entry.json.members
    insertAddress(resource, id, into: &members)
    members.append(("context", .string(entry.context)))
    members.append(("document", reference))
    return JSONValue.object(JSONObject(members: members)).encoded()
  }

  /// A record that was changed since it was rendered; context and report stay what they were.
  func render(_ resource: Resource, id: String, _ record: some Encodable, replacing old: ArraySlice<UInt8>)
    -> [UInt8]?
  {
    guard var json = render(resource, id: id, record) else { return nil }
    for name in ["context", "document"] {
      json = JSONPiece.append(name, JSONPiece.value(at: [name], in: old) ?? Self.null, to: json[...])
    }
    return json
  }

  /// A record that stands for itself; `nil` where it cannot be written as JSON.
  func render(_ resource: Resource, id: String, _ record: some Encodable) -> [UInt8]? {
    guard let json = try? JSONValue(encoding: record), case .object(let object) = json else { return nil }
    var members = object.members
    insertAddress(resource, id, into: &members)
    return JSONValue.object(JSONObject(members: members)).encoded()
  }

  /// A report; its own members hold its addresses.
  func render(_ document: Document) -> [UInt8]? {
    var document = document
    document.url = addresses.record(.documents, id: document.id)
    document.textURL = addresses.text(ofDocument: document.id)
    return try? JSONValue(encoding: document).encoded()
  }

  /// What records say of their report.
  func reference(to document: Document) -> JSONValue {
    [
      "id": .string(document.id), "headline": .optional(document.headline),
      "publisher": .optional(document.publisher),
      "date_published": .optional(document.datePublished?.description),
      "url": .string(addresses.record(.documents, id: document.id)),
    ]
  }

  private func insertAddress(
    _ resource: Resource, _ id: String, into members: inout [(name: String, value: JSONValue)]
  ) {
    members.insert(("url", .string(addresses.record(resource, id: id))), at: min(1, members.count))
  }

  private static let null = Array("null".utf8)[...]
}

extension JSONValue {
  /// A string, or null.
  fileprivate static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
