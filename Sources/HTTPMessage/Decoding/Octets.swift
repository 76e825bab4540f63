/// The ASCII letter in lower case, any other byte unchanged.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

/// The value of a hexadecimal digit (RFC 5234 HEXDIG, in either case), nil for any other byte.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// Whether the byte may stand in a token: a method or a field name (RFC 9110 §5.6.2 tchar).
@inline(__always)
func isTokenCharacter(_ byte: UInt8) -> Bool {
  // One bit for each of the 128 ASCII characters: !#$%&'*+-.^_`|~ digits and letters.
  let mask: UInt64 = byte < 64 ? 0x03FF_6CFA_0000_0000 : 0x57FF_FFFF_C7FF_FFFE
  return byte < 128 && (mask >> UInt64(byte & 63)) & 1 == 1
}

/// Whether the byte is a decimal digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte &- UInt8(ascii: "0") < 10
}

extension Span<UInt8> {
  /// The first control character (below 0x20, or DEL) in a range, or the range's end where there is none.
  ///
  /// Eight bytes are looked at in one step; the first flagged byte of the word is exact, later ones may be
  /// falsely flagged by the borrow and are never looked at.
  func firstControl(in range: Range<Int>) -> Int {
    let bytes = self.bytes
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let delete = word ^ (ones &* 0x7F)
      let flags = ((word &- ones &* 0x20) & ~word | (delete &- ones) & ~delete) & tops
      if flags != 0 { return index + flags.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound, self[index] >= 0x20, self[index] != 0x7F { index += 1 }
    return index
  }

  /// Whether a range equals a lower-case ASCII literal without regard to case.
  func equals(_ literal: StaticString, in range: Range<Int>) -> Bool {
    guard literal.utf8CodeUnitCount == range.count else { return false }
    return literal.withUTF8Buffer { expected in
      for offset in 0..<expected.count where lowercased(self[range.lowerBound + offset]) != expected[offset] {
        return false
      }
      return true
    }
  }

  /// The range without the spaces and tabs at its ends (RFC 9110 §5.6.3 OWS).
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, self[lower] == UInt8(ascii: " ") || self[lower] == UInt8(ascii: "\t") { lower += 1 }
    while upper > lower, self[upper - 1] == UInt8(ascii: " ") || self[upper - 1] == UInt8(ascii: "\t") {
      upper -= 1
    }
    return lower..<upper
  }

  /// Takes the next element off a comma-separated list (RFC 9110 §5.6.1), without white space around it. Empty ones
  /// are skipped.
  func nextElement(of list: inout Range<Int>) -> Range<Int>? {
    while !list.isEmpty {
      var end = list.lowerBound
      while end < list.upperBound, self[end] != UInt8(ascii: ",") { end += 1 }
      let element = trimmed(list.lowerBound..<end)
      list = min(end + 1, list.upperBound)..<list.upperBound
      if !element.isEmpty { return element }
    }
    return nil
  }
}
