import Archive
import Foundation

/// Where the next page begins, as clients carry it about: the last record's sort value and id, bound to the query.
enum PageCursor {
  /// The cursor behind a record.
  static func encode(_ position: PagePosition, binding: String) -> String {
    var bytes = Array(binding.utf8)
    bytes.append(position.value == nil ? 0 : 1)
    bytes += Array(position.id.utf8)
    bytes.append(0xFF)
    bytes += Array((position.value ?? "").utf8)
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// The position that a cursor of this query stands for; `nil` for anything else.
  static func decode(_ cursor: String, binding: String) -> PagePosition? {
    let padding = String(repeating: "=", count: (4 - cursor.utf8.count % 4) % 4)
    guard
      let data = Data(base64Encoded: cursor.replacing("-", with: "+").replacing("_", with: "/") + padding)
    else { return nil }
    let bytes = Array(data)
    let binding = Array(binding.utf8)
    guard bytes.count > binding.count + 1, bytes.starts(with: binding), bytes[binding.count] <= 1 else {
      return nil
    }
    let rest = bytes[(binding.count + 1)...]
    guard let separator = rest.firstIndex(of: 0xFF),
      let id = String(validating: rest[..<separator], as: UTF8.self),
      let value = String(validating: rest[(separator + 1)...], as: UTF8.self)
    else { return nil }
    let hasValue = bytes[binding.count] == 1
    guard hasValue || value.isEmpty else { return nil }
    return PagePosition(value: hasValue ? value : nil, id: id)
  }

  /// A hash of what a cursor is bound to.
  static func binding(_ parts: [String]) -> String {
    var hash = ContentHash()
    for part in parts { hash.combine(part) }
    return hash.hexadecimal
  }
}
