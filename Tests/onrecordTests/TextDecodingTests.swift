import NewsModel
import Testing

@testable import onrecord

struct TextDecodingTests {
  @Test(
    arguments: [
      (Array("Ankara".utf8), "Ankara", nil),
      ([0xEF, 0xBB, 0xBF] + Array("Ankara".utf8), "Ankara", nil),
      ([0xFF, 0xFE, 0x41, 0, 0xE9, 0], "A\u{E9}", .encoding),
      ([0xFE, 0xFF, 0, 0x41], "A", .encoding),
      (Array("caf".utf8) + [0xE9], "caf\u{E9}", .encoding),
      ([], "", .empty),
      (Array(" \r\n\t".utf8), " \r\n\t", .empty),
      ([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2], "", .binary),
      ([1, 2, 3, 4, 0x41], "", .binary),
    ] as [([UInt8], String, Document.Warning.Code?)])
  func bytesBecomeTextOrAWarning(bytes: [UInt8], text: String, code: Document.Warning.Code?) {
    let decoded = TextDecoding.decode(bytes, named: "a.txt")
    #expect(decoded.text == text)
    #expect(decoded.warning?.code == code)
    #expect(decoded.warning.map { $0.message.contains("a.txt") } ?? true)
  }

  @Test func carriageReturnsAndCombiningMarksStay() {
    let text = "e\u{301}\r\nna\u{308}chst"
    #expect(
      TextDecoding.decode(Array(text.utf8), named: "a").text.unicodeScalars.elementsEqual(text.unicodeScalars)
    )
  }
}
