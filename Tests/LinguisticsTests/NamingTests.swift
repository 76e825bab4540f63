import EmbeddedFiles
import Testing

@testable import Linguistics

@Suite struct NamingTests {
  private func names(_ text: String) -> [String] {
    let annotated = Annotator().annotate(text)
    return annotated.names.map { name in
      let range = annotated.tokens[name.tokens]
      let bytes = (range.first?.range.lowerBound ?? 0)..<(range.last?.range.upperBound ?? 0)
      return "\(annotated.text(bytes)): \(name.kind.rawValue)"
    }
  }

  @Test(arguments: [
    ("President Maria Lopez met reporters in Paris on Friday.", ["Maria Lopez: person", "Paris: location"]),
    ("Officials from the Ministry of Defense flew to Baghdad.", ["Baghdad: location"]),
    (
      "John Miller of the Labour Party won in Ohio.",
      ["John Miller: person", "Labour Party: organization", "Ohio: location"]
    ),
    ("THE MAN WAS TAKEN TO LONDON, JOHN MILLER SAID.", ["LONDON: location", "JOHN MILLER: person"]),
  ])
  func namesInPlainSentencesAreFound(_ text: String, _ expected: [String]) {
    let missing = Set(expected).subtracting(names(text))
    #expect(missing.isEmpty, "\(names(text))")
  }

  @Test func namesDoNotOverlapAndAreInOrder() {
    let annotated = Annotator().annotate(
      "Anna Berg, Tom Hill and the United Nations met in New York, Rome and Al-Qasr. Berg spoke for NATO.")
    #expect(annotated.names.count > 4)
    #expect(
      zip(annotated.names, annotated.names.dropFirst()).allSatisfy {
        $0.tokens.upperBound <= $1.tokens.lowerBound
      })
  }

  @Test func labelsThatContinueNothingBeginAName() {
    #expect(NameTagger.mentions([0, 1, 2, 3, 0, 7, 8, 8]).map(\.tokens) == [1..<3, 3..<4, 5..<8])
    #expect(NameTagger.follows(2, 1) && NameTagger.follows(2, 2) && !NameTagger.follows(2, 3))
    #expect(NameTagger.follows(0, 5) && NameTagger.follows(7, 2) && !NameTagger.follows(4, 0))
  }

  @Test func theTableOfNamesIsRead() {
    #expect(WordTable.names.marks(WordHash.folded("France")).contains(.place))
    #expect(WordTable.names.marks(WordHash.folded("france")).contains(.place))
    #expect(WordTable.names.marks(WordHash.folded("table")).isEmpty)
  }
}
