/// Compact JSON text that is taken apart and laid out without a tree in between: linear in its length, whatever is in it.
public enum JSONPiece {
  /// An object with only some of its members, in the order in which it has them.
  public static func select(_ names: Set<String>, of object: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = [UInt8(ascii: "{")]
    forEachMember(of: object) { name, value in
      guard names.contains(name) else { return }
      if kept.count > 1 { kept.append(UInt8(ascii: ",")) }
      kept += Array(#""\#(name)":"#.utf8) + object[value]
    }
    kept.append(UInt8(ascii: "}"))
    return kept
  }

  /// An object with some of its members replaced.
  public static func replace(
    in object: ArraySlice<UInt8>, _ replacement: (_ name: String, _ value: ArraySlice<UInt8>) -> [UInt8]?
  ) -> [UInt8] {
    var replaced: [UInt8] = []
    replaced.reserveCapacity(object.count)
    var copied = object.startIndex
    forEachMember(of: object) { name, value in
      guard let new = replacement(name, object[value]) else { return }
      replaced += object[copied..<value.lowerBound] + new
      copied = value.upperBound
    }
    return replaced + object[copied...]
  }

  /// An object with one more member at its end.
  public static func append(_ name: String, _ value: some Sequence<UInt8>, to object: ArraySlice<UInt8>)
    -> [UInt8]
  {
    let isEmpty = object.count == 2
    return object.dropLast() + Array((isEmpty ? "\"" : ",\"").utf8) + Array(name.utf8) + Array("\":".utf8)
      + value
      + [UInt8(ascii: "}")]
  }

  /// An array with each element replaced.
  public static func map(_ array: ArraySlice<UInt8>, _ transform: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8] {
    [UInt8(ascii: "[")] + elements(of: array).map(transform).joined(separator: [UInt8(ascii: ",")])
      + [UInt8(ascii: "]")]
  }

  /// The elements of an array; none of what is no array.
  public static func elements(of array: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard array.first == UInt8(ascii: "[") else { return [] }
    var elements: [ArraySlice<UInt8>] = []
    var index = array.startIndex + 1
    while index < array.endIndex, array[index] != UInt8(ascii: "]") {
      let end = endOfValue(array, from: index)
      elements.append(array[index..<end])
      index = end < array.endIndex && array[end] == UInt8(ascii: ",") ? end + 1 : end
    }
    return elements
  }

  /// The value behind a path of member names; `nil` where it leads nowhere.
  public static func value(at path: [String], in record: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var value = record
    for name in path {
      guard value.first == UInt8(ascii: "{") else { return nil }
      var found: ArraySlice<UInt8>?
      forEachMember(of: value) { if $0 == name { found = value[$1] } }
      guard let found else { return nil }
      value = found
    }
    return value
  }

  /// Calls with each member's name and where its value lies.
  public static func forEachMember(of object: ArraySlice<UInt8>, _ body: (String, Range<Int>) -> Void) {
    var index = object.startIndex + 1
    while index < object.endIndex, object[index] == UInt8(ascii: "\"") {
      let nameEnd = endOfString(object, from: index)
      let end = endOfValue(object, from: nameEnd + 1)
      body(String(decoding: object[(index + 1)..<(nameEnd - 1)], as: UTF8.self), (nameEnd + 1)..<end)
      index = end + 1
    }
  }

  /// The same JSON with a line for each member and element, indented by two spaces a level.
  public static func indented(_ json: [UInt8]) -> [UInt8] {
    var laidOut: [UInt8] = []
    laidOut.reserveCapacity(json.count * 2)
    var depth = 0
    var index = 0
    func newline(deeper levels: Int = 0) {
      depth += levels
      laidOut.append(UInt8(ascii: "\n"))
      laidOut.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
    while index < json.count {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "\""):
        let end = endOfString(json[...], from: index)
        laidOut += json[index..<end]
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        laidOut.append(byte)
        // JSON's closing brackets stand two code points behind the opening ones.
        if index + 1 < json.count, json[index + 1] == byte + 2 {
          laidOut.append(byte + 2)
          index += 1
        } else {
          newline(deeper: 1)
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        newline(deeper: -1)
        laidOut.append(byte)
      case UInt8(ascii: ","):
        laidOut.append(byte)
        newline()
      case UInt8(ascii: ":"): laidOut += [byte, UInt8(ascii: " ")]
      default: laidOut.append(byte)
      }
      index += 1
    }
    return laidOut
  }

  /// What a string says; `nil` for what is no string.
  public static func text(_ value: ArraySlice<UInt8>) -> String? {
    guard value.first == UInt8(ascii: "\""), value.count >= 2 else { return nil }
    let inner = value.dropFirst().dropLast()
    guard let escape = inner.firstIndex(of: UInt8(ascii: "\\")) else {
      return String(decoding: inner, as: UTF8.self)
    }
    var bytes = Array(inner[..<escape])
    var index = escape
    while index < inner.endIndex {
      if inner[index] == UInt8(ascii: "\\"), index + 1 < inner.endIndex {
        index += unescape(inner, at: index + 1, into: &bytes)
      } else {
        bytes.append(inner[index])
      }
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what stands behind a reverse solidus, as ``JSONText`` writes it; how many bytes that took.
  private static func unescape(_ text: ArraySlice<UInt8>, at index: Int, into bytes: inout [UInt8]) -> Int {
    switch text[index] {
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      // Only control characters are written so.
      let digits = String(decoding: text[(index + 1)...].prefix(4), as: UTF8.self)
      bytes.append(UInt8(digits, radix: 16) ?? UInt8(ascii: "?"))
      return 5
    case let byte: bytes.append(byte)
    }
    return 1
  }

  /// Behind the closing quotation mark of the string that begins there.
  private static func endOfString(_ json: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start + 1
    while index < json.endIndex, json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, json.endIndex)
  }

  /// Behind the value that begins there: at the comma or bracket of what it stands in.
  private static func endOfValue(_ json: ArraySlice<UInt8>, from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < json.endIndex {
      switch json[index] {
      case UInt8(ascii: "\""):
        index = endOfString(json, from: index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return index
      default: break
      }
      index += 1
    }
    return index
  }
}

extension JSONPiece {
  /// The span that an object holds, without its other members; `nil` where it holds none.
  public static func span(_ object: ArraySlice<UInt8>) -> JSONValue? {
    guard let start = value(at: ["start"], in: object).flatMap(integer),
      let end = value(at: ["end"], in: object).flatMap(integer),
      let exact = value(at: ["exact"], in: object).flatMap(text)
    else { return nil }
    return ["start": .integer(start), "end": .integer(end), "exact": .string(exact)]
  }

  /// A whole number; `nil` for anything else.
  public static func integer(_ value: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: value, as: UTF8.self))
  }
}
