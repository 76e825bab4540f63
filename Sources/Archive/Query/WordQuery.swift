/// What is asked of a text: words that must stand in it and words that must not.
///
/// `word`, `"a phrase"`, `-not`, `prefix*`, side by side; everything else is punctuation. Any text at all is a query; one
/// without a word asks for what nothing has.
public struct WordQuery: Sendable, Hashable {
  /// A word, or several one behind another.
  struct Term: Sendable, Hashable {
    var words: [String]
    /// Whether the last word may go on.
    var isPrefix: Bool
  }

  private(set) var required: [Term] = []
  private(set) var excluded: [Term] = []

  /// How many words and phrases a query can have, so that none costs many times what it takes to type.
  public static let greatestTermCount = 64

  /// Whether there are more words and phrases than a query can have.
  var isTooLong: Bool { required.count + excluded.count > Self.greatestTermCount }

  /// Whether there is any word to look for.
  var isEmpty: Bool { required.isEmpty && excluded.isEmpty }

  /// Reads a query; never fails.
  public init(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      if first.properties.isWhitespace {
        rest.removeFirst()
        continue
      }
      let isExcluded = first == "-"
      if isExcluded { rest.removeFirst() }
      let piece = Self.takePiece(from: &rest)
      var isPrefix = false
      if rest.first == "*" || piece.last == "*" { isPrefix = true }
      let words = SearchWords.words(of: String(piece))
      if words.isEmpty { continue }
      let term = Term(words: words, isPrefix: isPrefix)
      if isExcluded { excluded.append(term) } else { required.append(term) }
    }
  }

  /// A phrase without its quotation marks (one that is left open goes to the end), or everything up to white space.
  private static func takePiece(from rest: inout Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    let isPhrase = rest.first.map(isQuotationMark) ?? false
    if isPhrase { rest.removeFirst() }
    let end = rest.firstIndex { isPhrase ? isQuotationMark($0) : $0.properties.isWhitespace } ?? rest.endIndex
    let piece = rest[..<end]
    rest = rest[end...]
    if isPhrase, !rest.isEmpty { rest.removeFirst() }
    return piece
  }

  private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{201E}"
  }
}
