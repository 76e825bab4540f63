import NewsModel

/// A user's own rows, laid over the tables that are compiled in: actors, places, event words, and corrections of records.
///
/// Each file has the form of the built-in tables: fields set apart by tabs, the column names in the first line, `#` before
/// a comment, `-` for an empty field, `|` between several values of one.
public struct UserTables: Sendable {
  /// No rows.
  public static let none = UserTables()

  /// The names of the files, in the order in which they are read.
  public static let files = Kind.allCases.map(\.file)

  private enum Kind: String, CaseIterable {
    case actors, places, events, corrections

    var file: String { "\(rawValue).tsv" }

    var columns: [String] {
      switch self {
      case .actors: EmbeddedTable.actors.columns
      case .places: ["name", "aliases", "admin1", "country", "lat", "lon"]
      case .events: EmbeddedTable.events.columns
      case .corrections: ["id", "field", "value"]
      }
    }
  }

  /// The countries, with the user's actors.
  let world: WorldTables
  /// The event words, the user's before the built-in ones.
  let lexicon: IncidentLexicon
  /// The user's places, by key.
  let places: [String: [Gazetteer.Entry]]
  /// What is set right by hand.
  let corrections: Corrections

  private init() {
    (world, lexicon, places, corrections) = (.builtIn, .builtIn, [:], Corrections())
  }

  /// The tables of some files.
  ///
  /// - Parameter files: the text of each file by its name, of which ``files`` are the only ones.
  /// - Throws: ``TableError`` for the first row that can't be used, and for a file of another name.
  public init(files: [String: String]) throws(TableError) {
    if let unknown = files.keys.filter({ !Self.files.contains($0) }).min() {
      throw TableError(
        file: unknown, line: 1, message: "no such table; there are \(Self.files.joined(separator: ", "))")
    }
    func table(_ kind: Kind) throws(TableError) -> Table? {
      guard let text = files[kind.file] else { return nil }
      return try TableReader(columns: kind.columns).read(text, file: kind.file)
    }
    world = try WorldTables.builtIn.overlaid(actors: table(.actors)?.rows ?? [])
    lexicon = try IncidentLexicon.builtIn.overlaid(events: table(.events)?.rows ?? [])
    places = try Self.places(table(.places)?.rows ?? [], world)
    corrections = try Corrections(table(.corrections)?.rows ?? [], world: world, places: places)
  }

  /// What is wrong with corrections whose records no report had.
  ///
  /// - Parameter met: the ids that ``ReportExtractor/extract(_:noting:)`` noted, of all reports.
  public func unmet(_ met: Set<String>) -> [String] {
    corrections.missing(met).map { "\($0.origin): no record \($0.id) in these reports" }
  }

  private static func places(_ rows: [Table.Row], _ world: WorldTables) throws(TableError)
    -> [String: [Gazetteer.Entry]]
  {
    var places: [String: [Gazetteer.Entry]] = [:]
    for row in rows {
      guard let name = row.optional(3) else { throw row.error("no country") }
      guard let country = world.country(named: name), let iso3 = country.iso3 else {
        throw row.error("no country \"\(name)\" with a code in the table of countries")
      }
      guard let latitude = Double(row.fields[4]), (-90...90).contains(latitude) else {
        throw row.error("lat \"\(row.fields[4])\" is no number from -90 to 90")
      }
      guard let longitude = Double(row.fields[5]), (-180...180).contains(longitude) else {
        throw row.error("lon \"\(row.fields[5])\" is no number from -180 to 180")
      }
      // What a user names is not to be passed over as too small to be meant.
      let entry = Gazetteer.Entry(
        isDivision: false, name: row.fields[0], admin1: row.optional(2), iso3: iso3, latitude: latitude,
        longitude: longitude, geonamesID: nil, population: 1_000_000)
      for alias in [row.fields[0]] + row.list(1) { places[WorldTables.key(alias), default: []].append(entry) }
    }
    return places
  }
}
