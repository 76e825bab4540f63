import NewsModel
import Testing

@testable import Extraction

@Suite struct TemporalTests {
  @Test func timeExamples_Hold() throws {
    for example in try EmbeddedTable.time.read().examples {
      let report = annotatedReport(example.fields[0], published: example.fields[1])
      let found = TemporalTagger().tag(report).map { expression in
        "\(expression.date.start.map(\.description) ?? "?")/\(expression.date.end.map(\.description) ?? "?")"
      }
      #expect(
        found.joined(separator: " ") == (example.fields[2] == "-" ? "" : example.fields[2]),
        "line \(example.line)")
      guard example.fields.count > 3 else { continue }
      let timex = TemporalTagger().tag(report).compactMap(\.date.timex)
      #expect(timex.joined(separator: " ") == example.fields[3], "line \(example.line)")
    }
  }

  @Test(arguments: [
    ("It rained on Monday.", "XXXX-WXX-1"), ("It rained on March 3.", "XXXX-03-03"),
    ("It rained in May 2020.", "2020-05"),
    ("It rained in recent months.", "PAST_REF"), ("It rained in 1979.", "1979"),
  ])
  func anUndatedReport_KeepsTheTIMEXValue(_ text: String, _ timex: String) {
    #expect(TemporalTagger().tag(annotatedReport(text)).map(\.date.timex) == [timex])
  }

  @Test(arguments: [
    ("They talked for three days.", "P3D", TemporalExpression.Kind.duration),
    ("They meet every Friday.", "XXXX-WXX-5", .set), ("They meet on Sundays.", "XXXX-WXX-7", .set),
    ("It was over within 24 hours.", "PT24H", .duration), ("They met on Friday.", "XXXX-WXX-5", .date),
  ])
  func lengthsAndRepetitions_AreToldFromDates(
    _ text: String, _ timex: String, _ kind: TemporalExpression.Kind
  ) {
    let found = TemporalTagger().all(annotatedReport(text))
    #expect(found.map(\.kind) == [kind] && found.map(\.date.timex) == [timex])
  }

  @Test(arguments: [(1990, "1990-04-15"), (2024, "2024-03-31"), (2038, "2038-04-25")])
  func easter_FallsWhereTheTablesSay(_ year: Int, _ day: String) {
    #expect(Holiday.easter(0).day(in: year) == CalendarDate(day))
  }

  @Test func theWords_AreTiedToTheText() throws {
    let text = "Ça va: it rained on Thursday, May 4, 2023, there."
    let date = try #require(TemporalTagger().tag(annotatedReport(text)).first?.date)
    let span = try #require(date.span)
    #expect(span.exact == "Thursday, May 4, 2023")
    #expect(String(Array(text)[span.start..<span.end]) == span.exact)
    #expect(date.basis == .stated && date.precision == .day)
  }

  @Test func since_OpensARange() throws {
    let date = try #require(
      TemporalTagger().tag(annotatedReport("It has rained since April 2021.")).first?.date)
    #expect(date.start == CalendarDate("2021-04-01") && date.end == nil && date.precision == .month)
    #expect(date.text == "since April 2021")
  }

  @Test(arguments: [
    "99999 years ago", "in the last 999999999999 months", "October 99, 99999", "0 days ago, on the 0th",
  ])
  func absurdNumbers_DoNoHarm(_ text: String) {
    for expression in TemporalTagger().tag(annotatedReport(text, published: "2024-11-22")) {
      #expect(expression.tokens.upperBound <= 20)
    }
  }

  @Test func numberExamples_Hold() throws {
    for example in try EmbeddedTable.numbers.read().examples {
      let words = example.fields[0].lowercased().split(separator: " ").map(String.init)
      let found = Numerals.builtIn.amount(words[...])
      if example.fields[1] == "-" {
        #expect(found == nil, "line \(example.line)")
      } else {
        #expect(found?.best == Int(example.fields[1]), "line \(example.line)")
        #expect(found?.low == Int(example.fields[2]), "line \(example.line)")
      }
    }
  }
}
