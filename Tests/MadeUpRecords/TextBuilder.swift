import NewsModel

/// A report's text while it is written, and the spans of what is written.
struct TextBuilder {
  private(set) var text = ""
  private(set) var length = 0

  /// Writes some more and says where it stands.
  @discardableResult
  mutating func write(_ words: String) -> Span {
    let start = length
    text += words
    length = start + words.unicodeScalars.count
    return Span(start: start, end: length, exact: words)
  }
}
