import Archive

/// A list that is asked for, with everything checked that can be checked without the data.
struct ListPlan: Sendable, Hashable {
  /// How many records a page has unless the request says.
  static let defaultLimit = 50
  /// How many records a page can have.
  static let greatestLimit = 1000
  /// The parameters that every list has beside its filters.
  static let reserved = ["sort", "limit", "cursor", "facet"] + Plan.presentation + ["shape"]

  /// Those of them that lists of a resource have: what refers to nothing has nothing to expand.
  static func reserved(of resource: Resource) -> [String] {
    let own = Set(Plan.parameters(of: resource))
    return reserved.filter { own.contains($0) || !Plan.presentation.contains($0) }
  }

  let resource: Resource
  var query: Query
  /// What is counted beside the page, in the order asked for.
  var facets: [Facet] = []
  var presentation = Presentation()
  /// The parameters as they came, for links.
  var items: [QueryString.Item] = []
  /// The filters in words, for the answer's description.
  var phrases: [DescriptionPhrase] = []
  var cursor: String?
  /// Whether a limit was set, without which some forms have no pages.
  var isLimited = false
  /// The form where the address names one.
  let namedFormat: Format?

  init(resource: Resource, namedFormat: Format? = nil) {
    (self.resource, self.namedFormat) = (resource, namedFormat)
    query = Query(sort: Query.Sort(field: resource.defaultSort), limit: Self.defaultLimit)
  }

  /// Reads the cursor, once the query that it is bound to is known.
  ///
  /// - Throws: ``ProblemType/invalidCursor``.
  mutating func readCursor() throws(Problem) {
    guard let cursor else { return }
    guard let position = PageCursor.decode(cursor, binding: binding) else { throw Self.badCursor }
    query.after = position
  }

  /// What cursors are bound to: resource, filters and order, but neither limit nor looks.
  private var binding: String {
    let filters = items.filter { !Self.reserved.contains($0.name) }
    return PageCursor.binding(
      [resource.rawValue, query.sort.description] + filters.map { $0.name + "=" + $0.value }.sorted())
  }

  static let badCursor = Problem(
    Problem.ParameterError(
      .invalidCursor, "cursor", "“cursor” was not given out for this query. Start again without it."))

  /// The address of this page.
  func address(basePath: String) -> String { address(items, basePath) }

  /// The address of the page behind a record.
  func address(after position: PagePosition, basePath: String) -> String {
    let cursor = PageCursor.encode(position, binding: binding)
    return address(
      items.filter { $0.name != "cursor" } + [QueryString.Item(name: "cursor", value: cursor)], basePath)
  }

  /// The address of the same list with another choice of what a facet counts.
  func address(choosing value: String, of facet: Facet, basePath: String) -> String {
    address(
      items.filter { $0.name != "cursor" && $0.name != facet.field }
        + [QueryString.Item(name: facet.field, value: value)], basePath)
  }

  /// The addresses of the same list in other forms: whole ones where those are lists without pages.
  func alternates(basePath: String) -> [(format: Format, address: String)] {
    Format.offered(resource).filter { $0 != presentation.format }.map { format in
      var kept = items.filter { !Self.reserved.contains($0.name) || format.parameters.contains($0.name) }
      kept.removeAll { $0.name == "download" || format.isWhole && ["limit", "cursor"].contains($0.name) }
      return (format, address(kept, basePath, format: format))
    }
  }

  private func address(_ items: [QueryString.Item], _ basePath: String, format: Format? = nil) -> String {
    let path = basePath + "/" + resource.rawValue + ((format ?? namedFormat).map { "." + $0.rawValue } ?? "")
    return items.isEmpty ? path : path + "?" + QueryString.encode(items)
  }
}
