import Archive
import HTTPTypes
import OrderedJSON

/// The one shape of every successful answer: `data`, `meta` and, for lists, `links`; and the other forms of a list.
struct Envelope {
  let snapshot: Snapshot
  let basePath: String
  /// Lists of at most so many records are made at once, longer ones while they are sent.
  private static let shortList = 200

  /// A page of a list.
  func page(_ plan: ListPlan, table: Table, _ page: Page) -> Content {
    let next = page.next.map { plan.address(after: $0, basePath: basePath) }
    let fields = fields(plan, total: page.total, next: next)
    let (presentation, writer) = (plan.presentation, writer(plan.resource, plan.presentation))
    if presentation.format.isWhole {
      let body = RecordStream.whole(table, page.rows.map(UInt32.init), writer)
      return Content(contentType: presentation.format.contentType, body: body, fields: fields)
    }
    var body = opening(presentation)
    for (index, row) in page.rows.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      body +=
        presentation.format == .geojson
        ? writer.feature(table.json(row: row))[...] : writer.record(table, row: row)
    }
    body.append(UInt8(ascii: "]"))
    if !presentation.isBareArray {
      let meta = meta(plan, total: page.total)
      body += #","meta":"#.utf8 + meta.encoded() + #","links":"#.utf8 + links(plan, next: next).encoded()
      if !plan.facets.isEmpty { body += #","facets":"#.utf8 + facets(plan, table).encoded() }
      body.append(UInt8(ascii: "}"))
    }
    return Content(contentType: presentation.format.contentType, body: body, fields: fields)
  }

  /// A list without pages, line by line.
  func whole(_ plan: ListPlan, table: Table) -> Content {
    let writer = writer(plan.resource, plan.presentation)
    let rows = table.rows(plan.query)
    var content = Content(
      contentType: plan.presentation.format.contentType,
      fields: fields(plan, total: table.count(matching: plan.query.filters), next: nil))
    if rows.count <= Self.shortList {
      content.body = RecordStream.whole(table, rows, writer)
    } else {
      content.makeProducer = { RecordStream(table, rows, writer) }
    }
    return content
  }

  /// A single record.
  func single(_ table: Table, row: Int, _ presentation: Presentation) -> Content {
    let writer = writer(table.resource, presentation)
    let type = presentation.format.contentType
    switch presentation.format {
    case .csv, .ndjson:
      return Content(contentType: type, body: RecordStream.whole(table, [UInt32(row)], writer))
    case .geojson: return Content(contentType: type, body: writer.feature(table.json(row: row)))
    case .json: return single(writer.record(table, row: row))
    case .jsonld:
      let context = Array(#"{"@context":"#.utf8) + LinkedData.context.encoded() + Array(",".utf8)
      return Content(
        contentType: type, body: context + single(writer.record(table, row: row)).body.dropFirst())
    }
  }

  /// Anything that stands for itself.
  func single(_ json: ArraySlice<UInt8>) -> Content {
    let meta: JSONValue = ["dataset_version": .string(snapshot.version)]
    let body = Array(#"{"data":"#.utf8) + json + Array(#","meta":"#.utf8) + meta.encoded()
    return Content(contentType: "application/json", body: body + [UInt8(ascii: "}")])
  }

  /// The quoted passages of a report that no statement covers.
  func uncovered(_ passages: (uncovered: [JSONValue], quoted: Int), of document: String) -> Content {
    let address = snapshot.addresses.record(.documents, id: document)
    let answer: JSONValue = [
      "data": .array(passages.uncovered),
      "meta": [
        "count": .integer(passages.uncovered.count), "quoted": .integer(passages.quoted),
        "dataset_version": .string(snapshot.version),
      ],
      "links": [
        "self": .string(address + "/uncovered"), "document": .string(address),
        "text": .string(address + "/text"),
      ],
    ]
    return Content(contentType: "application/json", body: answer.encoded())
  }

  private func writer(_ resource: Resource, _ presentation: Presentation) -> RecordWriter {
    RecordWriter(snapshot: snapshot, resource: resource, presentation: presentation)
  }

  /// What stands before the records.
  private func opening(_ presentation: Presentation) -> [UInt8] {
    if presentation.isBareArray { return [UInt8(ascii: "[")] }
    return switch presentation.format {
    case .geojson: Array(#"{"type":"FeatureCollection","features":["#.utf8)
    case .jsonld: Array(#"{"@context":"#.utf8) + LinkedData.context.encoded() + Array(#","data":["#.utf8)
    default: Array(#"{"data":["#.utf8)
    }
  }

  private func fields(_ plan: ListPlan, total: Int, next: String?) -> [(HTTPField.Name, String)] {
    var links = plan.alternates(basePath: basePath).map {
      "<\($1)>; rel=\"alternate\"; type=\"\($0.mediaType)\""
    }
    if let next { links.insert("<\(next)>; rel=\"next\"", at: 0) }
    return [(.totalCount, String(total)), (.link, links.joined(separator: ", "))]
  }

  private func meta(_ plan: ListPlan, total: Int) -> JSONValue {
    let description = DescriptionPhrase.describe(plan.resource, plan.phrases) { id in
      (snapshot.record(.actors, id: id) ?? snapshot.record(.instruments, id: id)).flatMap {
        JSONPiece.value(at: ["name"], in: $0)
      }.flatMap(JSONPiece.text)
    }
    return [
      "count": .integer(total), "limit": .integer(plan.query.limit),
      "dataset_version": .string(snapshot.version),
      "description": .string(description),
    ]
  }

  private func links(_ plan: ListPlan, next: String?) -> JSONValue {
    let own = [
      ("self", JSONValue.string(plan.address(basePath: basePath))),
      ("next", next.map { .string($0) } ?? .null),
    ]
    let others = plan.alternates(basePath: basePath).map { ($0.rawValue, JSONValue.string($1)) }
    return .object(JSONObject(members: own + others))
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
