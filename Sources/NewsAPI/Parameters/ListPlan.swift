import Archive

/// A list that is asked for, with everything checked that can be checked without the data.
struct ListPlan: Sendable, Hashable {
  /// How many records a page has unless the request says.
  static let defaultLimit = 50
  /// How many records a page can have.
  static let greatestLimit = 1000
  /// The parameters that every list has beside its filters.
  static let reserved = ["sort", "limit", "cursor", "fields", "shape", "pretty"]

  let resource: Resource
  var query: Query
  var presentation = Presentation()
  /// The parameters as they came, for links.
  var items: [QueryString.Item] = []
  /// The filters in words, for the answer's description.
  var phrases: [DescriptionPhrase] = []
  var cursor: String?

  init(resource: Resource) {
    self.resource = resource
    query = Query(sort: Query.Sort(field: resource.defaultSort), limit: Self.defaultLimit)
  }

  /// Reads the cursor, once the query that it is bound to is known.
  ///
  /// - Throws: ``ProblemType/invalidCursor``.
  mutating func readCursor() throws(Problem) {
    guard let cursor else { return }
    guard let position = PageCursor.decode(cursor, of: self) else { throw Self.badCursor }
    query.after = position
  }

  static let badCursor = Problem(
    Problem.ParameterError(
      .invalidCursor, "cursor", "“cursor” was not given out for this query. Start again without it."))

  /// The address of this page.
  func address(basePath: String) -> String { address(items, basePath) }

  /// The address of the page behind a record.
  func address(after position: PagePosition, basePath: String) -> String {
    let cursor = PageCursor.encode(position, of: self)
    return address(
      items.filter { $0.name != "cursor" } + [QueryString.Item(name: "cursor", value: cursor)], basePath)
  }

  private func address(_ items: [QueryString.Item], _ basePath: String) -> String {
    let path = basePath + "/" + resource.rawValue
    return items.isEmpty ? path : path + "?" + QueryString.encode(items)
  }
}
