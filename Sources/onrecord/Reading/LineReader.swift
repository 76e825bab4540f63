import Foundation

/// The lines of a file that are not blank, one after another, so that a file of any size can be read.
struct LineReader {
  /// A line without its line feed.
  struct Line: Equatable, Sendable {
    /// Counted from 1.
    var number: Int
    /// Empty where the line is longer than the limit.
    var bytes: [UInt8]
    var isTooLong = false
  }

  private let reader: ByteReader
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0
  private var number = 0
  private var hasEnded = false

  /// Lines of at most so many bytes.
  ///
  /// - Parameter head: bytes that were taken from the reader before.
  init(_ reader: ByteReader, limit: Int, head: [UInt8] = []) {
    (self.reader, self.limit, buffer) = (reader, limit, head)
  }

  /// The next line that is not blank; `nil` at the end.
  mutating func next() throws(ReadFailure) -> Line? {
    while let line = try nextLine() {
      let bytes =
        number == 1 && line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.bytes[3...]) : line.bytes
      if line.isTooLong || !bytes.allSatisfy(\.isBlank) {
        return Line(number: number, bytes: bytes, isTooLong: line.isTooLong)
      }
    }
    return nil
  }

  private mutating func nextLine() throws(ReadFailure) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let feed = buffer[searched...].firstIndex(of: 0x0A) {
        return take(to: feed, next: feed + 1, isTooLong || feed - start > limit)
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      buffer.removeSubrange(..<start)
      (start, searched) = (0, buffer.count)
      if !hasEnded, let piece = try reader.next() {
        buffer += piece
      } else {
        hasEnded = true
        return buffer.isEmpty && !isTooLong ? nil : take(to: buffer.count, next: buffer.count, isTooLong)
      }
    }
  }

  private mutating func take(to end: Int, next: Int, _ isTooLong: Bool) -> Line {
    number += 1
    defer { start = next }
    return Line(number: number, bytes: isTooLong ? [] : Array(buffer[start..<end]), isTooLong: isTooLong)
  }
}

extension UInt8 {
  /// White space of JSON (RFC 8259, section 2).
  var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
