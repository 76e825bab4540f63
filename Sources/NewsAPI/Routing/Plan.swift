import Archive
import HTTPMessage

/// What a request comes to, with everything checked that can be checked without the data.
enum Plan: Sendable, Hashable {
  case list(ListPlan)
  case record(Resource, id: String, Presentation)
  case text(document: String, Presentation)
  case annotations(document: String, Presentation)
  case uncovered(document: String, Presentation)
  case search(SearchPlan)
  case changes(ChangesPlan)
  case events
  case index(Presentation)
  case problem(ProblemType, Presentation)
  case ready(Presentation)
  case live
  case metrics
  case descriptionYAML
  case descriptionJSON
  case page(PageResource)

  /// The parameters that say how records are written down.
  static let presentation = ["fields", "expand", "explain", "pretty", "download", "bom", "v"]

  /// Those of them that the records of a resource have.
  static func parameters(of resource: Resource) -> [String] {
    presentation.filter { name in
      switch name {
      case "expand": !resource.expansions.isEmpty
      case "explain": resource == .statements || resource == .incidents
      default: true
      }
    }
  }

  /// Reads a request.
  ///
  /// - Parameter hasRecord: whether there is a record of that id, so that an id that ends like an extension is an id.
  /// - Throws: that there is nothing of that name, what is wrong with the parameters, or that no form will do.
  init(_ request: Request, accept: AcceptField, hasRecord: (Resource, String) -> Bool) throws(Problem) {
    let segments = request.target.segments
    guard let route = Route(segments) else { throw Route.notFound(path: request.target.path) }
    if route == .index, accept.prefersHTML, let page = PageResource.records {
      self = .page(page)
      return
    }
    let query = try QueryString(request.target.query)
    switch route {
    case .list(let resource, let named):
      let format = try Self.format(named, of: resource, accept)
      self = .list(try ParameterReader.list(resource, query, format: format, namedFormat: named))
    case .record(let resource, let name):
      let (id, named) = Self.record(resource, name, hasRecord)
      let presentation = try ParameterReader.presentation(
        query, allowed: Plan.parameters(of: resource), of: resource,
        format: try Self.format(named, of: resource, accept))
      self = .record(resource, id: id, presentation)
    case .problem(let slug): self = .problem(try Self.problemType(slug), try Self.pretty(query))
    default: self = try Self.other(route, query, of: request)
    }
    switch self {
    case .list, .record: break
    default:
      guard accept.quality(of: mediaType) > 0 else { throw Self.notAcceptable([mediaType]) }
    }
  }

  /// What is served in one form only.
  private static func other(
    _ route: Route, _ query: QueryString, of request: Request
  ) throws(Problem) -> Plan {
    switch route {
    case .search: return .search(try SearchPlan(query))
    case .changes: return .changes(try ChangesPlan(query))
    case .index: return .index(try pretty(query))
    case .ready: return .ready(try pretty(query))
    case .text(let document):
      return .text(
        document: document, try ParameterReader.presentation(query, allowed: ["download", "v"]))
    case .annotations(let document):
      return .annotations(
        document: document, try ParameterReader.presentation(query, allowed: ["pretty", "download", "v"]))
    case .uncovered(let document):
      return .uncovered(
        document: document, try ParameterReader.presentation(query, allowed: ["pretty", "v"]))
    default: break
    }
    _ = try ParameterReader.presentation(query, allowed: [])
    return switch route {
    case .events: .events
    case .descriptionYAML: .descriptionYAML
    case .descriptionJSON: .descriptionJSON
    case .metrics: .metrics
    case .docs: try page(PageResource.description, of: request)
    case .asset(let name): try page(PageResource(name), of: request)
    default: .live
    }
  }

  private static func page(_ page: PageResource?, of request: Request) throws(Problem) -> Plan {
    guard let page else { throw Route.notFound(path: request.target.path) }
    return .page(page)
  }

  private static func pretty(_ query: QueryString) throws(Problem) -> Presentation {
    try ParameterReader.presentation(query, allowed: ["pretty"])
  }

  private static func problemType(_ slug: String) throws(Problem) -> ProblemType {
    if let type = ProblemType.all[slug] { return type }
    let nearest = Suggestion.nearest(to: slug, among: ProblemType.all.keys.sorted())
    throw Problem(
      .notFound,
      "There is no problem type “\(Excerpt.of(slug))”." + (nearest.map { " Did you mean \($0)?" } ?? ""))
  }

  /// The form that a client likes best, the first of those that it likes equally.
  private static func format(
    _ named: Format?, of resource: Resource, _ accept: AcceptField
  ) throws(Problem) -> Format {
    // An extension beats the Accept field, which a browser's address bar gives nobody a hand in.
    if let named { return named }
    let offered = Format.offered(resource)
    let best = offered.map { accept.quality(of: $0.mediaType) }.max() ?? 0
    guard best > 0, let format = offered.first(where: { accept.quality(of: $0.mediaType) == best }) else {
      throw notAcceptable(offered.map(\.mediaType))
    }
    return format
  }

  private static func record(
    _ resource: Resource, _ name: String, _ hasRecord: (Resource, String) -> Bool
  ) -> (id: String, Format?) {
    guard let (id, format) = Format.split(name), Format.offered(resource).contains(format),
      !hasRecord(resource, name)
    else { return (name, nil) }
    return (id, format)
  }

  private static func notAcceptable(_ types: [String]) -> Problem {
    Problem(
      .notAcceptable,
      "This is served as \(types.joined(separator: ", ")), which the Accept field does not allow.")
  }
}

extension Plan {
  /// The media type of the answer.
  var mediaType: String {
    switch self {
    case .list(let plan): plan.presentation.format.mediaType
    case .record(_, _, let presentation): presentation.format.mediaType
    case .text, .metrics: "text/plain"
    case .page(let page): page.mediaType
    case .annotations: "application/ld+json"
    case .descriptionYAML: "application/yaml"
    case .events: "text/event-stream"
    default: "application/json"
    }
  }

  /// How the answer is written down; `nil` where there is one way.
  var presentation: Presentation? {
    switch self {
    case .list(let plan): plan.presentation
    case .search(let plan): plan.presentation
    case .changes(let plan): plan.presentation
    case .record(_, _, let presentation), .index(let presentation), .problem(_, let presentation),
      .ready(let presentation), .text(_, let presentation), .annotations(_, let presentation),
      .uncovered(_, let presentation):
      presentation
    case .events, .live, .metrics, .descriptionYAML, .descriptionJSON, .page: nil
    }
  }

  /// Whether the answer is JSON, which can be laid out for people.
  var isJSON: Bool {
    switch self {
    case .text: false
    case .list(let plan): !plan.presentation.format.isWhole
    case .record(_, _, let presentation): !presentation.format.isWhole
    default: presentation != nil
    }
  }

  /// The name of the file that a browser saves the answer under.
  var fileName: String {
    switch self {
    case .list(let plan): plan.resource.rawValue + "." + plan.presentation.format.rawValue
    case .record(_, let id, let presentation): id + "." + presentation.format.rawValue
    case .text(let document, _): document + ".txt"
    case .annotations(let document, _): document + ".annotations.jsonld"
    default: "onrecord.json"
    }
  }

  /// Whether the answer is made of the data, so that there is none before the data is loaded.
  var needsData: Bool {
    switch self {
    case .list, .record, .text, .annotations, .uncovered, .search, .changes, .events, .index, .ready: true
    case .problem, .live, .metrics, .descriptionYAML, .descriptionJSON, .page: false
    }
  }
}
