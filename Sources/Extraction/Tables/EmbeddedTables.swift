import EmbeddedFiles

/// The word tables that are compiled into the executable.
enum EmbeddedTable: String, CaseIterable {
  case countries, actors, numbers, time, regions, spellings
  case languages, cues, descriptions
  case weapons, nouns, events, instruments

  /// Name of the file.
  var file: String { "\(rawValue).tsv" }

  /// The columns of the file.
  var columns: [String] {
    switch self {
    case .countries: ["name", "iso3", "aliases", "adjectives", "demonyms", "capital", "metonyms"]
    case .actors: ["name", "aliases", "classification", "country", "sector"]
    case .numbers, .time: ["word", "kind", "value"]
    case .regions: ["name", "aliases", "country"]
    case .spellings: ["name", "key"]
    case .languages: ["language", "words"]
    case .cues: ["lemma", "pos", "act", "frames"]
    case .descriptions: ["noun", "classification", "gender", "sector"]
    case .weapons: ["word", "type"]
    case .instruments: ["name", "kind", "aliases"]
    case .nouns: ["word", "kind"]
    case .events:
      ["word", "part", "category", "event_type", "sub_event_type", "subject", "object", "effect", "needs"]
    }
  }

  /// The file's text.
  var text: String {
    let file =
      switch self {
      case .countries: embedded_countries()
      case .actors: embedded_actors()
      case .numbers: embedded_numbers()
      case .time: embedded_time_words()
      case .regions: embedded_regions()
      case .spellings: embedded_spellings()
      case .languages: embedded_languages()
      case .cues: embedded_cues()
      case .descriptions: embedded_descriptions()
      case .weapons: embedded_weapons()
      case .nouns: embedded_nouns()
      case .events: embedded_events()
      case .instruments: embedded_instruments()
      }
    return String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.length), as: UTF8.self)
  }

  /// The table; tests hold that every built-in table can be read.
  func read() throws(TableError) -> Table { try TableReader(columns: columns).read(text, file: file) }
}
