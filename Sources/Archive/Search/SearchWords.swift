import NewsModel

/// Text to the words that it is searched by: folded, split at everything but letters and digits, without apostrophes
/// and without a possessive's ending.
enum SearchWords {
  /// A word of a text.
  struct Word: Sendable, Hashable {
    var text: String
    /// Whether only a hyphen stands between the word before and this one, so that both may be written as one.
    var isJoined = false
  }

  /// The words of a text, in order.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    forEachWord(in: text) { words.append($0) }
    return words
  }

  /// Calls for each word in turn.
  static func forEachWord(in text: String, _ body: (Word) -> Void) {
    var word: [UInt8] = []
    // Bytes since an apostrophe, so that the "s" of "city's" can be taken off again.
    var sinceApostrophe: Int?
    var hyphen = Hyphen.none
    func finish() {
      if sinceApostrophe == 1, word.last == UInt8(ascii: "s"), word.count > 1 { word.removeLast() }
      body(Word(text: String(decoding: word, as: UTF8.self), isJoined: hyphen == .before))
      word.removeAll(keepingCapacity: true)
      sinceApostrophe = nil
      hyphen = .none
    }
    for scalar in TextFolding.fold(text).unicodeScalars {
      if isWordPart(scalar) {
        if word.isEmpty { hyphen = hyphen == .seen ? .before : .none }
        if scalar.isASCII {
          word.append(UInt8(scalar.value))
        } else {
          word += Array(UTF8.encode(scalar) ?? .init())
        }
        sinceApostrophe = sinceApostrophe.map { $0 + 1 }
      } else if scalar == "'", !word.isEmpty {
        sinceApostrophe = 0
      } else if !word.isEmpty {
        finish()
        if scalar == "-" { hyphen = .seen }
      } else {
        hyphen = .none
      }
    }
    if !word.isEmpty { finish() }
  }

  /// Whether a hyphen ended the last word, and whether this word began right behind one.
  private enum Hyphen { case none, seen, before }

  /// Whether a folded character belongs to a word.
  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
  }
}
