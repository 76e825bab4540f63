import NewsModel
import Testing

@testable import Archive

@Suite struct ContextTests {
  private let text =
    "Rain fell. The mayor, Mr. Brún, said “no”. Then she left!\r\n\r\nA new day began… slowly.\nTalks go on"

  private func context(_ words: String...) throws -> String {
    let index = CodePointIndex(text)
    let ranges = try words.map { words in
      let range = try #require(text.unicodeScalars.firstRange(of: words.unicodeScalars))
      let start = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: range.lowerBound)
      return try #require(
        index.range(of: Span(start: start, end: start + words.unicodeScalars.count, exact: words)))
    }
    return Context.sentences(around: ranges, in: index.bytes)
  }

  @Test func aRecordStandsInItsSentence() throws {
    #expect(try context("Rain") == "Rain fell.")
    #expect(try context("“no”") == "The mayor, Mr. Brún, said “no”.")
    #expect(try context("left") == "Then she left!")
    #expect(try context("Talks") == "Talks go on")
  }

  @Test func sentencesThatTouchAreOneContext() throws {
    #expect(try context("fell", "“no”") == "Rain fell. The mayor, Mr. Brún, said “no”.")
    #expect(try context("Rain", "Then") == "Rain fell. … Then she left!")
  }

  @Test func aContextIsBounded() {
    let bytes = Array(String(repeating: "ü", count: 1_000_000).utf8)
    let context = Context.sentences(around: [500_000..<500_010], in: bytes)
    #expect(context.utf8.count < 2000)
    #expect(!context.unicodeScalars.contains("\u{FFFD}"))
  }
}
