/// A JSON text cut into reports without reading it: a value, values one behind another, or the elements of an array.
///
/// Only brackets and quotation marks are looked at, so that what is wrong with one value is no matter to the others, and
/// no depth of nesting to anybody.
struct JSONDocument {
  /// Where the values stand.
  private(set) var values: [Range<Int>] = []
  /// Whether the last value has its end.
  private(set) var isComplete = true

  private let bytes: [UInt8]
  private var position: Int

  /// Cuts a text; never fails.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    skip { $0.isBlank }
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") { position += 1 }
    while true {
      skip { $0.isBlank || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") }
      if position == bytes.count { break }
      let start = position
      isComplete = passValue()
      values.append(start..<position)
    }
  }

  /// Whether a text begins as an object or an array of them does.
  static func looksLikeObjects(_ bytes: [UInt8]) -> Bool {
    let marks = bytes.drop { $0.isBlank || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let rest = marks.first == UInt8(ascii: "[") ? marks.dropFirst().drop(while: \.isBlank) : marks
    guard rest.first == UInt8(ascii: "{") else { return false }
    let inner = rest.dropFirst().first { !$0.isBlank }
    return inner == nil || inner == UInt8(ascii: "\"") || inner == UInt8(ascii: "}")
  }

  private mutating func skip(_ condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }

  /// Moves behind the value at the position; `false` where the text ends before.
  private mutating func passValue() -> Bool {
    var depth = 0
    var inString = false
    while position < bytes.count {
      let byte = bytes[position]
      if inString {
        if byte == UInt8(ascii: "\\") { position += 1 }
        inString = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): inString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return true }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0: return true
        default: if depth == 0, byte.isBlank { return true }
        }
      }
      position = min(position + 1, bytes.count)
      if depth == 0, !inString, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return true }
    }
    return depth == 0 && !inString
  }
}
