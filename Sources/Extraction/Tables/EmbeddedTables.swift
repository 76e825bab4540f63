import EmbeddedFiles

/// The word tables that are compiled into the executable.
enum EmbeddedTable: String, CaseIterable {
  case countries, actors

  /// Name of the file.
  var file: String { "\(rawValue).tsv" }

  /// The columns of the file.
  var columns: [String] {
    switch self {
    case .countries: ["name", "iso3", "aliases", "adjectives", "demonyms", "capital", "metonyms"]
    case .actors: ["name", "aliases", "classification", "country", "sector"]
    }
  }

  /// The file's text.
  var text: String {
    let file =
      switch self {
      case .countries: embedded_countries()
      case .actors: embedded_actors()
      }
    return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
  }

  /// The table; tests hold that every built-in table can be read.
  func read() throws(TableError) -> Table { try TableReader(columns: columns).read(text, file: file) }
}
