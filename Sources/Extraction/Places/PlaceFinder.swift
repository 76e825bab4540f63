import Linguistics
import NewsModel

/// Finds the places of a report: by the tables of countries and regions, by the gazetteer, and by the words around names
/// that neither knows.
struct PlaceFinder: Sendable {
  /// The places of a report, and the country that it is about.
  struct Result: Sendable {
    /// Every place, in order, without overlap.
    var mentions: [PlaceMention]
    /// The country of the dateline, or the one that the report names most; `nil` where none leads.
    var home: Country?
    /// Every word that tells of a country, in order.
    var countries: [CountryMention] = []
    /// The country of the dateline.
    var datelineCountry: Country?
    /// The town of the dateline.
    var datelinePlace: Place?
  }

  private let world: WorldTables
  private let resolver: PlaceResolver

  /// Uses the tables that are compiled in, with a user's own places.
  init(world: WorldTables = .builtIn, places: [String: [Gazetteer.Entry]] = [:]) {
    self.world = world
    resolver = PlaceResolver(world: world, places: places)
  }

  /// Every place of a report.
  func find(_ report: AnnotatedReport) -> Result {
    let words = PlaceWords(report)
    let countries = CountryMention.all(in: words, world)
    var votes = CountryMention.votes(countries)
    var dateline = report.layout.dateline.flatMap { resolver.datelineCountry($0) }
    func context(_ home: Country?) -> PlaceResolver.Context {
      PlaceResolver.Context(
        votes: votes, home: home,
        datelinePlace: report.layout.dateline.flatMap { resolver.datelinePlace($0, in: home) })
    }
    var home = dateline ?? CountryMention.leading(votes).flatMap { world.country(named: $0) }
    var found = candidates(words, context(home))
    let around = CountriesAround(report, countries, resolver.countries(of: found))
    if let country = dateline, around.isFiled(from: country.name) { dateline = nil }
    // Where its towns lie tells more of a report than which groups it names.
    if dateline == nil, let leading = around.leading.flatMap({ world.country(named: $0) }) {
      votes[leading.name, default: 0] += 1
      if leading.name != home?.name { found = candidates(words, context(leading)) }
      home = leading
    }
    let context = context(home)
    return Result(
      mentions: linked(found, words, report, context, around), home: home, countries: countries,
      datelineCountry: dateline, datelinePlace: context.datelinePlace.map { resolver.place($0) })
  }

  /// A name that is a place, before its surroundings are looked at.
  struct Candidate {
    var tokens: Range<Int>
    var resolved: PlaceResolver.Resolved?
    /// The name, where the words only point to it.
    var name: String?
  }

  /// "here" and "this city" for the dateline's place, "the capital" and "the Guatemalan capital" for a country's.
  private func pointer(at index: Int, _ words: PlaceWords, _ context: PlaceResolver.Context) -> Candidate? {
    if words.word(index) == "here", words.isAdverb(index), let place = context.datelinePlace {
      return Candidate(tokens: index..<(index + 1), resolved: place.resolved, name: place.name)
    }
    guard words.word(index) == "capital", !words.isName(index + 1, 1) || words.isCapitals else { return nil }
    let end = words.word(index + 1) == "city" ? index + 2 : index + 1
    guard words.word(end) != "of" else { return nil }
    let before = words.word(index - 1)
    var country = ["the", "this", "'s", "nation's", "country's"].contains(before) ? context.home : nil
    if let word = world.country(of: before), word.word == .adjective { country = word.country }
    guard let country, let capital = country.capital else { return nil }
    let entry = resolver.gazetteer.entries(key: WorldTables.key(capital)).first {
      $0.iso3 == country.iso3 && !$0.isDivision
    }
    return Candidate(
      tokens: index..<end, resolved: entry.map { .entry($0) } ?? .country(country), name: capital)
  }

  private func candidates(_ words: PlaceWords, _ context: PlaceResolver.Context) -> [Candidate] {
    var found: [Candidate] = []
    var index = 0
    while index < words.count {
      let candidate =
        words.isName(index, 1)
        ? candidate(at: index, words, context) ?? unknown(at: index, words) : nil
      guard let candidate = candidate ?? pointer(at: index, words, context) else {
        index += 1
        continue
      }
      found.append(candidate)
      index = candidate.tokens.upperBound
    }
    return found
  }

  /// The longest known name at a token.
  private func candidate(at index: Int, _ words: PlaceWords, _ context: PlaceResolver.Context) -> Candidate? {
    guard words.word(index) != "the" else { return nil }
    for length in (1...5).reversed() where words.isName(index, length) {
      let name = words.raw(index, length)
      let tokens = index..<(index + length)
      if let known = world.country(of: name), known.word == .name {
        return Candidate(tokens: tokens, resolved: .country(known.country))
      }
      if let region = resolver.region(name) { return Candidate(tokens: tokens, resolved: region) }
      // "the Somali capital": of that country, and no region of the name.
      if let known = world.country(of: name), known.word == .adjective,
        words.raw(index + length, 1).first?.isLowercase ?? false
      {
        continue
      }
      let entries = resolver.gazetteer.entries(key: WorldTables.key(name))
      if entries.isEmpty { continue }
      guard !words.isForm(tokens),
        words.isPlace(tokens) || words.isHeading(tokens) || isStruck(entries, tokens, words, context),
        !words.isInstitution(tokens)
      else { return nil }
      let container =
        words.word(tokens.upperBound) == "," ? resolver.container(words, at: tokens.upperBound + 1) : nil
      // "Savana de Torres" is not Savana.
      let full = words.fullName(tokens)
      if full.count > tokens.count { return Candidate(tokens: full, resolved: nil) }
      guard
        let entry = resolver.choose(
          entries, container: container, context, preferDivision: words.isDivisionAhead(tokens.upperBound))
      else { return words.isCommonWord(tokens) ? nil : Candidate(tokens: tokens, resolved: nil) }
      return Candidate(tokens: tokens, resolved: .entry(entry))
    }
    return nil
  }

  /// "dropped bombs on Konotop": a name behind a preposition that rarely stands before places, of a town in a country that
  /// the report is about.
  private func isStruck(
    _ entries: [Gazetteer.Entry], _ tokens: Range<Int>, _ words: PlaceWords, _ context: PlaceResolver.Context
  ) -> Bool {
    words.isStruck(tokens)
      && entries.contains { entry in
        guard let country = resolver.country(iso3: entry.iso3)?.name else { return false }
        return context.home?.name == country || context.votes[country] != nil
      }
  }

  /// A name that no table knows, behind a preposition of place: before a word such as "town", or before a place in which it
  /// lies.
  private func unknown(at index: Int, _ words: PlaceWords) -> Candidate? {
    guard !words.isFunctionWord(index) else { return nil }
    let isLocative = words.isLocative(index)
    var end = index
    while end < index + 6, words.isNameWord(end), end == index || !words.isSureType(end) {
      // "Pont-Sonde"
      end += words.word(end + 1) == "-" && words.isNameWord(end + 2) ? 3 : 1
    }
    // "the Mandalay-Lashio highway" is between the two.
    if (index..<end).contains(where: { words.word($0) == "-" }), words.isWay(end) { return nil }
    guard end > index, !words.isInstitution(index..<end),
      isLocative || words.isOnWay(index..<end) || words.isMeasured(end)
        || words.isSureType(end) && words.isProper(index..<end)
    else { return nil }
    let isNamed =
      !words.isCommonPhrase(index..<end) && !words.isForm(index..<end)
      && world.country(of: words.raw(index, 1)) == nil
    if words.isPlaceType(end), isNamed { return Candidate(tokens: index..<end, resolved: nil) }
    if words.isPlaceType(end - 1), end - 1 > index, isNamed {
      return Candidate(tokens: index..<(end - 1), resolved: nil)
    }
    if words.word(end) == ",", resolver.container(words, at: end + 1) != nil || words.isTyped(end + 1) {
      return Candidate(tokens: index..<end, resolved: nil)
    }
    let name = words.raw(index, end - index)
    guard words.mayBePlace(index..<end), !words.isForm(index..<end), world.country(of: name) == nil,
      world.actor(named: name) == nil,
      TimeWords.builtIn.meaning(words.word(index)) == nil
    else { return nil }
    return Candidate(tokens: index..<end, resolved: nil)
  }

  /// The country of a place that no table knows: the report's, unless its paragraph speaks only of others.
  private func home(
    _ tokens: Range<Int>, _ words: PlaceWords, _ context: PlaceResolver.Context, _ around: CountriesAround
  )
    -> Country?
  {
    if PlaceWords.isWater(words.raw(tokens.lowerBound, tokens.count)) { return nil }
    return around.country(at: tokens.lowerBound, unless: context.home?.name).flatMap {
      world.country(named: $0)
    }
      ?? context.home
  }

  /// The candidates with the words around them, each in the country of the one that holds it.
  private func linked(
    _ candidates: [Candidate], _ words: PlaceWords, _ report: AnnotatedReport,
    _ context: PlaceResolver.Context, _ around: CountriesAround
  ) -> [PlaceMention] {
    var mentions: [PlaceMention] = []
    for (position, candidate) in candidates.enumerated() {
      let tokens = words.widened(candidate.tokens)
      if let last = mentions.last, last.tokens.upperBound > tokens.lowerBound { continue }
      let isContainer =
        mentions.last.map {
          $0.place.geoPrecision != .country
            && words.isHolding($0.tokens.upperBound..<tokens.lowerBound, behind: $0)
        } ?? false
      // "San Carlos, Morazan, El Salvador", "Ramstein in Germany" of a place that no table knows: what comes behind tells
      // the country.
      var country: Country?
      var end = tokens.upperBound
      let isCountry = if case .country? = candidate.resolved { true } else { false }
      for next in candidates[(position + 1)...].prefix(3) where country == nil && !isCountry {
        let isBehind = words.word(end) == "," || candidate.resolved == nil && words.word(end) == "in"
        guard isBehind && next.tokens.lowerBound == end + 1 || words.isMeasured(end, from: next.tokens)
        else { break }
        if case .country(let found)? = next.resolved { country = found }
        if case .entry(let entry)? = next.resolved { country = resolver.country(iso3: entry.iso3) }
        end = words.widened(next.tokens).upperBound
      }
      var place = resolver.place(
        candidate.resolved,
        within: country ?? (candidate.resolved == nil ? self.home(tokens, words, context, around) : nil),
        span: report.span(tokens: tokens), isWidened: words.isDirected(tokens, candidate.tokens))
      if let name = candidate.name { place.name = name }
      mentions.append(
        PlaceMention(
          tokens: tokens, place: place,
          isLocative: words.isLocative(tokens.lowerBound) || words.isAdverb(tokens.lowerBound)
            || words.isOnWay(tokens) || words.isMeasured(tokens.upperBound)
            || candidate.resolved != nil && around.isLabel(tokens),
          isContainer: isContainer, isReference: words.isReference(tokens),
          isAddress: words.isAddress(tokens), isFine: words.isFine(tokens),
          isLabel: candidate.resolved != nil && around.isLabel(tokens)))
    }
    return mentions
  }
}
