import NewsModel

/// Names of places to places of the world.
struct PlaceResolver: Sendable {
  /// What a name was found to be.
  enum Resolved: Sendable {
    case country(Country)
    case region(name: String, country: Country?)
    case entry(Gazetteer.Entry)
  }

  /// What the rest of the report tells.
  struct Context: Sendable {
    /// How often each country is named.
    var votes: [String: Int]
    /// The country that the report is about.
    var home: Country?
    /// The town of the dateline.
    var datelinePlace: (name: String, resolved: Resolved)?
  }

  /// The gazetteer that is compiled in, and a user's own places.
  let gazetteer: Gazetteer
  private let world: WorldTables
  private let byISO: [String: Country]
  private let regions: [String: (name: String, country: Country?)]

  /// With these countries.
  init(world: WorldTables, places: [String: [Gazetteer.Entry]] = [:]) {
    (self.world, gazetteer) = (world, Gazetteer(own: places))
    byISO = Dictionary(world.countries.compactMap { country in country.iso3.map { ($0, country) } }) {
      first, _ in first
    }
    var regions: [String: (name: String, country: Country?)] = [:]
    for row in (try? EmbeddedTable.regions.read())?.rows ?? [] {
      let country = row.optional(2).flatMap { world.country(named: $0) }
      for name in [row.fields[0]] + row.list(1) { regions[WorldTables.key(name)] = (row.fields[0], country) }
    }
    self.regions = regions
  }

  /// A region of the table.
  func region(_ name: String) -> Resolved? {
    regions[WorldTables.key(name)].map { .region(name: $0.name, country: $0.country) }
  }

  /// The country with an ISO 3166-1 alpha-3 code.
  func country(iso3: String) -> Country? { byISO[iso3] }

  /// For each candidate that the gazetteer has, its first token and the country that it lies in.
  func countries(of candidates: [PlaceFinder.Candidate]) -> [(token: Int, country: String)] {
    candidates.compactMap { candidate in
      guard case .entry(let entry)? = candidate.resolved, let country = byISO[entry.iso3] else { return nil }
      return (candidate.tokens.lowerBound, country.name)
    }
  }

  /// The country or division named at a token, which holds what stands before the comma.
  func container(_ words: PlaceWords, at index: Int) -> Resolved? {
    for length in (1...4).reversed() where words.isName(index, length) {
      let name = words.raw(index, length)
      if let found = world.country(of: name), found.word == .name { return .country(found.country) }
      if let region = region(name) { return region }
      if let division = gazetteer.entries(key: WorldTables.key(name)).first(where: \.isDivision) {
        return .entry(division)
      }
    }
    return nil
  }

  /// The place among those of one name that the report means: in the place that follows, in a country that the report
  /// speaks of, or the one with most inhabitants.
  func choose(_ entries: [Gazetteer.Entry], container: Resolved?, _ context: Context, preferDivision: Bool)
    -> Gazetteer.Entry?
  {
    func score(_ entry: Gazetteer.Entry) -> Double {
      var score = Double(max(entry.population, 1)).logarithm
      let country = byISO[entry.iso3]?.name ?? ""
      switch container {
      case .country(let found)? where found.name == country: score += 100
      case .entry(let division)? where division.iso3 == entry.iso3:
        score += division.name == entry.admin1 ? 120 : 5
      default: break
      }
      score += min(Double(context.votes[country] ?? 0), 5) * 2
      if context.home?.name == country { score += 8 }
      // A great capital is meant rather than its namesakes: Damascus in Syria, not in Maryland.
      if entry.population > 500_000, let capital = byISO[entry.iso3]?.capital,
        WorldTables.key(entry.name) == WorldTables.key(capital)
      {
        score += 15
      }
      if entry.isDivision { score += preferDivision ? 50 : -3 }
      return score
    }
    guard let best = entries.max(by: { score($0) < score($1) }) else { return nil }
    // A small place of a country that the report doesn't speak of is more likely a smaller one at home that no table knows.
    let country = byISO[best.iso3]?.name ?? ""
    let isAtHome = context.home?.name == country || context.votes[country] != nil || context.home == nil
    return isAtHome || container != nil || best.population > 100_000 ? best : nil
  }

  /// The country of a dateline ("BAGHDAD, 3 Jan 90").
  func datelineCountry(_ dateline: String) -> Country? {
    for part in dateline.split(whereSeparator: { ",-(;[–—".contains($0) }).prefix(3) {
      let name = Table.trimmed(part)
      if let found = world.country(of: name) { return found.country }
    }
    let first = dateline.split { ",-(;[–—".contains($0) }.first.map { Table.trimmed($0) } ?? ""
    let entries = gazetteer.entries(key: WorldTables.key(first))
    return (entries.first { !$0.isDivision } ?? entries.first).flatMap { byISO[$0.iso3] }
  }

  /// The town of a dateline, where the gazetteer has it in the country.
  func datelinePlace(_ dateline: String, in country: Country?) -> (name: String, resolved: Resolved)? {
    let first = dateline.split { ",-(;[–—".contains($0) }.first.map { Table.trimmed($0) } ?? ""
    let towns = gazetteer.entries(key: WorldTables.key(first)).filter {
      !$0.isDivision && (country == nil || $0.iso3 == country?.iso3)
    }
    return towns.first.map { (first, .entry($0)) }
  }

  /// The record of a place that the text doesn't name where it is meant.
  func place(_ known: (name: String, resolved: Resolved)) -> Place {
    var place = place(
      known.resolved, within: nil, span: Span(start: 0, end: 0, exact: known.name), isWidened: false)
    place.span = nil
    return place
  }

  /// The record of a place.
  ///
  /// - Parameters:
  ///   - country: the country that the text gives it, which wins over the table's.
  ///   - isWidened: "north of" or "eastern" stands before it, so that no point is known.
  func place(_ resolved: Resolved?, within country: Country?, span: Span, isWidened: Bool) -> Place {
    var place = Place(name: span.exact, geoPrecision: .region, span: span)
    switch resolved {
    case .country(let found):
      (place.country, place.iso3) = (found.name, found.iso3)
      place.geoPrecision = isWidened ? .region : .country
    case .region(_, let found): (place.country, place.iso3) = (found?.name, found?.iso3)
    case .entry(let entry):
      (place.country, place.iso3, place.admin1) = (
        byISO[entry.iso3]?.name, entry.iso3, entry.isDivision ? entry.name : entry.admin1
      )
      place.geoPrecision = isWidened ? .region : entry.isDivision ? .admin : .exact
      if !isWidened {
        (place.latitude, place.longitude, place.geonamesID) = (
          entry.latitude, entry.longitude, entry.geonamesID
        )
      }
    case nil: break
    }
    if let country, country.name != place.country {
      (place.country, place.iso3, place.admin1) = (country.name, country.iso3, nil)
      (place.latitude, place.longitude, place.geonamesID) = (nil, nil, nil)
      place.geoPrecision = .region
    }
    return place
  }
}

extension Double {
  /// Close to the natural logarithm, from the number's own exponent: enough to rank by.
  fileprivate var logarithm: Double { (Double(exponent) + significand - 1) * 0.693 }
}
