import NewsModel

/// A text as bytes, with its code points counted every 64 bytes, so that spans are held against it in next to no time.
struct CodePointIndex: Sendable {
  let bytes: [UInt8]
  private let counts: [Int]
  private static let stride = 64

  /// How many code points the text has.
  let count: Int

  init(_ text: String) {
    bytes = Array(text.utf8)
    var counts: [Int] = []
    counts.reserveCapacity(bytes.count / Self.stride + 1)
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % Self.stride == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    (self.counts, self.count) = (counts, count)
  }

  /// Where a code point begins; the end of the text for its count, `nil` beyond.
  func byte(atCodePoint offset: Int) -> Int? {
    guard offset >= 0, offset < count else { return offset == count ? bytes.count : nil }
    let block = counts.partitioningIndex(in: 0..<counts.count) { counts[$0] > offset } - 1
    var passed = counts[block]
    for index in (block * Self.stride)..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      if passed == offset { return index }
      passed += 1
    }
    return nil
  }

  /// The bytes of a span; `nil` where its characters don't stand at its offsets.
  func range(of span: Span) -> Range<Int>? {
    guard span.start < span.end, let first = byte(atCodePoint: span.start) else { return nil }
    let end = first + span.exact.utf8.count
    guard end <= bytes.count, byte(atCodePoint: span.end) == end,
      bytes[first..<end].elementsEqual(span.exact.utf8)
    else { return nil }
    return first..<end
  }
}
