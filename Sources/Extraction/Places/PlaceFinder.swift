import Linguistics
import NewsModel

/// A place that a report names.
struct PlaceMention: Sendable, Hashable {
  /// The words, with "north of" before and "airport" behind.
  var tokens: Range<Int>
  /// The place, with its country where it can be known.
  var place: Place
  /// A preposition of place stands before it.
  var isLocative: Bool
  /// It follows a smaller place that lies in it ("Colombia" in "Medellin, Colombia").
  var isContainer: Bool
}

/// Finds the places of a report: by the tables of countries and regions, by the gazetteer, and by the words around names
/// that neither knows.
struct PlaceFinder: Sendable {
  /// The places of a report, and the country that it is about.
  struct Result: Sendable {
    /// Every place, in order, without overlap.
    var mentions: [PlaceMention]
    /// The country of the dateline, or the one that the report names most; `nil` where none leads.
    var home: Country?
  }

  private let world: WorldTables
  private let resolver: PlaceResolver

  /// Uses the tables that are compiled in.
  init(world: WorldTables = .builtIn) {
    self.world = world
    resolver = PlaceResolver(world: world)
  }

  /// Every place of a report.
  func find(_ report: AnnotatedReport) -> Result {
    let words = PlaceWords(report)
    let votes = countryVotes(words)
    let dateline = report.layout.dateline.flatMap { resolver.datelineCountry($0) }
    let leading = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    let home = dateline ?? leading.flatMap { world.country(named: $0) }
    let context = PlaceResolver.Context(votes: votes, home: home)
    let found = candidates(words, context)
    return Result(mentions: linked(found, words, report, context), home: home)
  }

  /// How often the text names each country, by name, adjective or people.
  private func countryVotes(_ words: PlaceWords) -> [String: Int] {
    var votes: [String: Int] = [:]
    var index = 0
    while index < words.count {
      let match = (1...3).reversed().first { length in
        words.isName(index, length) && words.word(index - 1) != "new"
          && world.country(of: words.raw(index, length)) != nil
      }
      if let match, let found = world.country(of: words.raw(index, match)) {
        votes[found.country.name, default: 0] += 1
      }
      index += match ?? 1
    }
    return votes
  }

  /// A name that is a place, before its surroundings are looked at.
  struct Candidate { var tokens: Range<Int>; var resolved: PlaceResolver.Resolved? }

  private func candidates(_ words: PlaceWords, _ context: PlaceResolver.Context) -> [Candidate] {
    var found: [Candidate] = []
    var index = 0
    while index < words.count {
      guard words.isName(index, 1),
        let candidate = candidate(at: index, words, context) ?? unknown(at: index, words)
      else {
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
      let entries = resolver.gazetteer.entries(key: WorldTables.key(name))
      if entries.isEmpty { continue }
      guard words.isPlace(tokens) else { return nil }
      let container =
        words.word(tokens.upperBound) == "," ? resolver.container(words, at: tokens.upperBound + 1) : nil
      guard
        let entry = resolver.choose(
          entries, container: container, context, preferDivision: words.isDivisionAhead(tokens.upperBound))
      else { return Candidate(tokens: tokens, resolved: nil) }
      return Candidate(tokens: tokens, resolved: .entry(entry))
    }
    return nil
  }

  /// A name that no table knows, behind a preposition of place: before a word such as "town", or before a place in which it
  /// lies.
  private func unknown(at index: Int, _ words: PlaceWords) -> Candidate? {
    guard words.isLocative(index), !words.isFunctionWord(index) else { return nil }
    var end = index
    while end < index + 6, words.isNameWord(end) { end += 1 }
    guard end > index else { return nil }
    if words.isPlaceType(end) { return Candidate(tokens: index..<end, resolved: nil) }
    if words.isPlaceType(end - 1), end - 1 > index {
      return Candidate(tokens: index..<(end - 1), resolved: nil)
    }
    if words.word(end) == ",", resolver.container(words, at: end + 1) != nil {
      return Candidate(tokens: index..<end, resolved: nil)
    }
    return nil
  }

  /// The candidates with the words around them, each in the country of the one that holds it.
  private func linked(
    _ candidates: [Candidate], _ words: PlaceWords, _ report: AnnotatedReport,
    _ context: PlaceResolver.Context
  ) -> [PlaceMention] {
    var mentions: [PlaceMention] = []
    for (position, candidate) in candidates.enumerated() {
      let tokens = words.widened(candidate.tokens)
      if let last = mentions.last, last.tokens.upperBound > tokens.lowerBound { continue }
      let isContainer =
        mentions.last.map {
          $0.tokens.upperBound + 1 == tokens.lowerBound && words.word($0.tokens.upperBound) == ","
            && $0.place.geoPrecision != .country
        } ?? false
      // "San Carlos, Morazan, El Salvador": what comes behind the commas tells the country.
      var country: Country?
      var end = tokens.upperBound
      let isCountry = if case .country? = candidate.resolved { true } else { false }
      for next in candidates[(position + 1)...].prefix(3) where country == nil && !isCountry {
        guard words.word(end) == ",", next.tokens.lowerBound == end + 1 else { break }
        if case .country(let found)? = next.resolved { country = found }
        if case .entry(let entry)? = next.resolved { country = resolver.country(iso3: entry.iso3) }
        end = words.widened(next.tokens).upperBound
      }
      let place = resolver.place(
        candidate.resolved, within: country ?? (candidate.resolved == nil ? context.home : nil),
        span: report.span(tokens: tokens), isWidened: words.isDirected(tokens, candidate.tokens))
      mentions.append(
        PlaceMention(
          tokens: tokens, place: place, isLocative: words.isLocative(tokens.lowerBound),
          isContainer: isContainer))
    }
    return mentions
  }
}
