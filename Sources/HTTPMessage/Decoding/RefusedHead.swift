/// What is still worth knowing of a request that is refused, read from the head's bytes as far as they have come.
///
/// It is looked for leniently and only decides how the refusal is written, never what is done: which page's script may
/// read it, and whether it may have content.
struct RefusedHead {
  /// The value of its one Origin field; nil where there is none, or more.
  private(set) var origin: String?
  /// Whether it was a HEAD request.
  private(set) var isHead = false

  private static let longestOrigin = 256

  init(_ input: Span<UInt8>) {
    var start = 0
    var isFirst = true
    var origins = 0
    while start < input.count {
      var end = start
      while end < input.count, input[end] != UInt8(ascii: "\n") { end += 1 }
      // A line that is cut off may be the beginning of another one.
      guard end < input.count else { break }
      let line = start..<(end > start && input[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
      start = end + 1
      if line.isEmpty {
        // Behind the head's end there is content, which may say anything; in front of it, an empty line is skipped.
        if isFirst { continue }
        break
      }
      if isFirst { isHead = Self.begins(input, line, "head ") }
      isFirst = false
      guard Self.begins(input, line, "origin:") else { continue }
      origins += 1
      origin = Self.value(input, line.lowerBound + 7..<line.upperBound)
    }
    if origins > 1 { origin = nil }
  }

  private static func begins(_ input: Span<UInt8>, _ line: Range<Int>, _ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    return line.count >= count && input.equals(prefix, in: line.lowerBound..<line.lowerBound + count)
  }

  private static func value(_ input: Span<UInt8>, _ range: Range<Int>) -> String? {
    let range = input.trimmed(range)
    guard range.count <= longestOrigin else { return nil }
    var text = ""
    for index in range {
      guard input[index] > 0x20, input[index] < 0x7F else { return nil }
      text.unicodeScalars.append(Unicode.Scalar(input[index]))
    }
    return text
  }
}
