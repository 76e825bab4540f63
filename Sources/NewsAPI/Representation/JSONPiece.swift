import OrderedJSON

/// Compact JSON text that is taken apart and laid out without a tree in between: linear in its length, whatever is in it.
enum JSONPiece {
  /// An object with only some of its members, in the order in which it has them.
  static func select(_ names: Set<String>, of object: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = [UInt8(ascii: "{")]
    var index = object.startIndex + 1
    while index < object.endIndex, object[index] == UInt8(ascii: "\"") {
      let nameEnd = endOfString(object, from: index)
      let end = endOfValue(object, from: nameEnd + 1)
      if names.contains(String(decoding: object[(index + 1)..<(nameEnd - 1)], as: UTF8.self)) {
        if kept.count > 1 { kept.append(UInt8(ascii: ",")) }
        kept += object[index..<end]
      }
      index = end + 1
    }
    kept.append(UInt8(ascii: "}"))
    return kept
  }

  /// The same JSON with a line for each member and element, indented by two spaces a level.
  static func indented(_ json: [UInt8]) -> [UInt8] {
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
