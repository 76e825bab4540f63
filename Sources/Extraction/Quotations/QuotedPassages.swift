import NewsModel

/// The quoted passages of a text, found by their marks alone.
public enum QuotedPassages {
  /// What stands between quotation marks, without them, in the order of the text. Paragraphs end at empty lines.
  public static func spans(in text: String) -> [Span] {
    let index = CodePointIndex(text)
    let bytes = index.bytes
    var spans: [Span] = []
    var start = 0
    while start < bytes.count {
      let end = endOfParagraph(bytes, from: start)
      let paragraph = Array(bytes[start..<end])
      for passage in QuotationFinder.passages(in: String(decoding: paragraph, as: UTF8.self)) {
        let range = (start + passage.inner.lowerBound)..<(start + passage.inner.upperBound)
        if bytes[range].allSatisfy(\.isSpace) { continue }
        spans.append(
          Span(
            start: index.codePoint(atByte: range.lowerBound), end: index.codePoint(atByte: range.upperBound),
            exact: String(decoding: bytes[range], as: UTF8.self)))
      }
      start = end
    }
    return spans
  }

  /// Behind the line feed of the empty line that ends the paragraph, or at the end of the text.
  private static func endOfParagraph(_ bytes: [UInt8], from start: Int) -> Int {
    var isLineEmpty = false
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "\n") {
        if isLineEmpty { return index + 1 }
        isLineEmpty = true
      } else if !bytes[index].isSpace {
        isLineEmpty = false
      }
    }
    return bytes.count
  }
}
