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
    ("The UN Charter was violated by both sides.", "accuses_of_breaching"),
    ("The UN Charter applies. Both sides violated the truce.", "invokes"),
  ])
  func theStance_IsRead(_ text: String, _ stance: String) {
    let found = InstrumentFinder().instruments(in: annotatedReport(text), statements: [])
    #expect(found.first?.citations.first?.stance?.rawValue == stance)
  }

  @Test func manyCitations_AreEachReadInTheirOwnSentence() {
    let (sentences, inOne) = (3000, 3000)
    let text =
      String(repeating: "They violated the UN Charter. He invoked the UN Charter. ", count: sentences)
      + String(repeating: "the UN Charter and ", count: inOne) + "others."
    let found = InstrumentFinder().instruments(in: annotatedReport(text), statements: [])
    #expect(found.map(\.name) == ["UN Charter"])
    let stances = found.first?.citations.map(\.stance) ?? []
    #expect(stances.count == 2 * sentences + inOne)
    #expect(stances.prefix(2 * sentences).count { $0 == .accusesOfBreaching } == sentences)
    #expect(stances.suffix(inOne).allSatisfy { $0 == .invokes })
  }
}
