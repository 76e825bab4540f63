import Archive
import ContractSupport
import HTTPMessage
import HTTPTypes
import Testing
import WebPages
import Yams

@testable import NewsAPI

/// openapi.yaml against the tables that decide what is served.
@Suite struct DescriptionTests {
  private let service = Service.shared
  private let document: APIDocument

  init() throws { document = try APIDocument.inRepository() }

  private func operation(_ resource: Resource) throws -> APIDocument.Operation {
    try #require(document.operation("/" + resource.rawValue))
  }

  private func allowed(_ schema: Node?) -> [String] {
    let schema = schema?["$ref"]?.string.flatMap(document.check.resolve) ?? schema
    let items = schema?["items"]
    let inner = items?["$ref"]?.string.flatMap(document.check.resolve) ?? items
    return ((inner ?? schema)?["enum"]?.sequence ?? []).compactMap { $0.string }
  }

  @Test func everyRouteIsDescribedAndNoOther() {
    #expect(Set(document.operations.map(\.path)) == Set(Route.templates))
    #expect(document.operations.count == Route.templates.count)
  }

  @Test(arguments: Resource.allCases)
  func ordersAndMembersAreDescribedAsTheyAre(_ resource: Resource) throws {
    let operation = try operation(resource)
    let keys = resource.fields.filter(\.isSortable).flatMap { [$0.name, "-" + $0.name] }
    #expect(allowed(operation.schema(of: "sort")) == keys)
    #expect(operation.schema(of: "sort")?["default"]?.string == resource.defaultSort)
    #expect(allowed(operation.schema(of: "fields")) == resource.members)
    let limit = try #require(operation.schema(of: "limit"))
    #expect(limit["maximum"]?.int == ListPlan.greatestLimit && limit["default"]?.int == ListPlan.defaultLimit)
    let record = try #require(document.operation("/\(resource.rawValue)/{id}"))
    #expect(allowed(record.schema(of: "fields")) == resource.members)
  }

  @Test(arguments: Resource.allCases)
  func recordSchemasListEveryMemberInOrder(_ resource: Resource) throws {
    let name = resource.singular.prefix(1).uppercased() + resource.singular.dropFirst()
    let schema = try #require(document.check.resolve("#/components/schemas/" + name))
    let properties = try #require(schema["properties"]?.mapping)
    #expect(properties.compactMap { $0.key.string }.filter { $0 != "explanation" } == resource.members)
    #expect((schema["required"]?.sequence ?? []).compactMap(\.string) == resource.members)
  }

  /// Asks, and holds the answer against the description.
  private func hold(_ target: String, of path: String, _ fields: HTTPFields = [:], api: NewsAPI? = nil) throws
  {
    let response = (api ?? service.api).respond(to: try Request(.get, target, fields: fields))
    let contentType = try #require(response.fields[.contentType])
    let errors = try document.errors(
      path, status: response.status.code, contentType: contentType, body: response.text)
    #expect(errors.isEmpty, "\(target): \(errors.prefix(5))")
  }

  @Test(arguments: Resource.allCases)
  func everyRecordIsAsDescribed(_ resource: Resource) throws {
    let path = "/" + resource.rawValue
    try hold(path + "?limit=1000", of: path)
    try hold(path + "?limit=2&shape=array&pretty=1", of: path)
    try hold(path + "?limit=2&fields=id,url", of: path)
    for format in Format.offered(resource) {
      try hold(path + "." + format.rawValue, of: path)
      let id = try #require(service.snapshot.table(resource)).ids[1]
      try hold("\(path)/\(Addresses.encodeSegment(id)).\(format.rawValue)", of: path + "/{id}")
    }
    if resource == .statements || resource == .incidents { try hold(path + "?limit=9&explain=1", of: path) }
    if let expansion = resource.expansions.first { try hold(path + "?expand=\(expansion.member)", of: path) }
    for id in try #require(service.snapshot.table(resource)).ids.prefix(10) {
      try hold(path + "/" + Addresses.encodeSegment(id), of: path + "/{id}")
    }
  }

  @Test func everythingElseIsAsDescribed() throws {
    for path in ["/", "/search", "/livez", "/readyz", "/metrics", "/openapi.yaml", "/openapi.json"] {
      try hold(path, of: path)
    }
    try hold("/search?q=harbour&limit=3", of: "/search")
    for slug in ProblemType.all.keys { try hold("/problems/" + slug, of: "/problems/{type}") }
    try hold("/", of: "/", [.accept: "text/html"])
    try hold("/docs", of: "/docs")
    for name in WebFile.all.keys { try hold("/assets/" + name, of: "/assets/{name}") }
    let id = try #require(service.snapshot.table(.documents)).ids[0]
    for part in ["annotations", "uncovered"] {
      try hold("/documents/\(Addresses.encodeSegment(id))/\(part)", of: "/documents/{id}/" + part)
    }
    try hold("/documents/\(Addresses.encodeSegment(id))/text", of: "/documents/{id}/text")
  }

  @Test func errorsAreAsDescribed() throws {
    let loading = NewsAPI(snapshots: SnapshotHolder())
    for path in Route.templates {
      let target = path.replacing("{id}", with: "nobody").replacing("{type}", with: "not-found")
        .replacing("{name}", with: "nobody")
      try hold(target + "?nothing=1", of: path)
      try hold(target, of: path, [.accept: "image/png"])
      try hold(target, of: path)
      try hold(target, of: path, api: loading)
    }
    try hold("/problems/nobody", of: "/problems/{type}")
  }

  @Test func theCheckFindsWhatIsWrong() throws {
    let schema = try #require(document.check.resolve("#/components/schemas/Span"))
    for (json, isFine) in [
      (#"{"start": 0, "end": 1, "exact": "a"}"#, true), (#"{"start": 0, "end": 1}"#, false),
      (#"{"start": "0", "end": 1, "exact": "a"}"#, false), (#"{"start": -1, "end": 1, "exact": "a"}"#, false),
      (#"{"start": 0, "end": 1, "exact": "a", "more": 1}"#, false),
      (#"{"start": 0.5, "end": 1, "exact": "a"}"#, false),
      (#"{"start": 0, "end": 1, "exact": null}"#, false), (#"[]"#, false), ("null", false),
    ] {
      let value = try #require(try Yams.compose(yaml: json))
      #expect(document.check.errors(value, schema).isEmpty == isFine, "\(json)")
    }
  }
}
