import Archive
import HTTPMessage

/// What a request comes to, with everything checked that can be checked without the data.
enum Plan: Sendable, Hashable {
  case list(ListPlan)
  case record(Resource, id: String, Presentation)
  case text(document: String)
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

  /// Reads a request.
  ///
  /// - Throws: that there is nothing of that name, what is wrong with the parameters, or that no form will do.
  init(_ request: Request, accept: AcceptField) throws(Problem) {
    let segments = request.target.segments
    guard let route = Route(segments) else { throw Route.notFound(path: request.target.path) }
    if route == .index, accept.prefersHTML, let page = PageResource.records {
      self = .page(page)
      return
    }
    let query = try QueryString(request.target.query)
    switch route {
    case .list(let resource): self = .list(try ParameterReader.list(resource, query))
    case .record(let resource, let id):
      self = .record(
        resource, id: id,
        try ParameterReader.presentation(query, allowed: Plan.parameters(of: resource), of: resource))
    case .search: self = .search(try SearchPlan(query))
    case .changes: self = .changes(try ChangesPlan(query))
    case .index: self = .index(try ParameterReader.presentation(query, allowed: ["pretty"]))
    case .ready: self = .ready(try ParameterReader.presentation(query, allowed: ["pretty"]))
    case .problem(let slug):
      guard let type = ProblemType.all[slug] else {
        let nearest = Suggestion.nearest(to: slug, among: ProblemType.all.keys.sorted())
        throw Problem(
          .notFound,
          "There is no problem type “\(Excerpt.of(slug))”." + (nearest.map { " Did you mean \($0)?" } ?? ""))
      }
      self = .problem(type, try ParameterReader.presentation(query, allowed: ["pretty"]))
    default: self = try Self.bare(route, query, of: request)
    }
    guard accept.quality(of: mediaType) > 0 else {
      throw Problem(.notAcceptable, "This is served as \(mediaType), which the Accept field does not allow.")
    }
  }

  /// The parameters of one record.
  static func parameters(of resource: Resource) -> [String] {
    ["fields"] + (resource.expansions.isEmpty ? [] : ["expand"]) + ["pretty"]
  }

  /// What has no parameters.
  private static func bare(_ route: Route, _ query: QueryString, of request: Request) throws(Problem) -> Plan
  {
    _ = try ParameterReader.presentation(query, allowed: [])
    return switch route {
    case .text(let document): .text(document: document)
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

  /// The media type of the answer.
  var mediaType: String {
    switch self {
    case .text, .metrics: "text/plain"
    case .page(let page): page.mediaType
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
      .ready(let presentation):
      presentation
    case .text, .events, .live, .metrics, .descriptionYAML, .descriptionJSON, .page: nil
    }
  }

  /// Whether the answer is made of the data, so that there is none before the data is loaded.
  var needsData: Bool {
    switch self {
    case .list, .record, .text, .search, .changes, .events, .index, .ready: true
    case .problem, .live, .metrics, .descriptionYAML, .descriptionJSON, .page: false
    }
  }
}
