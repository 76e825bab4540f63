extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed or carriage return.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// An ASCII letter or digit, or a byte of any character beyond ASCII.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      true
    default: false
    }
  }
}

extension Range where Bound == Int {
  /// From a bound to another; empty where the other lies in front of it, as trees that cross themselves may have it.
  static func from(_ lower: Int, to upper: Int) -> Range<Int> { lower..<Swift.max(lower, upper) }
}

extension StringProtocol {
  /// Begins with a capital letter or a digit, perhaps behind an opening mark.
  var isCapitalizedWord: Bool {
    guard let first = first(where: { $0.isLetter || $0.isNumber }) else { return true }
    return first.isUppercase || first.isNumber
  }

  /// Without white space at its ends.
  func trimmingSpaces() -> String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
