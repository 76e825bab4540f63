extension JSONValue {
  /// Why a text is no JSON.
  public struct Malformed: Error, Sendable, Hashable {
    /// Offset of the byte that can't stand there.
    public let offset: Int
  }

  /// Reads a JSON text (RFC 8259) in UTF-8. Of members with one name all are kept, in order.
  ///
  /// - Throws: ``Malformed`` for anything else, and for more than 128 levels of nesting.
  public init(parsing bytes: some Collection<UInt8>) throws(Malformed) {
    var parser = JSONParser(Array(bytes))
    self = try parser.document()
  }
}

private struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private static let greatestDepth = 128

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var malformed: JSONValue.Malformed { JSONValue.Malformed(offset: position) }

  /// The byte at the position; zero, which can stand nowhere, behind the end.
  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func document() throws(JSONValue.Malformed) -> JSONValue {
    let value = try value(depth: 0)
    guard position == bytes.count else { throw malformed }
    return value
  }

  /// A value with the white space around it.
  private mutating func value(depth: Int) throws(JSONValue.Malformed) -> JSONValue {
    skipSpace()
    let value: JSONValue
    switch byte {
    case UInt8(ascii: "{"): value = .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): value = .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .bool(true))
    case UInt8(ascii: "f"): value = try word("false", .bool(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = try number()
    }
    skipSpace()
    return value
  }

  private mutating func skipSpace() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) throws(JSONValue.Malformed) -> JSONObject {
    guard depth <= Self.greatestDepth else { throw malformed }
    position += 1
    var members: [(name: String, value: JSONValue)] = []
    skipSpace()
    if take("}") { return JSONObject() }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw malformed }
      let name = try string()
      skipSpace()
      guard take(":") else { throw malformed }
      members.append((name, try value(depth: depth)))
    } while take(",")
    guard take("}") else { throw malformed }
    return JSONObject(members: members)
  }

  private mutating func array(depth: Int) throws(JSONValue.Malformed) -> [JSONValue] {
    guard depth <= Self.greatestDepth else { throw malformed }
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return [] }
    repeat { elements.append(try value(depth: depth)) } while take(",")
    guard take("]") else { throw malformed }
    return elements
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONValue.Malformed)
    -> JSONValue
  {
    let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw malformed }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONValue.Malformed) -> JSONValue {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    let first = byte
    guard digits() > 0, first != UInt8(ascii: "0") || position == start + (bytes[start] == first ? 1 : 2)
    else {
      throw malformed
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard digits() > 0 else { throw malformed }
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw malformed }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else { throw malformed }
    return .number(number)
  }

  private mutating func digits() -> Int {
    let start = position
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONValue.Malformed) -> String {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let start = position
      while byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
      text += bytes[start..<position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw malformed }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      default: throw malformed
      }
    }
    throw malformed
  }

  /// The UTF-8 of an escape; two that are the halves of a pair (RFC 8259, section 7) are taken together.
  private mutating func escape() throws(JSONValue.Malformed) -> [UInt8] {
    position += 1
    let mark = byte
    position += 1
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [mark]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800...0xDBFF).contains(code), take("\\"), take("u") {
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else { throw malformed }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else { throw malformed }
      return Array(encoded)
    default: throw malformed
    }
  }

  private mutating func hexadecimal() throws(JSONValue.Malformed) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw malformed }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }
}
