import Testing

@testable import Extraction

struct QuotationFinderTests {
  private func quoted(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return QuotationFinder.passages(in: text).map { String(decoding: bytes[$0.inner], as: UTF8.self) }
  }

  @Test(arguments: [
    ("“Yes,” she said.", ["Yes,"]),
    ("\"Yes,\" she said, \"and no.\"", ["Yes,", "and no."]),
    ("''Yes,'' she said.", ["Yes,"]),
    ("``Yes,'' she said.", ["Yes,"]),
    ("«Yes», she said.", ["Yes"]),
    ("„Yes“, she said.", ["Yes"]),
    ("“Yes,“ she said.", ["Yes,"]),
    ("She called it 'a shame' and left.", ["a shame"]),
    ("It's the mayors' fault, she didn't say.", []),
    ("“It's a 'shame',” she said.", ["It's a 'shame',"]),
    ("“Left open to the end", ["Left open to the end"]),
    ("No marks at all", []),
    ("\"", []),
    ("”", []),
  ])
  func passagesLieBetweenMarks(text: String, wanted: [String]) { #expect(quoted(text) == wanted) }

  @Test func openQuotationContinues() {
    #expect(QuotationFinder.passages(in: "“Left open").map(\.continues) == [true])
    #expect(QuotationFinder.passages(in: "“Closed”").map(\.continues) == [false])
  }

  @Test(arguments: ["\"", "“", "”", "'", "''", "‘", "’ ", "‘a"])
  func tenThousandMarksAreReadInOnePass(mark: String) {
    let text = String(repeating: mark, count: 10_000)
    let passages = QuotationFinder.passages(in: text)
    #expect(passages.count <= 10_000)
    #expect(zip(passages, passages.dropFirst()).allSatisfy { $0.outer.upperBound <= $1.outer.lowerBound })
  }
}
