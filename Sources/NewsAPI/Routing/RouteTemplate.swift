import Archive

extension Route {
  /// The address as the description writes it: what requests are counted under.
  var template: String {
    switch self {
    case .index: "/"
    case .list(let resource, _): "/" + resource.rawValue
    case .record(let resource, _): "/" + resource.rawValue + "/{id}"
    case .text: "/documents/{id}/text"
    case .annotations: "/documents/{id}/annotations"
    case .uncovered: "/documents/{id}/uncovered"
    case .search: "/search"
    case .changes: "/changes"
    case .events: "/events"
    case .descriptionYAML: "/openapi.yaml"
    case .descriptionJSON: "/openapi.json"
    case .problem: "/problems/{type}"
    case .live: "/livez"
    case .ready: "/readyz"
    case .metrics: "/metrics"
    case .docs: "/docs"
    case .asset: "/assets/{name}"
    }
  }

  /// Where the template stands in `templates`, counted from 1; 0 for an address that leads nowhere.
  static func number(_ segments: [String]) -> UInt8 {
    Route(segments).flatMap { numbers[$0.template] } ?? 0
  }

  private static let numbers = Dictionary(
    templates.enumerated().map { ($0.element, UInt8(clamping: $0.offset + 1)) },
    uniquingKeysWith: { first, _ in first })
}
