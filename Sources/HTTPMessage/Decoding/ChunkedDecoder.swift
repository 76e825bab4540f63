/// Takes the chunked transfer coding off the content of a request (RFC 9112 §7.1), from bytes cut up in any way.
///
/// The trailer section is checked and dropped (RFC 9110 §6.5.1 allows that). What surrounds the data is bounded:
/// extensions and trailers together by `overhead`, the digits of one size by 16.
struct ChunkedDecoder: Sendable {
  private enum Stage {
    case sizeStart
    case size
    case spaceBeforeExtension
    case chunkExtension
    case sizeEnd
    case data
    case dataEnd
    case dataLineFeed
    case trailerStart
    case trailerName
    case trailerValue
    case trailerLineFeed
    case finalLineFeed
  }

  private let limit: Int
  private var overhead: Int
  private var stage = Stage.sizeStart
  private var digits = 0
  private var size = 0

  /// - Parameters:
  ///   - limit: The most bytes of content.
  ///   - overhead: The most bytes of extensions and trailers.
  init(limit: Int, overhead: Int) {
    self.limit = limit
    self.overhead = overhead
  }

  /// Reads on.
  /// - Parameters:
  ///   - input: Bytes that follow those of the call before.
  ///   - body: Where the content is added.
  /// - Returns: How many bytes were read, and whether the content is complete.
  mutating func decode(
    _ input: Span<UInt8>, into body: inout [UInt8]
  ) throws(RequestError) -> (consumed: Int, isComplete: Bool) {
    var index = 0
    while index < input.count {
      if stage == .data {
        let count = min(size, input.count - index)
        input.extracting(index..<index + count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
        index += count
        size -= count
        if size == 0 { stage = .dataEnd }
        continue
      }
      let byte = input[index]
      index += 1
      if stage == .finalLineFeed {
        try expect(byte, UInt8(ascii: "\n"))
        return (index, true)
      }
      try read(byte, contentCount: body.count)
    }
    return (index, false)
  }

  private mutating func read(_ byte: UInt8, contentCount: Int) throws(RequestError) {
    switch stage {
    case .sizeStart, .size: try readSize(byte)
    case .spaceBeforeExtension:
      try spend()
      if byte == UInt8(ascii: ";") {
        stage = .chunkExtension
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
        throw .malformedChunk
      }
    case .chunkExtension: try readText(byte, end: .sizeEnd)
    case .sizeEnd:
      try expect(byte, UInt8(ascii: "\n"))
      guard size <= limit - contentCount else { throw .bodyTooLarge }
      stage = size == 0 ? .trailerStart : .data
    case .dataEnd:
      try expect(byte, UInt8(ascii: "\r"))
      stage = .dataLineFeed
    case .dataLineFeed:
      try expect(byte, UInt8(ascii: "\n"))
      digits = 0
      stage = .sizeStart
    case .trailerStart, .trailerName: try readTrailerName(byte)
    case .trailerValue: try readText(byte, end: .trailerLineFeed)
    case .trailerLineFeed:
      try expect(byte, UInt8(ascii: "\n"))
      stage = .trailerStart
    case .data, .finalLineFeed: break
    }
  }

  private mutating func readSize(_ byte: UInt8) throws(RequestError) {
    if let digit = hexadecimalValue(byte) {
      digits += 1
      guard digits <= 16, size <= Int.max >> 4 else { throw .malformedChunk }
      size = size << 4 | Int(digit)
      stage = .size
      return
    }
    guard stage == .size else { throw .malformedChunk }
    switch byte {
    case UInt8(ascii: "\r"): stage = .sizeEnd
    case UInt8(ascii: ";"): stage = .chunkExtension
    case UInt8(ascii: " "), UInt8(ascii: "\t"): stage = .spaceBeforeExtension
    default: throw .malformedChunk
    }
  }

  private mutating func readTrailerName(_ byte: UInt8) throws(RequestError) {
    if stage == .trailerStart, byte == UInt8(ascii: "\r") {
      stage = .finalLineFeed
      return
    }
    try spend()
    if stage == .trailerName, byte == UInt8(ascii: ":") {
      stage = .trailerValue
    } else {
      guard isTokenCharacter(byte) else { throw .malformedChunk }
      stage = .trailerName
    }
  }

  /// One byte of an extension or a trailer's value: anything but control characters up to its CR.
  private mutating func readText(_ byte: UInt8, end: Stage) throws(RequestError) {
    if byte == UInt8(ascii: "\r") {
      stage = end
      return
    }
    try spend()
    guard byte >= 0x20 || byte == UInt8(ascii: "\t"), byte != 0x7F else { throw .malformedChunk }
  }

  private mutating func spend() throws(RequestError) {
    overhead -= 1
    guard overhead >= 0 else { throw .malformedChunk }
  }

  private func expect(_ byte: UInt8, _ expected: UInt8) throws(RequestError) {
    guard byte == expected else { throw .malformedChunk }
  }
}
