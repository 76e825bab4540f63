/// 64 bits of FNV-1a (Fowler, Noll and Vo) over a run of byte strings, each followed by its length.
public struct ContentHash: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Of nothing yet.
  public init() {}

  /// Takes up more bytes.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    var state = state
    var length: UInt64 = 0
    for byte in bytes {
      state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      length += 1
    }
    self.state = (state ^ length) &* 0x0000_0100_0000_01b3
  }

  /// Takes up a text.
  public mutating func combine(_ text: String) { combine(text.utf8) }

  /// Takes up a number, byte by byte.
  mutating func combine(_ number: UInt64) {
    combine((0..<8).lazy.map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) })
  }

  /// The 64 bits.
  var value: UInt64 { state }

  /// 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
