import NewsModel
import TestSupport
import Testing

@testable import onrecord

struct ReportRowTests {
  private func texts(_ content: String, named name: String, limit: Int = 32 << 20) throws -> [SourceText] {
    let folder = try TemporaryFolder()
    try folder.write(content, to: name)
    let reading = ReportReading(limit: limit)
    return reading.sources(of: try ReportFolder.files(at: folder.path)).map(reading.text)
  }

  @Test func aRowOfJSONLinesIsAReport() throws {
    let rows =
      "\u{FEFF}" + #"{"docid": "one", "text": "First."}"# + "\n\n" + #"{"id": 7, "text": "Second."}"# + "\r\n"
      + "not json\n" + #"{"doc_id": "", "id": null, "text": "Third."}"#
    let texts = try texts(rows, named: "wire.jsonl")
    #expect(texts.map(\.text) == ["First.", "Second.", "", "Third."])
    #expect(texts.map(\.id).prefix(2) == ["one", "7"])
    #expect(texts[2].id == String(ReportReading.digest(Array("not json".utf8)).prefix(16)))
    #expect(texts[2].warnings.first?.message == "wire.jsonl, line 4: no object with a text")
    #expect(texts[3].id == String(ReportReading.digest(Array("Third.".utf8)).prefix(16)))
  }

  /// The members that trafilatura writes with `--json`.
  @Test func trafilaturaIsUnderstood() throws {
    let row = """
      {"title": "Bridge closed", "author": "Ana Ferré; Idris Kadir", "hostname": "harbour.example", "date": "2031-04-09",
       "fingerprint": "1f", "id": null, "license": null, "comments": "", "raw_text": "x", "text": "The bridge is closed.",
       "language": null, "image": null, "pagetype": "article", "filedate": "2031-05-01",
       "source": "https://harbour.example/bridge", "source-hostname": "Harbour Post", "excerpt": null, "tags": ""}
      """
    let text = try #require(try texts(row, named: "bridge.json").first)
    #expect(
      text.metadata
        == ReportMetadata(
          headline: "Bridge closed", date: "2031-04-09", publisher: "Harbour Post",
          author: "Ana Ferré; Idris Kadir",
          url: "https://harbour.example/bridge"))
    #expect(text.text == "The bridge is closed.")
  }

  /// The members that news-please writes.
  @Test func newsPleaseIsUnderstood() throws {
    let row = """
      {"authors": ["Ana Ferré", "Idris Kadir"], "date_download": "2031-05-01 10:00:00", "date_modify": null,
       "date_publish": "2031-04-09 21:14:03", "description": "d", "filename": "f.json", "image_url": null,
       "language": "en", "localpath": null, "maintext": "The bridge is closed.", "source_domain": "harbour.example",
       "title": "Bridge closed", "title_page": null, "url": "https://harbour.example/bridge"}
      """
    let text = try #require(try texts("[\(row),\n\(row)]", named: "bridge.json").last)
    #expect(
      text.metadata
        == ReportMetadata(
          headline: "Bridge closed", date: "2031-04-09 21:14:03", publisher: "harbour.example",
          author: "Ana Ferré, Idris Kadir", url: "https://harbour.example/bridge", language: "en"))
  }

  @Test func aBadElementOfAnArrayIsNoMatterToTheOthers() throws {
    let texts = try texts(
      #"[{"id": "a", "text": "A."}, {"id": oops}, 7, {"id": "b", "text": "B, [}\" C."}, {"id":"#,
      named: "x.json")
    #expect(texts.map(\.text) == ["A.", "", "", "B, [}\" C.", ""])
    #expect(texts.map { $0.warnings.map(\.code) } == [[], [.unreadable], [.unreadable], [], [.unreadable]])
    #expect(texts[1].warnings[0].message == "x.json, report 2: no object with a text")
  }

  @Test func noDepthOfNestingIsAnyMatter() throws {
    let deep = String(repeating: "[", count: 200_000)
    let texts = try texts(
      #"{"id": "a", "x": \#(deep)}"# + "\n" + #"{"id": "b", "text": "B."}"#, named: "x.jsonl")
    #expect(texts.map { $0.warnings.map(\.code) } == [[.unreadable], []])
    #expect(try self.texts("[" + deep, named: "y.json").map { $0.warnings.map(\.code) } == [[.unreadable]])
  }

  @Test func aRowOverTheLimitIsLeftOutAndTheNextIsRead() throws {
    let long = #"{"id": "a", "text": "\#(String(repeating: "a", count: 70_000))"}"#
    let texts = try texts(
      [long, #"{"id": "b", "text": "B."}"#, long].joined(separator: "\n"), named: "x.jsonl", limit: 1000)
    #expect(texts.map { $0.warnings.map(\.code) } == [[.tooLarge], [], [.tooLarge]])
    #expect(texts[0].warnings[0].message == "x.jsonl, line 1: longer than 1000 bytes; it was left out")
  }

  @Test func webPagesAreRefusedInSoManyWords() throws {
    let texts = try texts("<html><p>The mayor said that the bridge is closed.", named: "page.html")
    #expect(texts.map { $0.warnings.map(\.code) } == [[.format]])
    #expect(texts.map(\.text) == [""])
  }

  @Test(arguments: [("", 1), ("[]", 1), ("{}", 1), ("[{},{}]", 2), ("{}{}", 2), ("\n{}\n[]\n", 2)])
  func everyJSONFileLeavesATrace(content: String, count: Int) throws {
    let texts = try texts(content, named: "x.json")
    #expect(texts.count == count)
    #expect(texts.allSatisfy { !$0.warnings.isEmpty })
  }
}
