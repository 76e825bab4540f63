import EmbeddedFiles
import Testing

@testable import Linguistics

/// What `annotate` makes of a text, one sentence after the other.
func outline(_ text: String) -> [String] {
  let annotated = Annotator().annotate(text)
  return annotated.sentences.map { sentence in
    annotated.tokens[sentence].map { annotated.text($0.range) }.joined(separator: " ")
  }
}

@Suite struct WordTableTests {
  @Test(arguments: WordTable.examples(of: embedded_words().text).map { $0.map(String.init) })
  func examplesOfTheTableHold(_ example: [String]) throws {
    try #require(example.count == 2)
    #expect(outline(example[0]).joined(separator: " | ") == example[1])
  }

  @Test func theTableHasExamples() {
    #expect(WordTable.examples(of: embedded_words().text).count > 10)
  }
}
