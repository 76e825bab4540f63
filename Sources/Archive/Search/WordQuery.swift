/// What is asked of a text: words that must stand in it and words that must not.
///
/// `word`, `"a phrase"`, `-not`, `prefix*`, side by side; everything else is punctuation. A bare word also finds its other
/// forms ("attack" finds "attacked"), a phrase only itself. Any text at all is a query; one without a word asks for what
/// nothing has.
public struct WordQuery: Sendable, Hashable {
  /// A word, or several one behind another.
  struct Term: Sendable, Hashable {
    /// The words one behind another; where some are joined by a hyphen, a second time with those as one word.
    var sequences: [[String]]
    /// Whether other forms of a word will do, too.
    var isStemmed: Bool
    /// Whether the last word may go on.
    var isPrefix: Bool

    init(_ words: [SearchWords.Word], isStemmed: Bool, isPrefix: Bool) {
      (self.isStemmed, self.isPrefix) = (isStemmed, isPrefix)
      var joined: [String] = []
      for word in words {
        if word.isJoined, let last = joined.popLast() {
          joined.append(last + word.text)
        } else {
          joined.append(word.text)
        }
      }
      sequences = [words.map(\.text)]
      if joined.count < words.count { sequences.append(joined) }
    }
  }

  private(set) var required: [Term] = []
  private(set) var excluded: [Term] = []

  /// How many words and phrases a query can have, so that none costs many times what it takes to type.
  public static let greatestTermCount = 64

  /// Whether there are more words and phrases than a query can have.
  public var isTooLong: Bool { required.count + excluded.count > Self.greatestTermCount }

  /// Whether there is any word to look for.
  public var isEmpty: Bool { required.isEmpty && excluded.isEmpty }

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
      let isPhrase = rest.first.map(Self.isQuotationMark) ?? false
      let piece = Self.takePiece(from: &rest, isPhrase: isPhrase)
      let isPrefix = rest.first == "*" || piece.last == "*"
      let words = SearchWords.words(of: String(piece))
      if words.isEmpty { continue }
      let term = Term(words, isStemmed: !isPhrase, isPrefix: isPrefix)
      if isExcluded { excluded.append(term) } else { required.append(term) }
    }
  }

  /// A phrase without its quotation marks (one that is left open goes to the end), or everything up to white space.
  private static func takePiece(
    from rest: inout Substring.UnicodeScalarView, isPhrase: Bool
  ) -> Substring.UnicodeScalarView {
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
