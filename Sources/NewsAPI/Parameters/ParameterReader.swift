import Archive

/// Reads the parameters of a request against what its resource has, and collects everything that is wrong with them.
struct ParameterReader {
  private(set) var errors: [Problem.ParameterError] = []
  private var once: Set<String> = []
  /// Parameters that can be given several times, or once with commas between.
  private static let lists: Set<String> = ["fields", "facet", "expand"]

  /// Every parameter of a list: each filter with each of its operators, and the reserved ones.
  static func names(of resource: Resource) -> [String] {
    resource.fields.flatMap { field in field.operators.map { field.name + $0.suffix } }
      + ListPlan.reserved(of: resource)
  }

  /// Reads the parameters of a list.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  static func list(
    _ resource: Resource, _ query: QueryString, format: Format = .json, namedFormat: Format? = nil
  ) throws(Problem) -> ListPlan {
    var reader = ParameterReader()
    var plan = ListPlan(resource: resource, namedFormat: namedFormat)
    plan.presentation.format = format
    var filters: [String: (field: FieldSpec, op: FilterOperator, operands: [Filter.Operand])] = [:]
    var order: [String] = []
    for item in query.items {
      if reader.readReserved(item, into: &plan) { continue }
      guard let (field, op) = reader.filter(item.name, of: resource) else { continue }
      do throws(Filter.InvalidOperand) {
        let operand = try Filter.operand(for: field, op: op, value: item.value)
        if filters[item.name] == nil { order.append(item.name) }
        filters[item.name, default: (field, op, [])].operands.append(operand)
        plan.phrases.append(DescriptionPhrase(field: field, op: op, value: item.value))
      } catch {
        reader.report(item, error)
      }
    }
    for name in query.unset where !ListPlan.reserved(of: resource).contains(name) {
      _ = reader.filter(name, of: resource)
    }
    plan.query.filters = order.compactMap { filters[$0] }.map {
      Filter(field: $0.field.name, op: $0.op, operands: $0.operands)
    }
    reader.checkCombination(plan)
    reader.checkForm(query.items.filter { ListPlan.reserved.contains($0.name) }, format)
    try reader.finish()
    plan.items = query.items
    try plan.readCursor()
    return plan
  }

  /// Reads the parameters of something that has none but those named.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  static func presentation(
    _ query: QueryString, allowed: [String], of resource: Resource? = nil, format: Format = .json
  ) throws(Problem) -> Presentation {
    var reader = ParameterReader()
    var presentation = Presentation(format: format)
    for item in query.items where reader.isKnown(item.name, allowed) && reader.isFirst(item.name) {
      reader.read(item, into: &presentation, of: resource)
    }
    for name in query.unset { _ = reader.isKnown(name, allowed) }
    if resource != nil { reader.checkForm(query.items.filter { allowed.contains($0.name) }, format) }
    try reader.finish()
    return presentation
  }

  func finish() throws(Problem) {
    if let first = errors.first { throw Problem(first, Array(errors.dropFirst())) }
  }

  mutating func isKnown(_ name: String, _ allowed: [String]) -> Bool {
    if allowed.contains(name) { return true }
    errors.append(
      Problem.ParameterError(
        .unknownParameter, name, "There is no parameter “\(Excerpt.of(name))” here.",
        didYouMean: Suggestion.nearest(to: name, among: allowed), allowed: allowed))
    return false
  }

  mutating func isFirst(_ name: String) -> Bool {
    if Self.lists.contains(name) || once.insert(name).inserted { return true }
    errors.append(Problem.ParameterError(.repeatedParameter, name, "“\(name)” can be given once."))
    return false
  }

  mutating func report(_ item: QueryString.Item, _ error: Filter.InvalidOperand) {
    errors.append(
      Problem.ParameterError(
        .invalidValue, item.name,
        "“\(item.name)” must be \(error.expected), not “\(Excerpt.of(item.value))”.",
        didYouMean: Suggestion.nearest(to: item.value, among: error.allowed), allowed: error.allowed))
  }

  /// The field and operator of a filter's name.
  private mutating func filter(_ name: String, of resource: Resource) -> (FieldSpec, FilterOperator)? {
    let parts = name.split(separator: "__", maxSplits: 1, omittingEmptySubsequences: false)
    guard let field = resource.field(String(parts[0])), !field.operators.isEmpty else {
      let known = ParameterReader.names(of: resource)
      errors.append(
        Problem.ParameterError(
          .unknownParameter, name, "/\(resource.rawValue) has no parameter “\(Excerpt.of(name))”.",
          didYouMean: Suggestion.nearest(to: name, among: known),
          allowed: known.filter { !$0.contains("__") }))
      return nil
    }
    if parts.count == 1 { return (field, .equal) }
    if !parts[1].isEmpty, let op = FilterOperator(rawValue: String(parts[1])), field.operators.contains(op) {
      return (field, op)
    }
    let allowed = field.operators.map { field.name + $0.suffix }
    let nearest =
      parts[1].isEmpty
      ? field.name
      : Suggestion.nearest(to: String(parts[1]), among: field.operators.map(\.rawValue)).map {
        field.name + "__" + $0
      }
    errors.append(
      Problem.ParameterError(
        .unknownOperator, name, "“\(field.name)” has no operator “\(Excerpt.of(String(parts[1])))”.",
        didYouMean: nearest, allowed: allowed))
    return nil
  }
}

extension ParameterReader {
  /// Takes up a reserved parameter; whether it was one.
  private mutating func readReserved(_ item: QueryString.Item, into plan: inout ListPlan) -> Bool {
    guard ListPlan.reserved(of: plan.resource).contains(item.name) else { return false }
    guard isFirst(item.name) else { return true }
    switch item.name {
    case "sort": readSort(item, into: &plan)
    case "limit":
      readLimit(item, into: &plan.query.limit)
      plan.isLimited = true
    case "cursor": plan.cursor = item.value
    case "facet": readFacets(item, into: &plan)
    default: read(item, into: &plan.presentation, of: plan.resource)
    }
    return true
  }

  private mutating func readSort(_ item: QueryString.Item, into plan: inout ListPlan) {
    let isDescending = item.value.hasPrefix("-")
    let name = String(item.value.dropFirst(isDescending ? 1 : 0))
    if plan.resource.field(name)?.isSortable == true {
      plan.query.sort = Query.Sort(field: name, isDescending: isDescending)
      return
    }
    let keys = plan.resource.fields.filter(\.isSortable).map(\.name)
    errors.append(
      Problem.ParameterError(
        .invalidValue, "sort", "/\(plan.resource.rawValue) cannot be sorted by “\(Excerpt.of(name))”.",
        didYouMean: Suggestion.nearest(to: name, among: keys), allowed: keys.flatMap { [$0, "-" + $0] }))
  }

  mutating func readLimit(_ item: QueryString.Item, into result: inout Int) {
    let isPlain = item.value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isPlain, let limit = Int(item.value), (1...ListPlan.greatestLimit).contains(limit) {
      result = limit
    } else {
      errors.append(
        Problem.ParameterError(
          .invalidValue, "limit",
          "“limit” must be a whole number from 1 to \(ListPlan.greatestLimit), not “\(Excerpt.of(item.value))”."
        ))
    }
  }

  private mutating func readFacets(_ item: QueryString.Item, into plan: inout ListPlan) {
    let known = plan.resource.fields.flatMap(\.facets)
    for name in Self.names(in: item) {
      if let facet = known.first(where: { $0.name == name }) {
        if !plan.facets.contains(facet) { plan.facets.append(facet) }
      } else {
        refuse(QueryString.Item(name: item.name, value: name), allowed: known.map(\.name))
      }
    }
  }

  /// What is asked for must have a place in the answer.
  private mutating func checkCombination(_ plan: ListPlan) {
    guard plan.presentation.isBareArray, !plan.facets.isEmpty else { return }
    errors.append(
      Problem.ParameterError(
        .invalidValue, "facet", "A bare array has no place for facets: leave out “facet” or “shape”."))
  }

  /// What a parameter says must mean something in the form that is asked for.
  private mutating func checkForm(_ items: [QueryString.Item], _ format: Format) {
    for name in Set(items.map(\.name)).sorted() where !format.parameters.contains(name) {
      errors.append(
        Problem.ParameterError(
          .invalidValue, name, "“\(name)” means nothing in \(format.mediaType): leave it out."))
    }
  }

  private static func names(in item: QueryString.Item) -> [String] {
    item.value.split(separator: ",").map(String.init)
  }

  mutating func read(
    _ item: QueryString.Item, into presentation: inout Presentation, of resource: Resource?
  ) {
    switch item.name {
    case "pretty": presentation.pretty = flag(item)
    case "explain": presentation.isExplained = flag(item) ?? false
    case "download": presentation.isDownload = flag(item) ?? false
    case "bom": presentation.isForSpreadsheet = flag(item) ?? false
    case "v": presentation.version = item.value
    case "shape":
      presentation.isBareArray = item.value == "array"
      if item.value != "array" { refuse(item, allowed: ["array"]) }
    case "expand":
      let known = resource?.expansions ?? []
      for name in Self.names(in: item) {
        if let expansion = known.first(where: { $0.member == name }) {
          presentation.expansions.append(expansion)
        } else {
          refuse(QueryString.Item(name: item.name, value: name), allowed: known.map(\.member))
        }
      }
    default: readFields(item, into: &presentation, members: resource?.members ?? [])
    }
  }

  mutating func readFields(
    _ item: QueryString.Item, into presentation: inout Presentation, members: [String]
  ) {
    for name in Self.names(in: item) {
      if members.contains(name) {
        presentation.fields = (presentation.fields ?? []) + [name]
      } else {
        refuse(QueryString.Item(name: item.name, value: name), allowed: members)
      }
    }
  }

  private mutating func flag(_ item: QueryString.Item) -> Bool? {
    let flag = Presentation.flag(item.value)
    if flag == nil { refuse(item, allowed: ["1", "0", "true", "false"]) }
    return flag
  }

  private mutating func refuse(_ item: QueryString.Item, allowed: [String]) {
    report(item, Filter.InvalidOperand(expected: "one of the values listed", allowed: allowed))
  }
}
