import Archive
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import OrderedJSON
import Testing
import Yams

@testable import NewsAPI

/// The forms of lists: each honours every filter, and says the same in its way.
@Suite struct FormatTests {
  private let service = Service.shared

  /// A parser of RFC 4180 that takes nothing else.
  private func table(_ text: String) throws -> [[String]] {
    var rows: [[String]] = [[]]
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      var cell = String.UnicodeScalarView()
      if rest.first == "\"" {
        rest.removeFirst()
        while true {
          guard let next = rest.popFirst() else { throw Malformed() }
          if next != "\"" { cell.append(next); continue }
          if rest.first != "\"" { break }
          cell.append("\"")
          rest.removeFirst()
        }
      } else {
        while let next = rest.first, next != ",", next != "\r" {
          #expect(next != "\"" && next != "\n")
          cell.append(next)
          rest.removeFirst()
        }
      }
      rows[rows.count - 1].append(String(cell))
      guard let separator = rest.popFirst() else { throw Malformed() }
      if separator == "," {
        if rest.isEmpty { rows[rows.count - 1].append("") }
        continue
      }
      let end = rest.popFirst()
      #expect(separator == "\r" && end == "\n")
      if !rest.isEmpty { rows.append([]) }
    }
    return rows
  }

  private struct Malformed: Error {}

  private func lines(_ target: String) throws -> [JSONValue] {
    try service.get(target).text.split(separator: "\n").map { line in
      let response = Response(body: .bytes(Array(line.utf8)))
      return try response.json()
    }
  }

  private static let queries = [
    "", "?limit=3", "?q=the", "?fields=id,url", "?sort=-id", "?publisher=Brellen+Courier", "?country=Arvania",
    "?name__contains=a", "?date=2024", "?limit=2&country__isnull=true",
  ]

  @Test(arguments: Resource.allCases, queries)
  func everyFormHasTheSameRecordsInTheSameOrder(_ resource: Resource, _ query: String) throws {
    let path = "/\(resource.rawValue)"
    guard try service.get(path + query).status == .ok else { return }
    let mark = query.isEmpty ? "?" : "&"
    let limited = query.contains("limit") ? query : query + mark + "limit=1000"
    let records = try #require(try service.json(path + limited)["data"]?.elements)
    #expect(try lines(path + ".ndjson" + query) == records)
    let linked = try service.json(path + ".jsonld" + limited)
    #expect(linked["@context"]?["data"] == "@graph")
    #expect(try #require(linked["data"]?.elements).map { $0["id"] } == records.map { $0["id"] })
    #expect(linked["data"]?.elements?.allSatisfy { $0["@type"] != nil } == true)
    let rows = try table(try service.get(path + ".csv" + query).text)
    #expect(rows.dropFirst().map { $0[0] } == records.compactMap { $0["id"]?.text })
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    for format in ["json", "csv", "ndjson", "jsonld"] {
      #expect(
        try service.get("\(path).\(format)\(query)").fields[.totalCount]
          == service.get(path + query).fields[.totalCount])
    }
  }

  @Test(arguments: Resource.allCases)
  func aColumnIsAPlaceOfTheRecord(_ resource: Resource) throws {
    let rows = try table(try service.get("/\(resource.rawValue).csv").text)
    #expect(rows[0] == resource.columns.map(Resource.columnName))
    #expect(Set(rows[0]).count == rows[0].count)
    let records = try #require(try service.json("/\(resource.rawValue)?limit=1000")["data"]?.elements)
    for (row, record) in zip(rows.dropFirst(), records).prefix(20) {
      for (cell, path) in zip(row, resource.columns) {
        #expect(cell == Self.cell(path, of: record), "\(path)")
      }
    }
  }

  /// What a cell holds, by the rule that the description gives.
  private static func cell(_ path: String, of record: JSONValue) -> String {
    let isList = path.contains("[]")
    var values = [record]
    for step in path.split(separator: ".") {
      let name = String(step.hasSuffix("[]") ? step.dropLast(2) : step[...])
      values = values.map { $0[name] ?? .null }
      if step.hasSuffix("[]") {
        values = values.flatMap {
          $0.elements.map { $0.isEmpty && path.hasSuffix("[].models[]") ? [.null] : $0 } ?? [.null]
        }
      }
    }
    if !isList, values == [.null] { return "" }
    return values.map { value in
      switch value {
      case .null: ""
      case .string(let text): text
      default: String(decoding: value.encoded(), as: UTF8.self)
      }
    }.joined(separator: "; ")
  }

  @Test func everyColumnIsOfAMemberOfTheRecord() {
    for resource in Resource.allCases {
      for path in resource.columns {
        #expect(resource.members.contains(String(path.prefix { $0 != "." && $0 != "[" })), "\(path)")
      }
    }
  }

  @Test func aSpreadsheetGetsAMarkAndNoFormulas() throws {
    let table = CSVTable(.actors, fields: ["name", "other_names"], isForSpreadsheet: true)
    #expect(table.header.starts(with: [0xEF, 0xBB, 0xBF]))
    for (name, expected) in [
      ("=1+1", "'=1+1"), ("@x", "'@x"), ("-1", "'-1"), ("+49", "'+49"), ("\tx", "'\tx"), ("a=1", "a=1"),
      ("é", "é"),
    ] {
      var bytes: [UInt8] = []
      let record: JSONValue = ["name": .string(name), "other_names": []]
      table.append(record.encoded()[...], to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == expected + ",\r\n")
      bytes = []
      CSVTable(.actors, fields: ["name"], isForSpreadsheet: false).append(record.encoded()[...], to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == name + "\r\n")
    }
    #expect(try service.get("/statements.csv?bom=1").bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try !service.get("/statements.csv").bytes.starts(with: [0xEF]))
  }

  @Test func cellsAreQuotedWhereTheyMustBe() throws {
    let record: JSONValue = ["name": "a \"b\", c\r\nd", "other_names": ["x", "y, z"]]
    var bytes: [UInt8] = []
    CSVTable(.actors, fields: ["name", "other_names"], isForSpreadsheet: false).append(
      record.encoded()[...], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\"a \"\"b\"\", c\r\nd\",\"x; y, z\"\r\n")
  }

  @Test func incidentsAreAMap() throws {
    let map = try service.json("/incidents.geojson?limit=1000")
    let records = try #require(try service.json("/incidents?limit=1000")["data"]?.elements)
    let features = try #require(map["features"]?.elements)
    #expect(map["type"] == "FeatureCollection" && features.count == records.count)
    for (feature, record) in zip(features, records) {
      #expect(
        feature["type"] == "Feature" && feature["properties"] == record && feature["id"] == record["id"])
      let (longitude, latitude) = (record["place"]?["lon"] ?? .null, record["place"]?["lat"] ?? .null)
      let point: JSONValue = ["type": "Point", "coordinates": [longitude, latitude]]
      #expect(feature["geometry"] == (longitude == .null ? .null : point))
    }
    #expect(features.contains { $0["geometry"] == .null } && features.contains { $0["geometry"] != .null })
    let box = try service.json("/incidents.geojson?bbox=40,30,45,35")
    #expect(try box["meta"]?["count"] == service.json("/incidents?bbox=40,30,45,35")["meta"]?["count"])
  }

  @Test func aLongListIsMadeWhileItIsSent() throws {
    let service = Service(reports: 60)
    let response = try service.get("/statements.csv")
    guard case .stream = response.body else {
      Issue.record("not a stream")
      return
    }
    #expect(try table(response.text).count == 481)
    #expect(try service.get("/statements.ndjson").text.split(separator: "\n").count == 480)
    #expect(try service.get("/statements.csv?limit=7").text.split(separator: "\r\n").count == 8)
  }

  @Test(arguments: ["/statements", "/incidents", "/actors", "/documents", "/instruments"])
  func oneRecordHasEveryFormToo(_ path: String) throws {
    let record = try #require(try service.json(path + "?limit=1")["data"]?.elements?.first)
    let url = try #require(record["url"]?.text)
    #expect(try service.json(url + ".json")["data"] == record)
    #expect(try lines(url + ".ndjson") == [record])
    #expect(try table(try service.get(url + ".csv").text).count == 2)
    #expect(try service.json(url + ".jsonld")["data"]?["@type"] != nil)
    #expect(try service.get(url + ".geojson").status == (path == "/incidents" ? .ok : .notFound))
  }
}
