extension JSONValue {
  /// UTF-8 JSON text. Only what RFC 8259 section 7 requires is escaped; text stays readable in any script.
  ///
  /// - Parameter pretty: two-space indentation and a line for each member, for people.
  public func encoded(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self, depth: 0)
    return writer.bytes
  }
}

private struct JSONWriter {
  var bytes: [UInt8] = []
  let pretty: Bool

  init(pretty: Bool) { self.pretty = pretty }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .number(let number): write(number)
    case .string(let text): JSONText.appendString(text, to: &bytes)
    case .array(let elements):
      writeList(open: "[", close: "]", elements, depth: depth) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let object):
      writeList(open: "{", close: "}", object.members, depth: depth) { writer, member in
        JSONText.appendString(member.name, to: &writer.bytes)
        writer.bytes += (writer.pretty ? ": " : ":").utf8
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  /// JSON has no infinities and no NaN: they are written as null.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return bytes += "null".utf8 }
    if let whole = Int(exactly: number) { return bytes += String(whole).utf8 }
    bytes += number.description.utf8
  }

  private mutating func writeList<Element>(
    open: Character, close: Character, _ elements: [Element], depth: Int,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    bytes += open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newline(depth: depth + 1)
      writeElement(&self, element)
    }
    if !elements.isEmpty { newline(depth: depth) }
    bytes += close.utf8
  }

  private mutating func newline(depth: Int) {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

/// JSON text that is put together from pieces, without a tree in between.
public enum JSONText {
  /// Appends a string in quotation marks, with quotation mark, reverse solidus and control characters escaped.
  public static func appendString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0..<0x20:
        bytes += #"\u00"#.utf8
        bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        bytes += String(byte & 0x0F, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
