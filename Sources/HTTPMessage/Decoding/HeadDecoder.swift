/// Reads the head of a request, its first line and its fields, from bytes that come in any pieces.
///
/// Each call gets all bytes of the request so far. Every finished line is read once and the search for a line's
/// end goes on where it stopped, so that a head costs time linear in its length however it is cut up, and the
/// result does not depend on the cuts. No byte behind a broken rule is looked at.
struct HeadDecoder: Sendable {
  private enum Stage {
    case requestLine
    case fields
  }

  private let limits: MessageLimits
  private var stage = Stage.requestLine
  /// Where the line that is not finished yet begins.
  private var lineStart = 0
  /// Up to where that line was searched for its end.
  private var searched = 0
  private var fieldsStart = 0
  /// The first line; only meaningful once `decode` answered a length.
  private(set) var requestLine = RequestLine()
  /// The field lines read so far.
  private(set) var lines: [FieldLine] = []
  /// What the fields say about the message.
  private(set) var framing = FramingFields()

  init(limits: MessageLimits) {
    self.limits = limits
    lines.reserveCapacity(16)
  }

  /// Forgets the last head and keeps its memory.
  mutating func reset() {
    stage = .requestLine
    lineStart = 0
    searched = 0
    framing = FramingFields()
    lines.removeAll(keepingCapacity: true)
  }

  /// Reads on.
  /// - Parameter input: The request's bytes, from its first line on.
  /// - Returns: The length of the head, its empty line included; nil where more bytes are needed.
  mutating func decode(_ input: Span<UInt8>) throws(RequestError) -> Int? {
    while let end = try lineEnd(input) {
      let line = lineStart..<end
      lineStart = end + 2
      searched = lineStart
      switch stage {
      case .requestLine:
        requestLine = try RequestLine(input, line)
        stage = .fields
        fieldsStart = lineStart
      case .fields where line.isEmpty:
        try framing.finish(requestLine)
        return lineStart
      case .fields:
        try readField(input, line)
      }
    }
    return nil
  }

  /// The index of the CR LF that ends the current line; nil where it has not come yet.
  private mutating func lineEnd(_ input: Span<UInt8>) throws(RequestError) -> Int? {
    // The index at which the CR may stand at the latest.
    let last = stage == .requestLine ? lineStart + limits.requestLine : fieldsStart + limits.fieldSection - 2
    let end = min(input.count, last + 1)
    while true {
      searched = searched < end ? input.firstControl(in: searched..<end) : searched
      guard searched < end else {
        if searched > last { throw stage == .requestLine ? .targetTooLong : .fieldsTooLarge }
        return nil
      }
      switch input[searched] {
      case UInt8(ascii: "\r"):
        guard searched + 1 < input.count else { return nil }
        guard input[searched + 1] == UInt8(ascii: "\n") else { throw .bareLineEnd }
        return searched
      case UInt8(ascii: "\n"): throw .bareLineEnd
      case UInt8(ascii: "\t") where stage == .fields: searched += 1
      default: throw stage == .requestLine ? .malformedRequestLine : .malformedField
      }
    }
  }

  private mutating func readField(_ input: Span<UInt8>, _ line: Range<Int>) throws(RequestError) {
    guard lines.count < limits.fieldCount else { throw .fieldsTooLarge }
    var colon = line.lowerBound
    while colon < line.upperBound, isTokenCharacter(input[colon]) { colon += 1 }
    guard colon > line.lowerBound, colon < line.upperBound, input[colon] == UInt8(ascii: ":") else {
      throw .malformedField
    }
    let value = input.trimmed(colon + 1..<line.upperBound)
    lines.append(
      FieldLine(
        nameStart: UInt32(truncatingIfNeeded: line.lowerBound),
        nameCount: UInt32(truncatingIfNeeded: colon - line.lowerBound),
        valueStart: UInt32(truncatingIfNeeded: value.lowerBound),
        valueCount: UInt32(truncatingIfNeeded: value.count)))
    try framing.read(input, name: line.lowerBound..<colon, value: value)
  }
}
