import Archive

/// How records are written down.
enum Format: String, Sendable, Hashable, CaseIterable {
  case json, csv, ndjson, geojson, jsonld

  /// The forms in which a resource's records are given; only incidents have a place on the map.
  static func offered(_ resource: Resource) -> [Format] {
    allCases.filter { $0 != .geojson || resource == .incidents }
  }

  /// The media type without parameters.
  var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .geojson: "application/geo+json"
    case .jsonld: "application/ld+json"
    }
  }

  /// The media type as the Content-Type field has it.
  var contentType: String { self == .csv ? "text/csv; charset=utf-8; header=present" : mediaType }

  /// Whether a list is given whole unless a limit is set, line by line.
  var isWhole: Bool { self == .csv || self == .ndjson }

  /// The parameters beside filters that can be asked for in this form; those that have no place in it are refused.
  var parameters: Set<String> {
    var names: Set<String> = ["sort", "limit", "cursor", "fields", "download", "v", "pretty", "bom"]
    if self != .csv { names.formUnion(["expand", "explain"]) }
    if self == .json { names.formUnion(["facet", "shape"]) }
    return names
  }

  /// A name that may have an extension, taken apart: `statements.csv`.
  static func split(_ name: String) -> (stem: String, format: Format)? {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      let format = Format(rawValue: String(name[name.index(after: dot)...]))
    else { return nil }
    return (String(name[..<dot]), format)
  }
}
