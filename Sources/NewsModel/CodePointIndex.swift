/// A text as bytes with its code points counted every 64 bytes: the way between byte offsets, in which texts are read, and
/// code-point offsets, in which records count.
public struct CodePointIndex: Sendable {
  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// How many code points the text has.
  public let count: Int
  /// How many code points begin before each block of `stride` bytes.
  private let counts: [Int]
  private static let stride = 64

  /// Counts the code points of a text.
  public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

  /// Counts the code points of a text given as valid UTF-8.
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % Self.stride == 0 { counts.append(count) }
      if Self.begins(byte) { count += 1 }
    }
    if bytes.count % Self.stride == 0 { counts.append(count) }
    (self.counts, self.count) = (counts, count)
  }

  /// How many code points begin before a byte offset from 0 to the text's length, in constant time.
  public func codePoint(atByte offset: Int) -> Int {
    let block = offset / Self.stride
    return bytes[(block * Self.stride)..<offset].reduce(counts[block]) { Self.begins($1) ? $0 + 1 : $0 }
  }

  /// Where a code point begins; the end of the text for its count, `nil` beyond. Time grows with the logarithm of the text.
  public func byte(atCodePoint offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return offset == count ? bytes.count : nil }
    // The last block that begins at or before the code point is in low..<high.
    var (low, high) = (0, counts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if counts[middle] > offset { high = middle } else { low = middle }
    }
    var passed = counts[low]
    for index in (low * Self.stride)..<bytes.count where Self.begins(bytes[index]) {
      if passed == offset { return index }
      passed += 1
    }
    return nil
  }

  /// The bytes of a span; `nil` where its characters don't stand at its offsets.
  public func range(of span: Span) -> Range<Int>? {
    guard span.start < span.end, let first = byte(atCodePoint: span.start) else { return nil }
    let end = first + span.exact.utf8.count
    guard end <= bytes.count, byte(atCodePoint: span.end) == end,
      bytes[first..<end].elementsEqual(span.exact.utf8)
    else { return nil }
    return first..<end
  }

  /// Whether a byte begins a code point: continuation bytes are 10xxxxxx (RFC 3629, section 3).
  private static func begins(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
