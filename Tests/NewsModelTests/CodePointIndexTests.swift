import Testing

@testable import NewsModel

struct CodePointIndexTests {
  @Test(arguments: [
    "plain", "naïve café", "👩‍👩‍👧 flag 🇳🇴", "e\u{301}te\u{301}", "a\r\nb", "\u{200F}שלום\u{200E}",
    String(repeating: "é", count: 300), String(repeating: "x", count: 64), "",
  ])
  func bytesAndCodePointsLeadToEachOther(text: String) {
    let index = CodePointIndex(text)
    var byte = 0
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      #expect(index.codePoint(atByte: byte) == offset)
      #expect(index.byte(atCodePoint: offset) == byte)
      byte += String(scalar).utf8.count
    }
    #expect(index.codePoint(atByte: byte) == text.unicodeScalars.count)
    #expect(index.byte(atCodePoint: index.count) == byte)
    #expect(index.byte(atCodePoint: index.count + 1) == nil)
    #expect(index.byte(atCodePoint: -1) == nil)
  }

  @Test func spansCountCodePoints() {
    let index = CodePointIndex(String(repeating: "x🌧️é\r\n", count: 50) + "end")
    // x, cloud, variation selector, e with accent, CR, LF.
    #expect(index.count == 303)
    #expect(
      index.range(of: Span(start: 300, end: 303, exact: "end")) == (index.bytes.count - 3)..<index.bytes.count
    )
    #expect(index.range(of: Span(start: 1, end: 3, exact: "🌧️")) == 1..<8)
    #expect(index.range(of: Span(start: 1, end: 2, exact: "🌧️")) == nil)
    #expect(index.range(of: Span(start: 300, end: 304, exact: "end")) == nil)
    for offset in 0...303 { #expect(index.byte(atCodePoint: offset) != nil) }
    #expect(CodePointIndex("").byte(atCodePoint: 0) == 0)
  }
}
