import Linguistics
import NewsModel

/// Tells which of a report's places is an event's own.
struct EventPlaceReader: Sendable {
  let tree: SyntaxTree
  let places: [PlaceMention]
  let countries: [CountryMention]
  let home: Country?
  let datelineCountry: Country?
  let votes: [String: Int]
  private let datelinePlace: Place?
  /// For each sentence those of its paragraph.
  let paragraphs: [Range<Int>]
  let fineSpans: Set<Span>
  let countriesOfPlaces: Set<String>
  let countryNamed: [String: Country]
  private let cues = CueTable.builtIn
  /// How many sentences before an event may name its place.
  private static let reach = 3

  init(_ tree: SyntaxTree, places: PlaceFinder.Result, paragraphs: [Range<Int>]) {
    self.tree = tree
    (self.places, datelinePlace) = (places.mentions, places.datelinePlace)
    (countries, home, datelineCountry) = (places.countries, places.home, places.datelineCountry)
    votes = CountryMention.votes(places.countries)
    self.paragraphs = paragraphs.flatMap { [Range<Int>](repeating: $0, count: $0.count) }
    fineSpans = Set(places.mentions.filter(\.isFine).compactMap(\.place.span))
    countriesOfPlaces = Set(places.mentions.compactMap(\.place.country))
    countryNamed = Dictionary(places.countries.map { ($0.country.name, $0.country) }) { first, _ in first }
  }

  // MARK: In the sentence

  /// Where a weapon was sent from.
  func origin(of mention: EventMention) -> Place? {
    guard ["launch", "fire"].contains(mention.word.word) || !mention.weapons.isEmpty else { return nil }
    return tree.obliques(mention.head, ["from"]).lazy.compactMap { source in
      within(tree.sentences[mention.sentence]).first { $0.tokens.contains(source) }?.place
    }.first
  }

  /// Where it happened, as far as its sentence tells.
  func place(of mention: EventMention) -> Place? {
    let near = within(tree.sentences[mention.sentence]).filter {
      !$0.isContainer && !$0.isReference && tree.word($0.tokens.lowerBound - 1) != "from"
        && !isPartOfActor($0, mention) && !isOfSaying($0, but: mention.head) && !isOfTopic($0, mention)
        && (mention.origin == nil || $0.place.span != mention.origin?.span) && !isBehindNext($0, mention)
    }
    if let same = pointed(mention) { return town(of: same) }
    if let ground = ownGround(mention) { return ground }
    // "held talks in Paris": of what a verb brings about, the verb's.
    let span = mention.word.category == .diplomatic ? mention.clause : tree.spans[mention.head]
    let own = near.filter { span.contains($0.tokens.lowerBound) }
    if let best = own.filter(\.isLocative).min(by: { rank($0, mention) < rank($1, mention) }) {
      return town(of: best)
    }
    // "the Paris attacks"
    if let named = own.first(where: {
      tree.relation($0.tokens.upperBound - 1) == .compound && $0.tokens.upperBound <= mention.head
        && isExpected($0.place)
    }) {
      return town(of: named)
    }
    // "guerrillas attacked San Ramon"
    if let object = near.first(where: { isObject($0, of: mention) }) { return town(of: object) }
    if let target = ofTarget(mention, near) { return town(of: target) }
    let around = near.filter { $0.isLocative && !own.contains($0) && isBeside($0, mention) }
    if let best = around.min(by: { rank($0, mention) < rank($1, mention) }) { return town(of: best) }
    if let aimed = near.first(where: { towards($0, mention) }) { return town(of: aimed) }
    // "were detained by police in Lima", where nothing else tells
    guard mention.word.part == .verb else { return nil }
    return within(tree.sentences[mention.sentence]).first {
      $0.place.geoPrecision == .exact && $0.isLocative && isPartOfActor($0, mention)
        && !isOfSaying($0, but: mention.head)
    }.flatMap(town)
  }

  /// "summoned the envoy over a raid in the province": where something else was.
  private func isOfTopic(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    let last = place.tokens.upperBound - 1
    if mention.word.category == .diplomatic, tree.isInClause(last, below: mention.head) { return true }
    if mention.word.part == .verb { return tree.isTopic(last, of: mention.head) }
    guard mention.word.category == .diplomatic, let verb = tree.head(mention.head),
      tree.tokens[verb].tag.isVerb
    else { return false }
    return tree.isTopic(last, of: verb)
  }

  private func isObject(_ place: PlaceMention, of mention: EventMention) -> Bool {
    let isPersonal = mention.word.effect.map { [.killed, .injured, .abducted].contains($0) } ?? false
    return !isPersonal && isExpected(place.place)
      && place.tokens.contains {
        tree.head($0) == mention.head && [.obj, .nsubjPassive].contains(tree.relation($0))
      }
  }

  /// A street or building stands for the town that it is in: the last one named before it, or that of the dateline.
  func town(of place: PlaceMention) -> Place? {
    guard place.isAddress, place.place.geoPrecision == .region else { return place.place }
    let start = tree.sentences[max(0, tree.sentence[place.tokens.lowerBound] - Self.reach)].lowerBound
    let end = tree.sentences[tree.sentence[place.tokens.lowerBound]].upperBound
    let around = within(start..<end).filter {
      !$0.isAddress && !$0.isReference && $0.place.geoPrecision == .exact
        && ($0.place.country == place.place.country || place.place.country == nil)
    }
    let behind = around.first { $0.tokens.lowerBound >= place.tokens.upperBound }
    return behind?.place ?? around.last?.place ?? datelinePlace ?? place.place
  }

  /// A place of a country that the report speaks of.
  func isExpected(_ place: Place) -> Bool {
    place.country == nil || place.country == home?.name || place.country.map { votes[$0] != nil } ?? false
  }

  /// "police in Lima said": where it was said.
  func isOfSaying(_ place: PlaceMention, but event: Int) -> Bool {
    let head = head(of: place)
    guard let above = tree.head(head), above != event else { return false }
    // "held talks in Oslo", "announced a ceasefire in Doha": what the verb brings about was there.
    if tree.head(event) == above, [.obj, .nsubjPassive].contains(tree.relation(event)) { return false }
    if isSaying(above) {
      let gap = place.tokens.lowerBound > above ? (above + 1)..<place.tokens.lowerBound : head..<above
      return gap.count <= 4 && !gap.contains { tree.tokens[$0].tag.isVerb }
    }
    guard [.nsubj, .nsubjPassive].contains(tree.relation(above)), let verb = tree.head(above),
      verb != event
    else { return false }
    return isSaying(verb)
  }

  /// The token of a name that hangs on something outside it.
  func head(of place: PlaceMention) -> Int {
    place.tokens.last { !place.tokens.contains(tree.head($0) ?? -1) } ?? place.tokens.upperBound - 1
  }

  /// "had hit factories, and that defences had destroyed drones over the region": behind the next clause, and so its own.
  private func isBehindNext(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    guard mention.word.part == .verb else { return false }
    return tree.children(mention.head, [.conj]).contains {
      $0 < place.tokens.lowerBound && tree.tokens[$0].tag.isVerb
        && tree.child($0, [.nsubj, .nsubjPassive]) != nil
        && tree.child($0, [.cc]).map { tree.word($0 - 1) == "," } ?? false
    }
  }

  private func isSaying(_ index: Int) -> Bool {
    guard tree.tokens[index].tag.isVerb, let word = cues.verb(tree.lemmas[index]) else { return false }
    return word.frames.contains(.clause) || word.frames.contains(.quotation)
  }

  /// "an attack on Israel", "the mayor of the town of Cayara", "a Lima restaurant": the target tells.
  private func ofTarget(_ mention: EventMention, _ near: [PlaceMention]) -> PlaceMention? {
    let isPersonal = mention.word.effect.map { [.killed, .injured, .abducted].contains($0) } ?? false
    for target in mention.targets {
      if let found = near.first(where: { $0.tokens.contains(target.head) }),
        !isPersonal || found.place.geoPrecision == .country
      {
        return found
      }
    }
    for target in mention.targets where mention.word.category == .violent {
      let span = tree.spans[target.head]
      let inside = near.filter {
        !isOfMission($0) && span.contains($0.tokens.lowerBound) && $0.place.geoPrecision != .country
          && isExpected($0.place)
      }
      let isNamed = tree.tokens[target.head].tag.isProperNoun
      if let found = inside.first(where: {
        $0.isLocative || !isNamed && !isPersonal && isModifier($0, of: target.head)
      }) {
        return found
      }
    }
    return nil
  }

  /// "a Lima restaurant", "Lima's airport".
  private func isModifier(_ place: PlaceMention, of head: Int) -> Bool {
    place.tokens.contains {
      tree.head($0) == head && [.compound, .nmodPossessive, .amod].contains(tree.relation($0))
    }
  }

  private func towards(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    !mention.weapons.isEmpty && tree.spans[mention.head].contains(place.tokens.lowerBound)
      && tree.obliques(mention.head, ["towards", "toward", "at", "on"]).contains(place.tokens.upperBound - 1)
  }

  /// Whether a place depends on a verb above the event word, rather than on some other noun.
  private func isBeside(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    if tree.word(place.tokens.lowerBound - 1) == "from" || isBehindConjunction(mention, place) {
      return false
    }
    let head = head(of: place)
    guard let above = tree.head(head) else { return true }
    return tree.tokens[above].tag.isVerb && tree.isBelow(mention.head, above)
      && !tree.isApart(mention.head, from: above)
      && !(mention.word.part == .noun && tree.isTopic(mention.head, of: above))
  }

  /// Less is better: near in the tree, exact before wide.
  private func rank(_ place: PlaceMention, _ mention: EventMention) -> Int {
    let steps = tree.ancestors(head(of: place)).firstIndex(of: mention.head) ?? 8
    let width =
      switch place.place.geoPrecision {
      case .exact: 0
      case .admin: 1
      case .region: 1
      case .country: 4
      }
    let isNear = tree.word(place.tokens.lowerBound - 1) == "near" ? 1 : 0
    return steps * 2 + width + isNear + (place.tokens.lowerBound < mention.head ? 1 : 0)
  }

  /// "militias in Iraq": where the actors are at home is not where the event was.
  private func isPartOfActor(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    mention.actors.contains { actor in
      tree.spans[actor].contains(place.tokens.lowerBound) && abs(place.tokens.lowerBound - actor) <= 4
        && actor != place.tokens.upperBound - 1
        && !tree.isBelow(mention.head, actor)
    }
  }

  func within(_ tokens: Range<Int>) -> ArraySlice<PlaceMention> {
    let first = Self.first(places.count) { places[$0].tokens.lowerBound >= tokens.lowerBound }
    return places[first...].prefix { $0.tokens.lowerBound < tokens.upperBound }
  }

  /// The first of so many for which a rising condition holds.
  static func first(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
