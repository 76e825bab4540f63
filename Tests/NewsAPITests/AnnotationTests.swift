import Archive
import NewsModel
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct AnnotationTests {
  private let service = Service.shared

  private func selector(_ target: JSONValue, _ type: String) -> JSONValue? {
    target["selector"]?.elements?.first { $0["type"]?.text == type }
  }

  @Test func everyAnnotationStandsInTheText() throws {
    for id in try #require(service.snapshot.table(.documents)).ids {
      let address = "/documents/" + Addresses.encodeSegment(id)
      let text = Array(try #require(service.snapshot.text(ofDocument: id)).unicodeScalars)
      let page = try service.json(address + "/annotations")
      let items = try #require(page["items"]?.elements)
      #expect(page["@context"] == "http://www.w3.org/ns/anno.jsonld" && page["type"] == "AnnotationPage")
      #expect(page["partOf"]?["total"]?.integer == items.count)
      #expect(Set(items.compactMap { $0["id"]?.text }).count == items.count)
      for item in items {
        let target = try #require(item["target"])
        let targets = target.elements ?? [target]
        for target in targets {
          #expect(target["source"]?.text == address + "/text")
          let position = try #require(selector(target, "TextPositionSelector"))
          let (start, end) = (
            try #require(position["start"]?.integer), try #require(position["end"]?.integer)
          )
          let quote = try #require(selector(target, "TextQuoteSelector"))
          func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
          #expect(quote["exact"]?.text == part(start..<end))
          #expect(quote["prefix"]?.text == part(max(0, start - 32)..<start))
          #expect(quote["suffix"]?.text == part(end..<min(text.count, end + 32)))
        }
      }
    }
  }

  @Test func everyRecordOfTheReportIsAnnotated() throws {
    let id = try #require(service.snapshot.table(.documents)).ids[0]
    let items = try #require(
      try service.json("/documents/\(Addresses.encodeSegment(id))/annotations")["items"]?.elements)
    let linked = Set(items.flatMap { $0["body"]?.elements ?? [] }.compactMap { $0["source"]?.text })
    for resource in ["statements", "incidents"] {
      let query = QueryString.encode([.init(name: "document", value: id)])
      for record in try #require(try service.json("/\(resource)?\(query)")["data"]?.elements) {
        #expect(linked.contains(try #require(record["url"]?.text)))
      }
    }
    #expect(linked.contains { $0.hasPrefix("/actors/") })
  }

  @Test func whatNoStatementCoversIsShown() throws {
    let (source, report) = try #require(Service.reports.first)
    let content = try #require(report.statements.first?.contents.first)
    let passages = [
      Span(start: 0, end: 2, exact: String(source.text.unicodeScalars.prefix(2))),
      Span(
        start: content.start + 1, end: content.end, exact: String(content.exact.unicodeScalars.dropFirst())),
    ]
    var configuration = APIConfiguration()
    configuration.quotedPassages = { _ in passages }
    let service = Service(configuration)
    let address = "/documents/\(Addresses.encodeSegment(report.document.id))/uncovered"
    let answer = try service.json(address)
    #expect(answer["data"]?.elements?.map { $0["start"] } == [.integer(0)])
    #expect(answer["meta"]?["quoted"] == 2 && answer["meta"]?["count"] == 1)
    #expect(try service.json(address + "?pretty=1")["data"] == answer["data"])
    #expect(try self.service.json(address)["data"] == [])
    #expect(try service.get("/documents/nobody/uncovered").status == .notFound)
    #expect(try service.get("/documents/nobody/annotations").status == .notFound)
  }
}

@Suite struct ExplanationTests {
  private let service = Service.shared

  @Test(arguments: ["/statements", "/incidents"])
  func everyRecordSaysWhatMadeIt(_ path: String) throws {
    let plain = try #require(try service.json(path + "?limit=100")["data"]?.elements)
    let explained = try #require(try service.json(path + "?limit=100&explain=1")["data"]?.elements)
    for (plain, explained) in zip(plain, explained) {
      let explanation = try #require(explained["explanation"]?.elements)
      #expect(explanation.count >= 2)
      for entry in explanation {
        #expect(plain[try #require(entry["field"]?.text)] != nil)
        #expect(entry["made_by"]?.text?.isEmpty == false)
      }
      if path == "/statements" {
        #expect(explanation.first?["spans"] == plain["contents"])
        #expect(explanation.first?["made_by"] == plain["extractor"]?["rule"])
      }
      guard case .object(var object) = explained else { continue }
      object["explanation"] = nil
      #expect(.object(object) == plain)
    }
  }

  @Test func oneRecordAndLinesAreExplainedToo() throws {
    let id = try #require(service.snapshot.table(.statements)).ids[0]
    #expect(try service.json("/statements/\(id)?explain=1")["data"]?["explanation"] != nil)
    #expect(try service.json("/statements/\(id)?explain=0")["data"]?["explanation"] == nil)
    #expect(try service.get("/statements/\(id).ndjson?explain=1&fields=id").text.contains("\"explanation\""))
  }
}
