import NewsModel

/// An organization, office, armed group or medium that any report may name.
struct KnownActor: Sendable, Hashable {
  /// Canonical name.
  var name: String
  /// Other names, acronyms and spellings.
  var aliases: [String]
  /// What kind of actor.
  var classification: Classification
  /// The country they belong to, by its usual English short name.
  var country: String?
  /// Line of work ("government", "media", "military").
  var sector: String?
}

/// A state or territory.
struct Country: Sendable, Hashable {
  /// Usual English short name.
  var name: String
  /// ISO 3166-1 alpha-3 code; `nil` for what has none.
  var iso3: String?
  /// Other names.
  var aliases: [String]
  /// "Iraqi".
  var adjectives: [String]
  /// Its people, in the plural ("Iraqis").
  var demonyms: [String]
  /// Seat of government.
  var capital: String?
  /// Other names that stand for its government ("the White House").
  var metonyms: [String]
}

/// General knowledge of states, organizations and armed groups, looked up by folded name.
struct WorldTables: Sendable {
  /// How a word stands for a country.
  enum CountryWord: Sendable, Hashable { case name, adjective, demonym, capital, metonym }

  /// The tables that are compiled in; empty only where they can't be read, which a test excludes.
  static let builtIn: WorldTables = {
    let read = { (table: EmbeddedTable) in try? table.read() }
    return (try? WorldTables(countries: read(.countries), actors: read(.actors))) ?? WorldTables()
  }()

  /// The countries.
  private(set) var countries: [Country] = []
  /// The longest name, in words.
  private(set) var longestName = 1
  private var countryWords: [String: (index: Int, word: CountryWord)] = [:]
  private var actors: [String: KnownActor] = [:]
  private var firstWords: Set<String> = []

  private init() {}

  /// Tables from rows of countries and actors; later rows win over earlier ones.
  init(countries: Table?, actors: Table?) throws(TableError) {
    for row in countries?.rows ?? [] { try add(country: row) }
    for row in actors?.rows ?? [] { try add(actor: row) }
  }

  /// These tables with further actors, which win over those of the same name.
  func overlaid(actors rows: [Table.Row]) throws(TableError) -> WorldTables {
    var tables = self
    for row in rows { try tables.add(actor: row) }
    return tables
  }

  /// The known actor of that name or alias, in any case and with or without an article: an organization, armed group, medium
  /// or office, or a state by its name.
  func actor(named name: String) -> KnownActor? {
    let key = Self.key(name)
    if let actor = actors[key] { return actor }
    guard let found = countryWords[key], found.word == .name else { return nil }
    let country = countries[found.index]
    return KnownActor(
      name: country.name, aliases: country.aliases, classification: .state, country: nil, sector: "government"
    )
  }

  /// The country of that name or other name.
  func country(named name: String) -> Country? { country(name, as: .name) }
  /// The country of an adjective ("Iraqi").
  func country(adjective: String) -> Country? { country(adjective, as: .adjective) }
  /// The country of a people ("Iraqis", "an Iraqi").
  func country(demonym: String) -> Country? {
    country(demonym, as: .demonym) ?? country(demonym, as: .adjective)
  }
  /// The country of a seat of government ("Baghdad").
  func country(capital: String) -> Country? { country(capital, as: .capital) }
  /// The country whose government a name stands for ("Tel Aviv", "Washington", "the Kremlin").
  func country(metonym: String) -> Country? {
    country(metonym, as: .metonym) ?? country(metonym, as: .capital)
  }

  /// The country that a word stands for in any way, and in which.
  func country(of word: String) -> (country: Country, word: CountryWord)? {
    // "us" is a pronoun; only capitals make it a country.
    guard word != "us", word != "Us", let found = countryWords[Self.key(word)] else { return nil }
    return (countries[found.index], found.word)
  }

  /// Whether any name begins with a word: a quick look before longer names are tried.
  func mayBegin(with word: String) -> Bool { firstWords.contains(Self.key(word)) }

  private func country(_ name: String, as word: CountryWord) -> Country? {
    guard let found = countryWords[Self.key(name)], found.word == word else { return nil }
    return countries[found.index]
  }

  /// The form under which names are kept: folded, without article, possessive or full stops, hyphens and white space as
  /// single spaces.
  static func key(_ name: String) -> String {
    if let key = asciiKey(name) { return key }
    let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "-" }
    var words = TextFolding.fold(name).replacing(".", with: "").split(whereSeparator: blank).map(String.init)
    if let first = words.first, words.count > 1, first == "the" { words.removeFirst() }
    if let last = words.last, last.hasSuffix("'s") { words[words.count - 1] = String(last.dropLast(2)) }
    return words.joined(separator: " ")
  }

  /// The same in one pass over bytes, for the many names that are plain ASCII; `nil` for others.
  private static func asciiKey(_ name: String) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    var gap = false
    for byte in name.utf8 {
      switch byte {
      case 0x80...: return nil
      case UInt8(ascii: "."): continue
      case UInt8(ascii: "-"), 0x20, 0x09...0x0D: gap = !key.isEmpty
      default:
        if gap { key.append(0x20) }
        gap = false
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        key.append(isCapital ? byte | 0x20 : byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte)
      }
    }
    if key.starts(with: "the ".utf8) { key.removeFirst(4) }
    if key.suffix(2).elementsEqual("'s".utf8) { key.removeLast(2) }
    return String(decoding: key, as: UTF8.self)
  }

  private mutating func add(country row: Table.Row) throws(TableError) {
    let country = Country(
      name: row.fields[0], iso3: row.optional(1), aliases: row.list(2), adjectives: row.list(3),
      demonyms: row.list(4),
      capital: row.optional(5), metonyms: row.list(6))
    countries.append(country)
    let groups: [(CountryWord, [String])] = [
      (.name, [country.name] + country.aliases), (.adjective, country.adjectives),
      (.demonym, country.demonyms),
      (.capital, country.capital.map { [$0] } ?? []), (.metonym, country.metonyms),
    ]
    for (word, names) in groups {
      for name in names {
        note(name)
        // A country's own name wins over what stands for it (Singapore, Panama).
        if let taken = countryWords[Self.key(name)], taken.word == .name || taken.index == countries.count - 1
        {
          continue
        }
        countryWords[Self.key(name)] = (countries.count - 1, word)
      }
    }
  }

  private mutating func add(actor row: Table.Row) throws(TableError) {
    guard let classification: Classification = try row.value(2) else { throw row.error("no classification") }
    if let country = row.optional(3), self.country(named: country) == nil {
      throw row.error("no country \"\(country)\" in the table of countries")
    }
    let actor = KnownActor(
      name: row.fields[0], aliases: row.list(1), classification: classification, country: row.optional(3),
      sector: row.optional(4))
    for name in [actor.name] + actor.aliases {
      note(name)
      actors[Self.key(name)] = actor
    }
  }

  private mutating func note(_ name: String) {
    let words = Self.key(name).split(separator: " ")
    longestName = max(longestName, words.count)
    if let first = words.first { firstWords.insert(String(first)) }
  }
}
