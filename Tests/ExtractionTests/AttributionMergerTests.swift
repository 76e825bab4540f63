import Linguistics
import NewsModel
import Testing

@testable import Extraction

@Suite struct AttributionMergerTests {
  @Test func model_findsCuesThatNoTableHolds() throws {
    let found = try #require(statements("\"The dam will hold,\" Mayor Ines Okoro quipped on Friday.").first)
    #expect(found.speaker?.mention?.exact.contains("Okoro") == true)
    #expect(found.cue?.span.exact == "quipped")
    #expect(found.contents.map(\.exact).joined().contains("The dam will hold"))
  }

  @Test func participleBehindAComma_isAStatementOfItsOwn() {
    let found = statements(
      "Governor Ola Brandt said that the bridge was closed, adding that the ferry would run all night.")
    #expect(found.count == 2)
    #expect(found.first?.contents.contains { $0.exact.contains("ferry") } == false)
  }

  @Test func everyQuotation_keepsItsOwnStatementOutermost() {
    let found = statements("\"I think the harvest is lost,\" Tomas Reyes said. \"We hope for rain.\"")
    #expect(found.contains { $0.nestedIn == nil && $0.cue?.lemma == "say" })
  }

  @Test(arguments: [
    String(repeating: "said ", count: 800), String(repeating: "\" he said, \"", count: 300),
    "said", "\"\"\"\"", String(repeating: "He said that ", count: 500),
  ]) func textOfNothingButCues_isReadInBoundedTime(text: String) {
    #expect(statements(text).allSatisfy { !$0.contents.isEmpty })
  }
}
