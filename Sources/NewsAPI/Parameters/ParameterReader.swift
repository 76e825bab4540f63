import Archive

/// Reads the parameters of a request against what its resource has, and collects everything that is wrong with them.
struct ParameterReader {
  private(set) var errors: [Problem.ParameterError] = []
  private var once: Set<String> = []

  /// Every parameter of a list: each filter with each of its operators, and the reserved ones.
  static func names(of resource: Resource) -> [String] {
    resource.fields.flatMap { field in field.operators.map { field.name + $0.suffix } } + ListPlan.reserved
  }

  /// Reads the parameters of a list.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  static func list(_ resource: Resource, _ query: QueryString) throws(Problem) -> ListPlan {
    var reader = ParameterReader()
    var plan = ListPlan(resource: resource)
    var filters: [String: (field: FieldSpec, op: FilterOperator, operands: [Filter.Operand])] = [:]
    var order: [String] = []
    for item in query.items {
      if reader.readReserved(item, into: &plan) { continue }
      guard let (field, op) = reader.filter(item.name, of: resource) else { continue }
      do throws(Filter.InvalidOperand) {
        let operand = try Filter.operand(for: field, op: op, value: item.value)
        if filters[item.name] == nil { order.append(item.name) }
        filters[item.name, default: (field, op, [])].operands.append(operand)
        plan.phrases.append(DescriptionPhrase(field: field.name, op: op, value: item.value))
      } catch {
        reader.report(item, error)
      }
    }
    for name in query.unset where !ListPlan.reserved.contains(name) { _ = reader.filter(name, of: resource) }
    plan.query.filters = order.compactMap { filters[$0] }.map {
      Filter(field: $0.field.name, op: $0.op, operands: $0.operands)
    }
    try reader.finish()
    plan.items = query.items
    try plan.readCursor()
    return plan
  }

  /// Reads the parameters of something that has none but those named.
  ///
  /// - Throws: everything that is wrong with them, as one problem.
  static func presentation(
    _ query: QueryString, allowed: [String], members: [String] = []
  ) throws(Problem) -> Presentation {
    var reader = ParameterReader()
    var presentation = Presentation()
    for item in query.items where reader.isKnown(item.name, allowed) && reader.isFirst(item.name) {
      reader.read(item, into: &presentation, members: members)
    }
    for name in query.unset { _ = reader.isKnown(name, allowed) }
    try reader.finish()
    return presentation
  }

  private func finish() throws(Problem) {
    if let first = errors.first { throw Problem(first, Array(errors.dropFirst())) }
  }

  private mutating func isKnown(_ name: String, _ allowed: [String]) -> Bool {
    if allowed.contains(name) { return true }
    errors.append(
      Problem.ParameterError(
        .unknownParameter, name, "There is no parameter “\(Excerpt.of(name))” here.",
        didYouMean: Suggestion.nearest(to: name, among: allowed), allowed: allowed))
    return false
  }

  private mutating func isFirst(_ name: String) -> Bool {
    if name == "fields" || once.insert(name).inserted { return true }
    errors.append(Problem.ParameterError(.repeatedParameter, name, "“\(name)” can be given once."))
    return false
  }

  private mutating func report(_ item: QueryString.Item, _ error: Filter.InvalidOperand) {
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
    guard ListPlan.reserved.contains(item.name) else { return false }
    guard isFirst(item.name) else { return true }
    switch item.name {
    case "sort": readSort(item, into: &plan)
    case "limit": readLimit(item, into: &plan)
    case "cursor": plan.cursor = item.value
    default: read(item, into: &plan.presentation, members: plan.resource.members)
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

  private mutating func readLimit(_ item: QueryString.Item, into plan: inout ListPlan) {
    let isPlain = item.value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isPlain, let limit = Int(item.value), (1...ListPlan.greatestLimit).contains(limit) {
      plan.query.limit = limit
    } else {
      errors.append(
        Problem.ParameterError(
          .invalidValue, "limit",
          "“limit” must be a whole number from 1 to \(ListPlan.greatestLimit), not “\(Excerpt.of(item.value))”."
        ))
    }
  }

  private mutating func read(
    _ item: QueryString.Item, into presentation: inout Presentation, members: [String]
  ) {
    switch item.name {
    case "pretty":
      presentation.pretty = Presentation.flag(item.value)
      if presentation.pretty == nil { refuse(item, allowed: ["1", "0", "true", "false"]) }
    case "shape":
      presentation.isBareArray = item.value == "array"
      if item.value != "array" { refuse(item, allowed: ["array"]) }
    default:
      for name in item.value.split(separator: ",").map(String.init) {
        if members.contains(name) {
          presentation.fields = (presentation.fields ?? []) + [name]
        } else {
          refuse(QueryString.Item(name: item.name, value: name), allowed: members)
        }
      }
    }
  }

  private mutating func refuse(_ item: QueryString.Item, allowed: [String]) {
    report(item, Filter.InvalidOperand(expected: "one of the values listed", allowed: allowed))
  }
}
