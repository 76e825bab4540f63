import Testing

@testable import Extraction

@Suite struct InstrumentTests {
  @Test func instrumentExamples_Hold() throws {
    for example in try EmbeddedTable.instruments.read().examples {
      let found = InstrumentFinder().instruments(in: annotatedReport(example.fields[0]), statements: []).map(
        \.name)
      #expect(
        found.joined(separator: "; ") == (example.fields[1] == "-" ? "" : example.fields[1]),
        "line \(example.line)")
    }
  }

  @Test(arguments: [
    ("It violates the UN Charter.", "accuses_of_breaching"),
    ("They must comply with international law.", "calls_for"),
    ("He invoked Article 51 of the UN Charter.", "invokes"),
  ])
  func theStance_IsRead(_ text: String, _ stance: String) {
    let found = InstrumentFinder().instruments(in: annotatedReport(text), statements: [])
    #expect(found.first?.citations.first?.stance?.rawValue == stance)
  }
}
