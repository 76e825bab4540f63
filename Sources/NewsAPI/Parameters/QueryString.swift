import Archive
import HTTPMessage

/// Names and values of a query, in order, decoded (`application/x-www-form-urlencoded`, URL Standard §5.1), without those
/// that have no value.
struct QueryString: Sendable, Hashable {
  /// A name and a value that is not empty.
  struct Item: Sendable, Hashable {
    var name: String
    var value: String
  }

  private(set) var items: [Item] = []
  /// Names that came without a value, which are held against what is known all the same.
  private(set) var unset: [String] = []

  /// Reads what stands behind the question mark.
  ///
  /// - Throws: ``ProblemType/malformedQuery``, where the URL Standard would put up with it: a broken value would match nothing.
  init(_ query: String?) throws(Problem) {
    guard let query else { return }
    for part in query.utf8.split(separator: UInt8(ascii: "&")) {
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = Self.decode(part[..<equals]), let value = Self.decode(part[equals...].dropFirst())
      else {
        throw Problem(
          .malformedQuery,
          "“\(Excerpt.of(String(decoding: part, as: UTF8.self)))” is not percent-encoded UTF-8. Write a percent sign as %25."
        )
      }
      if name.isEmpty, value.isEmpty { continue }
      if value.isEmpty { unset.append(name) } else { items.append(Item(name: name, value: value)) }
    }
  }

  /// The items as they are written in a link: every equal query the same.
  static func encode(_ items: [Item]) -> String {
    items.map { Addresses.encodeSegment($0.name) + "=" + Addresses.encodeSegment($0.value) }.joined(
      separator: "&")
  }

  private static func decode(_ bytes: Substring.UTF8View.SubSequence) -> String? {
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
      return String(validating: Array(bytes), as: UTF8.self)
    }
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      bytes.formIndex(after: &index)
      if byte == UInt8(ascii: "+") {
        decoded.append(0x20)
      } else if byte == UInt8(ascii: "%") {
        let digits = bytes[index...].prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 2 else { return nil }
        decoded.append(UInt8(digits[0] << 4 | digits[1]))
        index = bytes.index(index, offsetBy: 2)
      } else {
        decoded.append(byte)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
