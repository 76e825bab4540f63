import Archive

/// What an address leads to.
enum Route: Sendable, Hashable {
  case index
  case list(Resource, Format?)
  case record(Resource, id: String)
  case text(document: String)
  case annotations(document: String)
  case uncovered(document: String)
  case search
  case descriptionYAML, descriptionJSON
  case problem(String)
  case asset(String), docs
  case changes, events
  case live, ready, metrics

  /// Every address, as the description writes it: the one place that lists them.
  static let templates: [String] =
    ["/"] + Resource.allCases.flatMap { ["/" + $0.rawValue, "/" + $0.rawValue + "/{id}"] }
    + [
      "/documents/{id}/text", "/documents/{id}/annotations", "/documents/{id}/uncovered", "/search",
      "/changes", "/events", "/openapi.yaml", "/openapi.json", "/docs", "/assets/{name}",
      "/problems/{type}", "/livez", "/readyz", "/metrics",
    ]

  /// What the decoded segments of a path lead to; `nil` for nothing.
  init?(_ segments: [String]) {
    guard let first = segments.first else {
      self = .index
      return
    }
    if let resource = Resource(rawValue: first), let route = Self.route(resource, segments.dropFirst()) {
      self = route
      return
    }
    if segments.count == 1, let (name, format) = Format.split(first), let resource = Resource(rawValue: name),
      Format.offered(resource).contains(format)
    {
      self = .list(resource, format)
      return
    }
    switch (segments.count, first) {
    case (1, "search"), (1, "search.json"): self = .search
    case (1, "changes"): self = .changes
    case (1, "events"): self = .events
    case (1, "openapi.yaml"): self = .descriptionYAML
    case (1, "openapi.json"): self = .descriptionJSON
    case (1, "docs"): self = .docs
    case (2, "assets"): self = .asset(segments[1])
    case (1, "livez"): self = .live
    case (1, "readyz"): self = .ready
    case (1, "metrics"): self = .metrics
    case (2, "problems"): self = .problem(segments[1])
    default: return nil
    }
  }

  private static func route(_ resource: Resource, _ rest: ArraySlice<String>) -> Route? {
    let rest = Array(rest)
    if rest.isEmpty { return .list(resource, nil) }
    if rest[0].isEmpty { return nil }
    if rest.count == 1 { return .record(resource, id: rest[0]) }
    guard resource == .documents, rest.count == 2 else { return nil }
    return switch rest[1] {
    case "text": .text(document: rest[0])
    case "annotations": .annotations(document: rest[0])
    case "uncovered": .uncovered(document: rest[0])
    default: nil
    }
  }

  /// The resource, of which it is said that it is not there.
  static func notFound(path: String) -> Problem {
    let names = templates.filter { !$0.contains("{") }
    let nearest = Suggestion.nearest(to: path, among: names)
    let hint = nearest.map { " Did you mean \($0)?" } ?? " What there is, / lists."
    return Problem(.notFound, "There is nothing at \(Excerpt.of(path)).\(hint)")
  }
}
