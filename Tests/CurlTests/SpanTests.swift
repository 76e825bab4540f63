import TestSupport
import Testing

struct SpanTests {
  /// Every object with `start`, `end` and `exact` anywhere in a value.
  private func spans(in value: Any) -> [(start: Int, end: Int, exact: String)] {
    if let list = value as? [Any] { return list.flatMap(spans) }
    guard let object = value as? [String: Any] else { return [] }
    let inner = object.values.flatMap(spans)
    guard let start = object["start"] as? Int, let end = object["end"] as? Int,
      let exact = object["exact"] as? String
    else { return inner }
    return inner + [(start, end, exact)]
  }

  @Test(arguments: ["/statements", "/incidents"])
  func everySpanOfEveryRecordIsVerbatim(path: String) throws {
    var texts: [String: [Unicode.Scalar]] = [:]
    var count = 0
    for record in try Service.all(path) {
      let id = try #require(record["document_id"] as? String)
      if texts[id] == nil { texts[id] = Array(try Service.get("/documents/\(id)/text").text.unicodeScalars) }
      let text = try #require(texts[id])
      for span in spans(in: record) {
        count += 1
        #expect(0 <= span.start && span.start < span.end && span.end <= text.count)
        #expect(String(String.UnicodeScalarView(text[span.start..<span.end])) == span.exact)
      }
    }
    #expect(count > 20)
  }

  @Test func theSelfCheckOfTheServiceFoundNothing() throws {
    let answer = try Service.get("/readyz").text
    #expect(answer.contains("span"))
    #expect(try Service.all("/documents").allSatisfy { !$0.strings("warnings.code").contains("span") })
  }
}
