/// What a client takes (RFC 9110 §12.5.1).
struct AcceptField: Sendable, Hashable {
  private struct MediaRange: Sendable, Hashable {
    var type: String
    /// In thousandths.
    var quality: Int
  }

  /// Ranges beyond that are not read.
  private static let most = 64
  private let ranges: [MediaRange]

  /// Reads the field's value; without one, everything is taken.
  init(_ value: String?) {
    ranges = (value ?? "*/*").split(separator: ",").prefix(Self.most).map { part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
      return MediaRange(
        type: pieces.first ?? "", quality: Int((min(max(quality ?? 1, 0), 1) * 1000).rounded()))
    }
  }

  /// How much a media type is wanted, from 0 to 1000: by the most exact range that names it.
  func quality(of type: String) -> Int {
    if ranges.isEmpty { return 1000 }
    let family = type.prefix { $0 != "/" } + "/*"
    for wanted in [type, String(family), "*/*"] {
      if let range = ranges.first(where: { $0.type == wanted }) { return range.quality }
    }
    return 0
  }

  /// Whether the client is a browser that shows the answer to a person: it asks for HTML before anything else.
  var prefersHTML: Bool {
    ranges.contains { $0.type == "text/html" }
      && quality(of: "text/html") > quality(of: "application/json") - 1
  }
}
