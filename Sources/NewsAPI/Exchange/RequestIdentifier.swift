import HTTPMessage
import Synchronization

/// Names for requests: the client's own where it gives a plain one, else numbers that no other process has.
final class RequestIdentifier: Sendable {
  private let count = Atomic<UInt64>(0)
  private let seed = UInt64.random(in: .min ... .max)
  private static let longest = 64

  /// The name of a request.
  func identifier(of request: Request) -> String {
    if request.hasField("X-Request-Id"), let own = request.field("X-Request-Id"), Self.isPlain(own) {
      return own
    }
    return next()
  }

  private static func isPlain(_ text: String) -> Bool {
    (1...longest).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// A new name: 16 hexadecimal digits of a counter mixed by SplitMix64 (Steele, Lea and Flood 2014), whose steps are one to one.
  func next() -> String {
    let number = count.add(1, ordering: .relaxed).newValue
    var state = seed &+ number &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 31
    return String(unsafeUninitializedCapacity: 16) { buffer in
      for index in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: state >> UInt64(60 - 4 * index)) & 15
        buffer[index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      }
      return 16
    }
  }
}
