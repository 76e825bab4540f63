/// A character read from UTF-8.
struct ReadCharacter {
  /// Its Unicode scalar value.
  var scalar: UInt32
  /// How many bytes it takes, 1 to 4; 0 at the end.
  var width: Int
  /// What it is; a space at the end.
  var kind: CharacterClass
}

/// Reads characters of well-formed UTF-8 (a `String` guarantees that) in place.
struct CharacterReader {
  let bytes: UnsafePointer<UInt8>
  let end: Int
  private let ascii: UnsafePointer<CharacterClass>

  /// Reads `bytes` up to `end`; `ascii` holds the classes of the 128 ASCII bytes.
  init(bytes: UnsafePointer<UInt8>, end: Int, ascii: UnsafePointer<CharacterClass>) {
    (self.bytes, self.end, self.ascii) = (bytes, end, ascii)
  }

  /// The character that starts at a byte; at the end, a space of no width.
  @inline(__always)
  func character(at index: Int) -> ReadCharacter {
    guard index < end else { return ReadCharacter(scalar: 0x20, width: 0, kind: .space) }
    let first = bytes[index]
    if first < 0x80 { return ReadCharacter(scalar: UInt32(first), width: 1, kind: ascii[Int(first)]) }
    return wide(at: index)
  }

  private func wide(at index: Int) -> ReadCharacter {
    let first = UInt32(bytes[index])
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    // A range may cut a character in half: what is left counts as a symbol of its own.
    guard first >= 0xC0, index + width <= end else {
      return ReadCharacter(scalar: first, width: 1, kind: .symbol)
    }
    var scalar = first & (0xFF >> UInt32(width + 1))
    for offset in 1..<width { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return ReadCharacter(scalar: scalar, width: width, kind: .of(scalar: scalar))
  }

  /// Whether a byte is an ASCII capital letter.
  @inline(__always)
  func isCapital(_ index: Int) -> Bool { index < end && bytes[index] &- 0x41 < 26 }

  /// Whether a byte is an ASCII small letter.
  @inline(__always)
  func isSmall(_ index: Int) -> Bool { index < end && bytes[index] &- 0x61 < 26 }

  /// Whether a byte is an ASCII digit.
  @inline(__always)
  func isDigit(_ index: Int) -> Bool { index < end && bytes[index] &- 0x30 < 10 }

  /// The byte at an index, in lower case; 0 outside.
  @inline(__always)
  func lower(_ index: Int) -> UInt8 { index < end ? WordHash.lower(bytes[index]) : 0 }
}
