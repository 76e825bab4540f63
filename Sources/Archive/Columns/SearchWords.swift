import NewsModel

/// Text to the words that it is searched by: folded, split at everything but letters and digits, without apostrophes
/// and without a possessive's ending.
enum SearchWords {
  /// The words of a text, in order.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    forEachWord(in: text) { words.append($0) }
    return words
  }

  /// Calls for each word in turn.
  static func forEachWord(in text: String, _ body: (String) -> Void) {
    var word: [UInt8] = []
    // Bytes since an apostrophe, so that the "s" of "city's" can be taken off again.
    var sinceApostrophe: Int?
    func finish() {
      if sinceApostrophe == 1, word.last == UInt8(ascii: "s"), word.count > 1 { word.removeLast() }
      if !word.isEmpty { body(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
      sinceApostrophe = nil
    }
    for scalar in TextFolding.fold(text).unicodeScalars {
      if isWordPart(scalar) {
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
      }
    }
    finish()
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.canonicalCombiningClass != .notReordered
  }
}
