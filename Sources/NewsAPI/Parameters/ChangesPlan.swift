import Archive

/// What is asked of `/changes`, with everything checked that can be checked without the data.
struct ChangesPlan: Sendable, Hashable {
  static let parameters = ["since", "limit", "cursor", "fields", "pretty"]
  /// The members of a change, in order.
  static let members = ["change", "resource", "id", "url", "record"]

  /// The version to compare with; `nil` for nothing at all, so that every record is told of.
  private(set) var since: String?
  private(set) var limit = ListPlan.defaultLimit
  /// The record behind which the page begins.
  private(set) var after: Change.Key?
  private(set) var presentation = Presentation()
  /// The parameters as they came, for links.
  private let items: [QueryString.Item]

  /// Reads the parameters.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  init(_ query: QueryString) throws(Problem) {
    var reader = ParameterReader()
    var cursor: String?
    items = query.items
    for item in query.items where reader.isKnown(item.name, Self.parameters) && reader.isFirst(item.name) {
      switch item.name {
      case "since":
        since = item.value
        if !Self.isVersion(item.value) { reader.report(item, Self.noVersion) }
      case "limit": reader.readLimit(item, into: &limit)
      case "cursor": cursor = item.value
      case "fields": reader.readFields(item, into: &presentation, members: Self.members)
      default: reader.read(item, into: &presentation, of: nil)
      }
    }
    for name in query.unset { _ = reader.isKnown(name, Self.parameters) }
    try reader.finish()
    guard let cursor else { return }
    guard let position = PageCursor.decode(cursor, binding: binding),
      let resource = position.value.flatMap(Resource.init(rawValue:))
    else { throw ListPlan.badCursor }
    after = Change.Key(resource, position.id)
  }

  private static let noVersion = Filter.InvalidOperand(
    expected: "a dataset_version: 16 hexadecimal digits", allowed: [])

  /// Whether a text looks like a version, as answers and messages give it.
  static func isVersion(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  private var binding: String { PageCursor.binding(["changes", since ?? ""]) }

  /// The address of this page.
  func address(basePath: String) -> String { address(items, basePath) }

  /// The address of the page behind a record.
  func address(after key: Change.Key, basePath: String) -> String {
    let cursor = PageCursor.encode(
      PagePosition(value: key.resource.rawValue, id: key.id), binding: binding)
    return address(
      items.filter { $0.name != "cursor" } + [QueryString.Item(name: "cursor", value: cursor)], basePath)
  }

  private func address(_ items: [QueryString.Item], _ basePath: String) -> String {
    basePath + "/changes" + (items.isEmpty ? "" : "?" + QueryString.encode(items))
  }
}
