import NewsModel
import OrderedJSON

/// Holds every span of a record against the report's text.
///
/// The record's JSON is walked instead of its fields, so that no span of a field added later is forgotten.
struct SpanCheck {
  let text: CodePointIndex
  private(set) var checked = 0
  private(set) var failed = 0
  private let isTrusting: Bool

  /// - Parameter isTrusting: whether every span holds, for want of the text.
  init(_ text: CodePointIndex, isTrusting: Bool = false) { (self.text, self.isTrusting) = (text, isTrusting) }

  /// Whether every span below a value holds. The depth is that of the records' types.
  mutating func holds(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements):
      var holds = true
      for element in elements where !self.holds(element) { holds = false }
      return holds
    case .object(let object):
      var holds = Self.span(object).map { check($0) } ?? true
      for member in object.members where !self.holds(member.value) { holds = false }
      return holds
    default: return true
    }
  }

  /// Whether a span holds.
  mutating func check(_ span: Span) -> Bool {
    if isTrusting { return true }
    checked += 1
    if text.range(of: span) != nil { return true }
    failed += 1
    return false
  }

  private static func span(_ object: JSONObject) -> Span? {
    guard case .integer(let start)? = object["start"], case .integer(let end)? = object["end"],
      case .string(let exact)? = object["exact"]
    else { return nil }
    return Span(start: start, end: end, exact: exact)
  }
}
