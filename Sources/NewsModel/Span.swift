/// A stretch of a report's text, tied to the exact characters.
///
/// Offsets are half-open and count Unicode code points of the untouched text, as Python strings and W3C text position
/// selectors do, so that `text[start:end] == exact`.
public struct Span: Sendable, Hashable, Codable {
  /// Offset of the first code point.
  public var start: Int
  /// Offset behind the last code point.
  public var end: Int
  /// The characters that stand there.
  public var exact: String

  /// A span whose caller vouches that `exact` stands at the offsets.
  public init(start: Int, end: Int, exact: String) {
    self.start = start
    self.end = end
    self.exact = exact
  }

  /// Whether the two share at least one code point.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
}
