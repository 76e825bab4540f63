import Archive
import HTTPTypes
import OrderedJSON

/// The one shape of every successful answer: `data`, `meta` and, for lists, `links`.
struct Envelope {
  let snapshot: Snapshot
  let basePath: String

  /// A page of a list.
  func list(_ plan: ListPlan, table: Table, page: Page) -> Content {
    let next = page.next.map { plan.address(after: $0, basePath: basePath) }
    var fields: [(HTTPField.Name, String)] = [(.totalCount, String(page.total))]
    if let next { fields.append((.link, "<\(next)>; rel=\"next\"")) }
    var body: [UInt8] = []
    if !plan.presentation.isBareArray { body += #"{"data":"#.utf8 }
    body.append(UInt8(ascii: "["))
    for (index, row) in page.rows.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      append(table.json(row: row), plan.presentation, to: &body)
    }
    body.append(UInt8(ascii: "]"))
    if !plan.presentation.isBareArray {
      let meta: JSONValue = [
        "count": .integer(page.total), "limit": .integer(plan.query.limit),
        "dataset_version": .string(snapshot.version),
        "description": .string(DescriptionPhrase.describe(plan.resource, plan.phrases)),
      ]
      let links: JSONValue = [
        "self": .string(plan.address(basePath: basePath)), "next": next.map { .string($0) } ?? .null,
      ]
      body += #","meta":"#.utf8 + meta.encoded() + #","links":"#.utf8 + links.encoded()
      if !plan.facets.isEmpty { body += #","facets":"#.utf8 + facets(plan, table).encoded() }
      body.append(UInt8(ascii: "}"))
    }
    return Content(contentType: "application/json", body: body, fields: fields)
  }

  /// What is asked to be counted, each value with the address of its records.
  private func facets(_ plan: ListPlan, _ table: Table) -> JSONValue {
    .object(
      JSONObject(
        members: plan.facets.map { facet in
          let counts = table.counts(facet, filters: plan.query.filters).map { count -> JSONValue in
            [
              "value": .string(count.value), "label": .string(count.label), "count": .integer(count.count),
              "url": .string(plan.address(choosing: count.value, of: facet, basePath: basePath)),
            ]
          }
          return (facet.name, .array(counts))
        }))
  }

  /// A single record, or anything else that stands for itself.
  func single(_ json: ArraySlice<UInt8>, _ presentation: Presentation) -> Content {
    var body = Array(#"{"data":"#.utf8)
    append(json, presentation, to: &body)
    let meta: JSONValue = ["dataset_version": .string(snapshot.version)]
    body += #","meta":"#.utf8 + meta.encoded()
    body.append(UInt8(ascii: "}"))
    return Content(contentType: "application/json", body: body)
  }

  private func append(_ json: ArraySlice<UInt8>, _ presentation: Presentation, to body: inout [UInt8]) {
    let json = presentation.fields.map { JSONPiece.select(Set($0), of: json)[...] } ?? json
    body += snapshot.expanding(presentation.expansions, in: json)
  }
}

extension HTTPField.Name {
  /// How many records a query matches, on all its pages.
  static let totalCount = known("X-Total-Count")
  /// The request's name, for finding it in a log.
  static let requestIdentifier = known("X-Request-Id")
  /// Where something else is found that has to do with the answer (RFC 8288).
  static let link = known("Link")
  /// What a browser tells other sites of where it was.
  static let referrerPolicy = known("Referrer-Policy")
  /// Which sites' pages may take up the answer (Fetch standard §3.7).
  static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")

  /// A name that is one; the fallback is never taken.
  private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
