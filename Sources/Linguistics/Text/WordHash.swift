/// Hashes of words that fold away what must not matter: letter case in ASCII and Latin-1, and curly against straight
/// apostrophes. Stable across runs and machines, so that models can store them.
enum WordHash {
  /// The hash of no bytes.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// One more byte (FNV-1a).
  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// A byte in lower case.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The hash of a word, letter case and the form of apostrophes folded.
  static func folded(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash = seed
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        hash = step(hash, lower(byte))
        index += 1
      } else {
        (hash, index) = foldedWide(hash, bytes, index, end)
      }
    }
    return hash
  }

  private static func foldedWide(_ hash: UInt64, _ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (
    UInt64, Int
  ) {
    if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
      return (step(hash, UInt8(ascii: "'")), index + 3)
    }
    if bytes[index] == 0xC3, index + 1 < end {
      let second = bytes[index + 1]
      let isUpper = second >= 0x80 && second <= 0x9E && second != 0x97
      return (step(step(hash, 0xC3), isUpper ? second + 0x20 : second), index + 2)
    }
    return (step(hash, bytes[index]), index + 1)
  }

  /// The folded hash of a word of the program's own tables.
  static func folded(_ word: Substring) -> UInt64 {
    let bytes = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { folded($0, 0, buffer.count) } ?? seed
    }
  }

  /// Spreads the bits of a hash, so that its low bits can index a table.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = (value ^ (value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }
}
