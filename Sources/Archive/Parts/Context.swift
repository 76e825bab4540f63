import NewsModel

/// The sentences that a record stands in, cut from its report.
///
/// This knows less of sentences than the extraction does, and needs less: a sentence ends at a full stop, question or
/// exclamation mark with white space behind it and no small letter after that, and at an empty line.
enum Context {
  /// At most so many bytes are taken before and behind a span.
  private static let reach = 600

  /// The sentences around the spans, in the order of the text; those that don't touch are joined by " … ".
  static func sentences(around ranges: [Range<Int>], in bytes: [UInt8]) -> String {
    var windows: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let window = start(before: range.lowerBound, in: bytes)..<end(behind: range.upperBound, in: bytes)
      if let last = windows.last, isGapBlank(last.upperBound, window.lowerBound, in: bytes) {
        windows[windows.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
      } else {
        windows.append(window)
      }
    }
    return windows.map { String(decoding: bytes[trimmed($0, in: bytes)], as: UTF8.self) }.joined(
      separator: " … ")
  }

  private static func start(before position: Int, in bytes: [UInt8]) -> Int {
    let limit = max(0, position - reach)
    var index = position
    while index > limit, !isBoundary(index, in: bytes) { index -= 1 }
    while index < position, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  private static func end(behind position: Int, in bytes: [UInt8]) -> Int {
    let limit = min(bytes.count, position + reach)
    var index = position
    while index < limit, !isBoundary(index, in: bytes) { index += 1 }
    while index > position, index < bytes.count, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// Whether a sentence ends right before a byte.
  private static func isBoundary(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index > 0, index < bytes.count else { return true }
    if bytes[index] == lineFeed, followsLineFeed(index, in: bytes) { return true }
    guard isSpace(bytes[index]), !isSpace(bytes[index - 1]) else { return false }
    var last = index - 1
    while last > 0, isClosing(bytes, last) { last -= 1 }
    guard
      bytes[last] == UInt8(ascii: ".") || bytes[last] == UInt8(ascii: "?") || bytes[last] == UInt8(ascii: "!")
    else { return false }
    if bytes[last] == UInt8(ascii: "."), isAbbreviation(endingAt: last, in: bytes) { return false }
    let next = bytes[index...].prefix(8).first { !isSpace($0) }
    return next.map { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? true
  }

  /// Whether the word before a full stop has at most three letters and begins with a capital: "Mr.", "Gen.", "J.". A
  /// sentence that ends so runs on into the next one here, which does less harm than cutting a name.
  private static func isAbbreviation(endingAt stop: Int, in bytes: [UInt8]) -> Bool {
    let word = bytes[max(0, stop - 4)..<stop].reversed().prefix { !isSpace($0) }
    guard (1...3).contains(word.count), let first = word.last else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
  }

  private static func followsLineFeed(_ index: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[max(0, index - 8)..<index].reversed().first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return before == lineFeed
  }

  /// A closing quotation mark or bracket, or a byte of a curly one (E2 80 99, E2 80 9D).
  private static func isClosing(_ bytes: [UInt8], _ index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x99, 0x9D, 0x80, 0xE2:
      true
    default: false
    }
  }

  private static func isGapBlank(_ from: Int, _ to: Int, in bytes: [UInt8]) -> Bool {
    from >= to || (to - from < 16 && bytes[from..<to].allSatisfy(isSpace))
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = bytes[range].first, isSpace(first) { range = (range.lowerBound + 1)..<range.upperBound }
    while let last = bytes[range].last, isSpace(last) { range = range.lowerBound..<(range.upperBound - 1) }
    return range
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
