import Archive
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import OrderedJSON
import Testing
import Yams

@testable import NewsAPI

/// The interface over made-up reports, and what its tests ask of it.
struct Service {
  let api: NewsAPI
  let snapshot: Snapshot

  init(_ configuration: APIConfiguration = APIConfiguration(), reports: Int = 12) {
    snapshot = Snapshot(reports: MadeUpReports.make(reports, seed: 5), basePath: configuration.basePath)
    api = NewsAPI(snapshots: SnapshotHolder(snapshot), configuration: configuration)
  }

  static let shared = Service()
  /// What the service serves that is made without arguments.
  static let reports = MadeUpReports.make(12, seed: 5)

  func get(_ target: String, _ fields: HTTPFields = [:], method: HTTPRequest.Method = .get) throws -> Response
  {
    api.respond(to: try Request(method, target, fields: fields))
  }

  func json(_ target: String, _ fields: HTTPFields = [:]) throws -> JSONValue {
    let response = try get(target, fields)
    try #require(response.status == .ok, "\(target): \(response.text)")
    return try response.json()
  }

  /// The addresses of lists, with the id of a record of each.
  var lists: [(resource: Resource, id: String)] {
    get throws {
      try Resource.allCases.map { resource in (resource, try #require(snapshot.table(resource)).ids[0]) }
    }
  }
}

extension Response {
  /// The content, all of it where it is made while it is sent.
  var bytes: [UInt8] {
    switch body {
    case .none: return []
    case .bytes(let bytes): return bytes
    case .stream(_, let makeProducer):
      var producer = makeProducer()
      var content: [UInt8] = []
      while case .bytes(let bytes) = producer.next(BodyWaker {}) { content += bytes }
      return content
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body, read by a parser that is not our own (JSON is YAML 1.2).
  func json() throws -> JSONValue {
    try Self.value(try #require(try Yams.compose(yaml: text)))
  }

  private static func value(_ node: Node) throws -> JSONValue {
    switch node {
    case .mapping(let mapping):
      return .object(
        JSONObject(members: try mapping.map { (try #require($0.key.string), try value($0.value)) }))
    case .sequence(let sequence): return .array(try sequence.map(value))
    default:
      let scalar = try #require(node.scalar)
      if scalar.style == .doubleQuoted { return .string(scalar.string) }
      if scalar.string == "null" { return .null }
      if let flag = Bool(scalar.string) { return .bool(flag) }
      if let number = Int(scalar.string) { return .integer(number) }
      return .number(try #require(Double(scalar.string)))
    }
  }
}

extension JSONValue {
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var names: [String]? { if case .object(let object) = self { object.members.map(\.name) } else { nil } }
}
