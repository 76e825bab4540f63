import Archive
import Foundation

/// Where the next page begins, as clients carry it about: the last record's sort value and id, bound to the query.
enum PageCursor {
  /// The cursor behind a record.
  static func encode(_ position: PagePosition, of plan: ListPlan) -> String {
    var bytes = Array(binding(plan).utf8)
    bytes.append(position.value == nil ? 0 : 1)
    bytes += Array(position.id.utf8)
    bytes.append(0xFF)
    bytes += Array((position.value ?? "").utf8)
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// The position that a cursor of this query stands for; `nil` for anything else.
  static func decode(_ cursor: String, of plan: ListPlan) -> PagePosition? {
    let padding = String(repeating: "=", count: (4 - cursor.utf8.count % 4) % 4)
    guard
      let data = Data(base64Encoded: cursor.replacing("-", with: "+").replacing("_", with: "/") + padding)
    else { return nil }
    let bytes = Array(data)
    let binding = Array(binding(plan).utf8)
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

  /// A hash of what the cursor is bound to: resource, filters and order, but neither limit nor looks.
  private static func binding(_ plan: ListPlan) -> String {
    var hash = ContentHash()
    hash.combine(plan.resource.rawValue)
    hash.combine(plan.query.sort.description)
    let filters = plan.items.filter { !ListPlan.reserved.contains($0.name) }
    for filter in filters.map({ $0.name + "=" + $0.value }).sorted() { hash.combine(filter) }
    return hash.hexadecimal
  }
}
