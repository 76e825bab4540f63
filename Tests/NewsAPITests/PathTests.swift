import Archive
import HTTPMessage
import MadeUpRecords
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct PathTests {
  private let service = Service.shared

  /// What stands at a path of a record: nothing where there is null.
  private func values(_ path: String, in record: JSONValue) -> [JSONValue] {
    var found = [record]
    for step in path.split(separator: ".") {
      let isList = step.hasSuffix("[]")
      found = found.compactMap { $0[String(isList ? step.dropLast(2) : step[...])] }.filter { $0 != .null }
      if isList { found = found.flatMap { $0.elements ?? [] } }
    }
    return found.filter { $0 != .null }
  }

  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    default: value["start"]?.text
    }
  }

  private func ids(_ resource: Resource, _ name: String, _ value: String) throws -> Set<String> {
    let query = QueryString.encode([.init(name: name, value: value)])
    let answer = try service.json("/\(resource.rawValue)?limit=1000&fields=id&\(query)")
    return Set((answer["data"]?.elements ?? []).compactMap { $0["id"]?.text })
  }

  @Test(arguments: Resource.allCases)
  func aFilterComparesWhatStandsAtItsPath(_ resource: Resource) throws {
    let records = try #require(try service.json("/\(resource.rawValue)?limit=1000")["data"]?.elements).prefix(
      12)
    for field in resource.fields where !["q", "position", "nested", "bbox"].contains(field.name) {
      for record in records {
        let id = try #require(record["id"]?.text)
        let texts = values(field.path, in: record).compactMap(text)
        for text in texts.prefix(2) {
          #expect(try ids(resource, field.name, text).contains(id), "\(field.name)=\(text)")
        }
        // Fatalities have a least figure where they have no best one.
        if texts.isEmpty, field.kind != .number {
          #expect(try ids(resource, field.name + "__isnull", "true").contains(id))
        }
      }
    }
  }

  @Test func nestedTellsWhetherThereIsAnOuterStatement() throws {
    for record in try #require(try service.json("/statements?limit=40")["data"]?.elements) {
      let isNested = record["nested_in"] != .null
      #expect(
        try ids(.statements, "nested", isNested ? "true" : "false").contains(try #require(record["id"]?.text))
      )
    }
  }

  @Test func aPartOfTheRecordsTextFindsIt() throws {
    for (resource, member) in [
      (Resource.statements, "text"), (.incidents, "notes"), (.actors, "name"), (.instruments, "name"),
    ] {
      for record in try #require(try service.json("/\(resource.rawValue)?limit=10")["data"]?.elements) {
        let phrase =
          "\"" + (record[member]?.text ?? "").replacing("“", with: "").replacing("”", with: "") + "\""
        #expect(try ids(resource, "q", phrase).contains(try #require(record["id"]?.text)), "\(phrase)")
      }
    }
  }

  /// Queries put together at random from what queries are made of, and from what they are not.
  @Test func noQueryIsAnErrorOfTheServer() throws {
    var random = SplitMix(seed: 11)
    let pieces = [
      "speaker", "date", "q", "limit", "sort", "cursor", "fields", "__", "gte", "not", "all", "isnull", "=",
      "=", "&", "&", "-",
      "2024", "-10", "%22", "*", "a", "%F0%9F%8C%A7", "%", "+", "true", "5", "confidence", "0.5", "id", ",",
      "'", "(", "%00", "é",
      "shape", "array", "pretty", "1", "AAAA", "_", "~", ";", ":", "[", "nested", "position",
    ]
    for _ in 0..<3000 {
      let query = (0..<(random.next() % 14)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
        .joined()
      guard let request = try? Request(.get, "/statements?" + query) else { continue }
      let response = service.api.respond(to: request)
      #expect([200, 400].contains(response.status.code), "\(query)")
      #expect(response.bytes.first == UInt8(ascii: "{") || response.bytes.first == UInt8(ascii: "["))
    }
  }

  @Test func aSearchHasABoundedNumberOfWords() throws {
    #expect(
      try service.get("/statements?q=" + Array(repeating: "a*", count: 64).joined(separator: "+")).status
        == .ok)
    #expect(
      try service.get("/statements?q=" + Array(repeating: "a*", count: 65).joined(separator: "+")).status
        == .badRequest)
  }
}
