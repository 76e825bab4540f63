/// A token before anything but its place is known.
package struct TokenSpan: Sendable, Hashable {
  /// What the tokenizer took it for.
  package enum Kind: UInt8, Sendable {
    case word, number, period, terminator, ellipsis, openQuote, closeQuote, straightQuote, apostrophe
    case openBracket, closeBracket, comma, dash, abbreviation, bullet, address, symbol
  }

  /// First byte.
  package var start: Int
  /// One past the last byte.
  package var end: Int
  /// What it is.
  package var kind: Kind
  /// Whether nothing stands between it and the token before.
  package var isGlued: Bool

  /// A token at a place.
  package init(start: Int, end: Int, kind: Kind, isGlued: Bool) {
    (self.start, self.end, self.kind, self.isGlued) = (start, end, kind, isGlued)
  }
}
