import ContractSupport
import Foundation
import TestSupport
import Testing
import Yams

/// openapi.yaml against the built program, which serves the seeds.
@Suite(.serialized) struct RunningServiceTests {
  /// Shared by the tests, which only read its address.
  nonisolated(unsafe) private static let service = Result { try ServiceProcess() }
  private let origin: String
  private let document: APIDocument
  private let client = CurlClient()

  init() throws {
    origin = try Self.service.get().origin
    document = try APIDocument.inRepository()
  }

  private func get(_ target: String) throws -> CurlClient.Response { try client.send("GET", origin + target) }

  private func body(_ target: String) throws -> Node {
    try #require(try Yams.compose(yaml: get(target).text))
  }

  /// The address of something that a path with a placeholder stands for; `nil` where the seeds have none.
  private func targets(_ path: String) throws -> [String] {
    if path == "/problems/{type}" { return ["/problems/not-found"] }
    if path == "/assets/{name}" { return ["/assets/app.js", "/assets/base.css", "/assets/outlines.json"] }
    guard let placeholder = path.range(of: "{id}") else { return [path] }
    let list = String(path[..<placeholder.lowerBound].dropLast())
    let rest = path[placeholder.upperBound...]
    return try (body(list + "?limit=3")["data"]?.sequence ?? []).compactMap {
      $0["url"]?.string.map { $0 + rest }
    }
  }

  @Test func theDescriptionServedIsTheOneInTheRepository() throws {
    #expect(try get("/openapi.yaml").text == document.text)
    #expect(SchemaCheck.equal(try body("/openapi.json"), document.root))
  }

  /// Whether an answer goes on until the client leaves.
  private func isEndless(_ operation: APIDocument.Operation) -> Bool {
    document.schema(operation, status: 200, contentType: "text/event-stream") != nil
  }

  @Test func everyPathAnswersAsDescribed() throws {
    for operation in document.operations where !isEndless(operation) {
      for target in try targets(operation.path) {
        let response = try get(target)
        let errors = try document.errors(
          operation.path, status: response.status, contentType: response["content-type"] ?? "",
          body: response.text)
        #expect(response.status == 200 && errors.isEmpty, "\(target): \(errors.prefix(5))")
        let headers =
          document.response(operation, status: 200)?["headers"]?.mapping?.compactMap { $0.key.string } ?? []
        for header in headers { #expect(response[header.lowercased()] != nil, "\(target) \(header)") }
      }
    }
  }

  @Test func everyListOfTheSeedsIsAsDescribed() throws {
    for operation in document.operations where operation.queryParameters.contains("limit") {
      let response = try get(operation.path + "?limit=1000")
      #expect(
        try document.errors(operation.path, status: 200, contentType: "application/json", body: response.text)
          == [])
    }
  }

  @Test func everyParameterIsTaken() throws {
    for operation in document.operations where !isEndless(operation) {
      guard let target = try targets(operation.path).first else { continue }
      for name in operation.queryParameters where !["cursor", "since", "v"].contains(name) {
        let value = try #require(sample(operation.schema(of: name)), "\(operation.path) \(name)")
        let response = try get(target + "?" + name + "=" + value)
        #expect(response.status == 200, "\(target)?\(name)=\(value): \(response.text)")
      }
    }
  }

  /// A value that a schema allows, for a query.
  private func sample(_ schema: Node?) -> String? {
    let schema = schema?["$ref"]?.string.flatMap(document.check.resolve) ?? schema
    switch schema?["type"]?.string {
    case "array": return sample(schema?["items"])
    case "integer": return schema?["minimum"]?.string
    case "string":
      if let value = schema?["example"]?.string ?? schema?["enum"]?.sequence?.first?.string { return value }
      guard let pattern = schema?["pattern"]?.string else { return "x" }
      return ["2024", "1"].first { (try? Regex(pattern).firstMatch(in: $0)) != nil }
    default: return nil
    }
  }

  @Test func theServiceTakesNoParameterThatIsNotDescribed() throws {
    for operation in document.operations where operation.queryParameters.contains("limit") {
      let described = Set(operation.queryParameters)
      let fields = try allowed(operation.path + "?no_such_parameter=1")
      var taken = Set(fields)
      for field in fields where !Self.reserved.contains(field) {
        taken.formUnion(try allowed("\(operation.path)?\(field)__no_such_operator=1"))
      }
      #expect(taken == described, "\(operation.path): \(taken.symmetricDifference(described))")
    }
  }

  /// The parameters that have no operators.
  private static let reserved: Set<String> = [
    "sort", "limit", "cursor", "facet", "fields", "expand", "shape", "pretty", "explain", "download", "bom",
    "v",
  ]

  /// What a refused parameter is told to be instead.
  private func allowed(_ target: String) throws -> [String] {
    let response = try get(target)
    #expect(response.status == 400)
    let problem = try #require(try Yams.compose(yaml: response.text))
    return (problem["errors"]?.sequence?.first?["allowed"]?.sequence ?? []).compactMap(\.string)
  }

  @Test func examplesAreWhatIsServed() throws {
    var held = 0
    for operation in document.operations {
      let content = document.response(operation, status: 200)?["content"]?["application/json"]
      for (_, example) in content?["examples"]?.mapping ?? Node.Mapping([]) {
        let value = try #require(example["value"])
        let target = try #require(example["summary"]?.string).replacing("GET ", with: "")
        let schema = try #require(content?["schema"])
        #expect(document.check.errors(value, schema) == [], "\(target)")
        let served = try body(target)
        let isSame = SchemaCheck.equal(served["data"] ?? served, value["data"] ?? value)
        #expect(isSame, "the example of GET \(target) is not what is served: run script/update-examples")
        held += 1
      }
    }
    #expect(held >= 3)
  }
}
