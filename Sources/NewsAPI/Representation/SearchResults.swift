import Archive
import HTTPTypes
import OrderedJSON

/// A page of a search as it is answered.
struct SearchResults {
  let snapshot: Snapshot
  let basePath: String

  /// The hits in one list, best first, each with what matches.
  func content(_ plan: SearchPlan, _ page: SearchPage) -> Content {
    let next = page.next.map { plan.address(after: $0, basePath: basePath) }
    let counts = Snapshot.searched.map { ($0.rawValue, JSONValue.integer(page.totals[$0] ?? 0)) }
    let answer: JSONValue = [
      "data": .array(page.hits.compactMap { hit($0, plan.queries) }),
      "meta": [
        "count": .integer(page.total), "limit": .integer(plan.limit),
        "dataset_version": .string(snapshot.version),
        "description": .string(plan.description), "counts": .object(JSONObject(members: counts)),
      ],
      "links": [
        "self": .string(plan.address(basePath: basePath)), "next": next.map { .string($0) } ?? .null,
      ],
    ]
    var fields: [(HTTPField.Name, String)] = [(.totalCount, String(page.total))]
    if let next { fields.append((.link, "<\(next)>; rel=\"next\"")) }
    return Content(contentType: "application/json", body: answer.encoded(), fields: fields)
  }

  private func hit(_ hit: SearchHit, _ queries: [WordQuery]) -> JSONValue? {
    guard let table = snapshot.table(hit.resource) else { return nil }
    let record = table.json(row: hit.row)
    func text(_ path: String...) -> String? { JSONPiece.value(at: path, in: record).flatMap(JSONPiece.text) }
    let id = table.ids[hit.row]
    let (title, searched, document): (String?, String?, String?) =
      switch hit.resource {
      case .statements: (text("speaker", "name"), text("text"), text("document_id"))
      case .incidents: (text("sub_event_type"), text("notes"), text("document_id"))
      case .actors: (text("name"), Self.names(record), nil)
      case .documents, .instruments: (text("headline"), snapshot.text(ofDocument: id), id)
      }
    let snippet = Snippet(searched ?? "", queries)
    return [
      "type": .string(hit.resource.singular), "id": .string(id),
      "url": text("url").map { .string($0) } ?? .null,
      "title": title.map { .string($0) } ?? .null, "document_id": document.map { .string($0) } ?? .null,
      // Four decimals tell scores apart well enough for a reader.
      "score": .number((hit.score * 10_000).rounded() / 10_000),
      "snippet": [
        "text": .string(snippet.text),
        "highlights": .array(
          snippet.highlights.map { ["start": .integer($0.lowerBound), "end": .integer($0.upperBound)] }),
      ],
    ]
  }

  /// An actor's names and roles as one text.
  private static func names(_ record: ArraySlice<UInt8>) -> String {
    var names = [JSONPiece.value(at: ["name"], in: record).flatMap(JSONPiece.text)]
    for member in ["other_names", "roles"] {
      guard let list = JSONPiece.value(at: [member], in: record) else { continue }
      names += JSONPiece.elements(of: list).map { element in
        JSONPiece.text(element) ?? JSONPiece.value(at: ["role"], in: element).flatMap(JSONPiece.text)
      }
    }
    return names.compactMap { $0 }.joined(separator: "; ")
  }
}
