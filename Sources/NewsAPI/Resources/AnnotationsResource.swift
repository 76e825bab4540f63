import Archive
import NewsModel
import OrderedJSON

/// What `/documents/{id}/annotations` answers: every record of a report as a page of annotations (W3C Web Annotation Data
/// Model, 2017), one for each part that a record has in the text.
struct AnnotationsResource {
  private let snapshot: Snapshot
  private let document: String
  private let page: String
  private let source: JSONValue
  private let text: [Unicode.Scalar]
  private var items: [JSONValue] = []
  /// Who and what the report's records refer to.
  private var ids: [Resource: Set<String>] = [:]
  /// So many code points of the text are given before and behind what is quoted.
  private static let reach = 32

  /// The page of a report.
  static func json(document: String, text: String, snapshot: Snapshot) -> JSONValue {
    var resource = AnnotationsResource(document: document, text: text, snapshot: snapshot)
    for record in snapshot.records(.statements, ofDocument: document) { resource.addStatement(record) }
    for record in snapshot.records(.incidents, ofDocument: document) { resource.addIncident(record) }
    resource.addActors()
    let addresses = snapshot.addresses
    return [
      "@context": "http://www.w3.org/ns/anno.jsonld", "id": .string(resource.page), "type": "AnnotationPage",
      "partOf": [
        "id": .string(resource.page + "#all"), "type": "AnnotationCollection",
        "label": .string("What OnRecord found in " + addresses.text(ofDocument: document)),
        "total": .integer(resource.items.count),
      ],
      "startIndex": 0, "items": .array(resource.items),
    ]
  }

  private init(document: String, text: String, snapshot: Snapshot) {
    (self.document, self.snapshot) = (document, snapshot)
    page = snapshot.addresses.record(.documents, id: document) + "/annotations"
    source = .string(snapshot.addresses.text(ofDocument: document))
    self.text = Array(text.unicodeScalars)
  }

  private mutating func addStatement(_ record: ArraySlice<UInt8>) {
    for role in ["speaker", "addressee"] { refer(to: string(record, role, "actor_id"), .actors) }
    for id in elements(record, "mentions") { refer(to: JSONPiece.text(id), .actors) }
    for id in elements(record, "cites") { refer(to: JSONPiece.text(id), .instruments) }
    let speaker = string(record, "speaker", "name") ?? "somebody"
    let act = (string(record, "act") ?? "say").replacing("_", with: " ")
    add(record, "content", "\(speaker): \(act)", spans(record, "contents"))
    add(record, "cue", string(record, "cue", "lemma") ?? "", span(record, "cue"))
    for role in ["speaker", "addressee"] {
      add(record, role, string(record, role, "name") ?? "unnamed", span(record, role, "mention"))
    }
    addDate(record)
  }

  private mutating func addIncident(_ record: ArraySlice<UInt8>) {
    let kind = (string(record, "sub_event_type") ?? "incident").replacing("_", with: " ")
    add(record, "evidence", kind, spans(record, "evidence"))
    add(record, "trigger", kind, spans(record, "triggers"))
    for (member, role) in [("actors", "actor"), ("targets", "target"), ("weapons", "weapon")] {
      for (number, part) in elements(record, member).enumerated() {
        refer(to: string(part, "actor_id"), .actors)
        let label = string(part, "name") ?? string(part, "type") ?? "unnamed"
        add(record, "\(role)-\(number + 1)", label, span(part, "mention"))
      }
    }
    add(record, "place", string(record, "place", "name") ?? "", span(record, "place", "span"))
    addDate(record)
  }

  private mutating func addDate(_ record: ArraySlice<UInt8>) {
    let label = string(record, "date", "start") ?? string(record, "date", "timex") ?? "date"
    add(record, "date", label, span(record, "date", "span"))
  }

  private mutating func refer(to id: String?, _ resource: Resource) {
    if let id { ids[resource, default: []].insert(id) }
  }

  /// The roles of actors and the citations of instruments that stand in this report.
  private mutating func addActors() {
    for (resource, member) in [(Resource.actors, "roles"), (.instruments, "citations")] {
      for record in (ids[resource] ?? []).sorted().compactMap({ snapshot.record(resource, id: $0) }) {
        let found = elements(record, member).filter { part in
          if resource == .actors { return string(part, "document_id") == document }
          return string(part, "statement_id").flatMap(snapshot.document(ofStatement:)) == document
        }
        for (number, part) in found.enumerated() {
          let label = string(part, "role") ?? string(record, "name") ?? ""
          add(record, "\(member.dropLast())-\(number + 1)", label, span(part, "span"))
        }
      }
    }
  }

  /// One annotation: what a part of a record is, linked to the record, at one or more places of the text.
  private mutating func add(
    _ record: ArraySlice<UInt8>, _ role: String, _ label: String, _ spans: [JSONValue]
  ) {
    let targets = spans.compactMap(target)
    guard !targets.isEmpty, let id = string(record, "id"), let url = string(record, "url") else { return }
    let kind = String(role.prefix { $0 != "-" })
    items.append([
      "id": .string("\(page)#\(Addresses.encodeSegment(id)).\(role)"), "type": "Annotation",
      "motivation": "identifying",
      "body": [
        ["type": "TextualBody", "value": .string(kind), "format": "text/plain", "purpose": "tagging"],
        ["type": "TextualBody", "value": .string(label), "format": "text/plain", "purpose": "describing"],
        ["type": "SpecificResource", "source": .string(url), "purpose": "linking"],
      ], "target": targets.count == 1 ? targets[0] : .array(targets),
    ])
  }

  /// A place of the text, told twice: by position, and by what stands there and around it.
  private func target(_ span: JSONValue) -> JSONValue? {
    guard case .integer(let start)? = span["start"], case .integer(let end)? = span["end"],
      let exact = span["exact"], 0 <= start, start < end, end <= text.count
    else { return nil }
    return [
      "source": source,
      "selector": [
        ["type": "TextPositionSelector", "start": .integer(start), "end": .integer(end)],
        [
          "type": "TextQuoteSelector", "exact": exact, "prefix": excerpt(max(0, start - Self.reach)..<start),
          "suffix": excerpt(end..<min(text.count, end + Self.reach)),
        ],
      ],
    ]
  }

  private func excerpt(_ range: Range<Int>) -> JSONValue {
    .string(String(String.UnicodeScalarView(text[range])))
  }
}

extension AnnotationsResource {
  private func string(_ record: ArraySlice<UInt8>, _ path: String...) -> String? {
    JSONPiece.value(at: path, in: record).flatMap(JSONPiece.text)
  }

  private func elements(_ record: ArraySlice<UInt8>, _ member: String) -> [ArraySlice<UInt8>] {
    JSONPiece.value(at: [member], in: record).map(JSONPiece.elements(of:)) ?? []
  }

  private func spans(_ record: ArraySlice<UInt8>, _ member: String) -> [JSONValue] {
    elements(record, member).compactMap(JSONPiece.span)
  }

  private func span(_ record: ArraySlice<UInt8>, _ path: String...) -> [JSONValue] {
    guard let value = JSONPiece.value(at: path, in: record), value.first == UInt8(ascii: "{") else {
      return []
    }
    return JSONPiece.span(value).map { [$0] } ?? []
  }
}

extension Snapshot {
  /// The record of an id.
  func record(_ resource: Resource, id: String) -> ArraySlice<UInt8>? {
    guard let table = table(resource), let row = table.row(id: id) else { return nil }
    return table.json(row: row)
  }

  /// The statements or incidents of a report, in reading order.
  func records(_ resource: Resource, ofDocument id: String) -> [ArraySlice<UInt8>] {
    guard let table = table(resource), let field = resource.field("document"),
      let operand = try? Filter.operand(for: field, op: .equal, value: id)
    else { return [] }
    let query = Query(
      filters: [Filter(field: field.name, op: .equal, operands: [operand])],
      sort: Query.Sort(field: "position"), limit: 1)
    // Ids that differ only in case are one to a filter.
    return table.rows(query).map { table.json(row: Int($0)) }.filter {
      JSONPiece.value(at: ["document_id"], in: $0).flatMap(JSONPiece.text) == id
    }
  }

  /// The report that a statement stands in.
  func document(ofStatement id: String) -> String? {
    record(.statements, id: id).flatMap { JSONPiece.value(at: ["document_id"], in: $0) }.flatMap(
      JSONPiece.text)
  }
}
