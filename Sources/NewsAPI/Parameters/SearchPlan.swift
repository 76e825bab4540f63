import Archive

/// A search over all kinds of record.
struct SearchPlan: Sendable, Hashable {
  /// The parameters that it takes.
  static let parameters = ["q", "limit", "cursor", "pretty", "download", "v"]

  /// Any of which will do; none finds nothing.
  var queries: [WordQuery] = []
  var limit = ListPlan.defaultLimit
  var after: SearchPosition?
  var presentation = Presentation()
  /// The parameters as they came, for links.
  var items: [QueryString.Item] = []

  /// Reads the parameters of a search.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  init(_ query: QueryString) throws(Problem) {
    var reader = ParameterReader()
    var cursor: String?
    items = query.items
    for item in query.items where reader.isKnown(item.name, Self.parameters) {
      if item.name == "q" {
        let words = WordQuery(item.value)
        if words.isTooLong { reader.report(item, Filter.tooLong) } else { queries.append(words) }
        continue
      }
      guard reader.isFirst(item.name) else { continue }
      switch item.name {
      case "limit": reader.readLimit(item, into: &limit)
      case "cursor": cursor = item.value
      default: reader.read(item, into: &presentation, of: nil)
      }
    }
    for name in query.unset { _ = reader.isKnown(name, Self.parameters) }
    try reader.finish()
    guard let cursor else { return }
    guard let position = PageCursor.decode(cursor, binding: binding), let value = position.value else {
      throw ListPlan.badCursor
    }
    let parts = value.split(separator: "/").map(String.init)
    guard parts.count == 2, let bits = UInt64(parts[0], radix: 16),
      let resource = Resource(rawValue: parts[1]),
      Snapshot.searched.contains(resource), Double(bitPattern: bits) >= 0
    else { throw ListPlan.badCursor }
    after = SearchPosition(score: Double(bitPattern: bits), resource: resource, id: position.id)
  }

  /// What is looked for, in words.
  var description: String {
    let texts = items.filter { $0.name == "q" }.map { Excerpt.of($0.value) }
    return texts.isEmpty
      ? "nothing, for “q” is empty" : "everything with the words " + texts.joined(separator: " or ")
  }

  /// The address of this page.
  func address(basePath: String) -> String { address(items, basePath) }

  /// The address of the page behind a hit.
  func address(after position: SearchPosition, basePath: String) -> String {
    let value = String(position.score.bitPattern, radix: 16) + "/" + position.resource.rawValue
    let cursor = PageCursor.encode(PagePosition(value: value, id: position.id), binding: binding)
    return address(
      items.filter { $0.name != "cursor" } + [QueryString.Item(name: "cursor", value: cursor)], basePath)
  }

  private func address(_ items: [QueryString.Item], _ basePath: String) -> String {
    basePath + "/search" + (items.isEmpty ? "" : "?" + QueryString.encode(items))
  }

  private var binding: String {
    PageCursor.binding(["search"] + items.filter { $0.name == "q" }.map(\.value).sorted())
  }
}
