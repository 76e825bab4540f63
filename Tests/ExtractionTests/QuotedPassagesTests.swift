import Testing

@testable import Extraction

@Suite struct QuotedPassagesTests {
  @Test(arguments: [
    ("He said “no” and \"yes\".", ["no", "yes"]), ("No quotation.", []), ("", []), ("“”", []),
    ("“Open to the end.\n\nNext “one”.", ["Open to the end.", "one"]),
    ("naïve 🌧️ “rain 🌧️”\r\n\r\n“two”", ["rain 🌧️", "two"]),
  ])
  func passagesAreWhatStandsBetweenTheMarks(_ text: String, _ passages: [String]) {
    let spans = QuotedPassages.spans(in: text)
    #expect(spans.map { $0.exact.trimmingSpace } == passages)
    let scalars = Array(text.unicodeScalars)
    for span in spans {
      #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == span.exact)
    }
  }
}

extension String {
  fileprivate var trimmingSpace: String {
    var text = self[...]
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
