/// Tells text in capitals, as old news wires wrote it, from ordinary text.
enum LetterCase {
  /// Whether at least nine of ten ASCII letters in the words are capitals, and there are at least two words of letters.
  static func isCapitals(_ bytes: UnsafePointer<UInt8>, _ tokens: ArraySlice<TokenSpan>) -> Bool {
    var (capitals, small, words) = (0, 0, 0)
    for token in tokens where token.kind == .word || token.kind == .abbreviation {
      for index in token.start..<token.end {
        if bytes[index] &- 0x41 < 26 { capitals += 1 } else if bytes[index] &- 0x61 < 26 { small += 1 }
      }
      words += 1
      if small > 200 + capitals { return false }
    }
    return words > 1 && capitals > 9 * small
  }
}
