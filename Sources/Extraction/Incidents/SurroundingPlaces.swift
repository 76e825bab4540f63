import Linguistics
import NewsModel

/// Where an event was, by what the report tells around its sentence.
extension EventPlaceReader {
  /// The place that an incident's own sentence names beside it, or that the sentences before it in its paragraph name.
  func nearby(_ draft: IncidentDraft, in country: String?) -> Place? {
    guard let lead = draft.mentions.first else { return nil }
    let first = max(paragraphs[lead.sentence].lowerBound, lead.sentence - 2)
    func named(_ tokens: Range<Int>, locative: Bool = true, reference: Bool = false) -> PlaceMention? {
      within(tokens).last {
        !$0.isContainer && (reference || !$0.isReference) && $0.place.geoPrecision != .country
          && ($0.isLocative || !locative) && isExpected($0.place) && !isOfSaying($0, but: lead.head)
          && ($0.place.country == country || $0.place.country == nil)
          && !["from", "towards", "toward"].contains(tree.word($0.tokens.lowerBound - 1))
          && !isOfOtherClause($0, draft)
      }
    }
    let own = Set(draft.mentions.map(\.sentence)).sorted().map { tree.sentences[$0] }
    let before = tree.sentences[first].lowerBound..<tree.sentences[lead.sentence].lowerBound
    let found =
      own.lazy.compactMap { named($0) }.first ?? own.lazy.compactMap { named($0, reference: true) }.first
      ?? named(before) ?? own.lazy.compactMap { named($0, locative: false) }.first
    return found.flatMap(town)
  }

  /// The place that heads the paragraph of an incident: "Odesa: A drone hit …".
  func label(_ draft: IncidentDraft) -> Place? {
    guard let lead = draft.mentions.first else { return nil }
    let start = tree.sentences[paragraphs[lead.sentence].lowerBound].lowerBound
    return within(start..<lead.head).first(where: \.isLabel)?.place
  }

  /// "the embassy of Chad": whose it is, and not where.
  func isOfMission(_ place: PlaceMention) -> Bool {
    guard place.place.geoPrecision == .country, tree.word(place.tokens.lowerBound - 1) == "of" else {
      return false
    }
    return (max(0, place.tokens.lowerBound - 4)..<place.tokens.lowerBound).contains {
      ["embassy", "consulate", "ambassador", "mission"].contains(tree.lemmas[$0])
    }
      || place.tokens.lowerBound > 2
        && ["embassies", "consulates"].contains(tree.word(place.tokens.lowerBound - 2))
  }

  /// "shot down drones over its territory": the country of whoever did it.
  func ownGround(_ mention: EventMention) -> Place? {
    guard mention.word.category == .violent, let subject = tree.subject(mention.head) else { return nil }
    let isOwn = tree.spans[mention.head].contains { index in
      ["territory", "airspace", "soil", "waters"].contains(tree.words[index])
        && ["its", "their"].contains(tree.word(index - 1))
        && ["over", "in", "on", "into", "within"].contains(tree.word(index - 2))
    }
    guard isOwn, let country = countries.first(where: { $0.tokens.contains(subject) })?.country else {
      return nil
    }
    return Place(
      name: country.name, country: country.name, iso3: country.iso3, geoPrecision: .country, span: nil)
  }

  /// "in the same city", said of an event: the last town that was named before, or district where one is pointed to.
  func pointed(_ mention: EventMention) -> PlaceMention? {
    let sentence = tree.sentences[mention.sentence]
    guard let same = sentence.first(where: { tree.words[$0] == "same" && tree.word($0 - 1) == "the" }),
      ["in", "at", "near", "outside", "of"].contains(tree.word(same - 2)),
      let width = Self.widths[tree.word(same + 1)]
    else { return nil }
    let first = tree.sentences[max(0, mention.sentence - 4)].lowerBound
    return within(first..<same).last {
      !$0.isReference && !$0.isContainer && width.contains($0.place.geoPrecision)
    }
  }

  private static let widths: [String: Set<Place.Precision>] = [
    "city": [.exact], "town": [.exact, .region], "village": [.exact, .region],
    "neighborhood": [.exact, .region],
    "neighbourhood": [.exact, .region], "area": [.exact, .region, .admin],
    "district": [.exact, .region, .admin],
    "camp": [.exact, .region], "province": [.admin], "region": [.admin, .region], "state": [.admin],
    "municipality": [.exact, .region], "department": [.admin], "locality": [.exact, .region],
  ]

  /// "Talks resume in Geneva as shelling continues": the place of another clause of the same sentence.
  private func isOfOtherClause(_ place: PlaceMention, _ draft: IncidentDraft) -> Bool {
    guard let verb = tree.head(head(of: place)), tree.tokens[verb].tag.isVerb else { return false }
    if draft.mentions.contains(where: { isBehindConjunction($0, place) }) { return true }
    let beside = draft.mentions.filter { $0.sentence == tree.sentence[verb] }
    return !beside.isEmpty
      && beside.allSatisfy { tree.isBelow($0.head, verb) && tree.isApart($0.head, from: verb) }
  }

  /// The same by the order of the words, wherever the tree hangs them: verb, place, "as" or "while", event.
  func isBehindConjunction(_ mention: EventMention, _ place: PlaceMention) -> Bool {
    let sentence = tree.sentences[mention.sentence]
    guard sentence.contains(place.tokens.lowerBound), place.tokens.upperBound < mention.head,
      (sentence.lowerBound..<place.tokens.lowerBound).contains(where: { tree.tokens[$0].tag.isVerb })
    else { return false }
    return (place.tokens.upperBound..<mention.head).contains {
      ["as", "while"].contains(tree.words[$0])
        && !["well", "many", "part", "a", "the", "an"].contains(tree.word($0 + 1))
    }
  }

  /// The finest of the places that an incident's mentions name, where a part of a town lies in the same country.
  func finest(_ draft: IncidentDraft) -> Place? {
    let fine = draft.mentions.lazy.compactMap(\.place).first { $0.span.map(fineSpans.contains) ?? false }
    guard let fine, let place = draft.place, place.geoPrecision != .country else { return nil }
    return fine.country == place.country ? fine : nil
  }

  /// The country that an incident's words point to: the people it was done to, then the words of its sentences, then the
  /// rest of the report and its dateline.
  func country(of draft: IncidentDraft) -> Country? {
    var weights = votes.mapValues { min($0, 12) }
    if let target = draft.mentions.lazy.flatMap(\.targets).compactMap({ told(described($0.head)).first })
      .first
    {
      weights[target.country.name, default: 0] += 8
    }
    for sentence in Set(draft.mentions.map(\.sentence)) {
      for mention in told(tree.sentences[sentence]) { weights[mention.country.name, default: 0] += 4 }
    }
    for paragraph in Set(draft.mentions.map { paragraphs[$0.sentence] }) {
      for country in here(paragraph) { weights[country, default: 0] += 3 }
    }
    if let datelineCountry, !isContradicted(datelineCountry, around: draft) {
      weights[datelineCountry.name, default: 0] += 5
    }
    guard let leading = CountryMention.leading(weights) else { return home }
    return countryNamed[leading] ?? datelineCountry ?? home
  }

  /// The words of a phrase before any clause in it: "two men convicted of spying for Chad" are two men.
  private func described(_ head: Int) -> Range<Int> {
    let clause = tree.children(head, [.acl, .aclRelative]).first { $0 > head }
    return tree.spans[head].lowerBound..<max(head + 1, min(tree.spans[head].upperBound, clause ?? Int.max))
  }

  /// A report may be filed from far away: where its body never speaks of the dateline's country and the sentences around the
  /// incident speak of others, the dateline does not tell where it was.
  private func isContradicted(_ dateline: Country, around draft: IncidentDraft) -> Bool {
    guard votes[dateline.name] == nil, let lead = draft.mentions.first,
      !countriesOfPlaces.contains(dateline.name)
    else { return false }
    let around = max(0, lead.sentence - 1)...min(tree.sentences.count - 1, lead.sentence + 1)
    return around.contains { !told(tree.sentences[$0]).isEmpty }
  }

  /// The countries that a paragraph names, or names places of.
  private func here(_ paragraph: Range<Int>) -> [String] {
    let tokens =
      tree.sentences[paragraph.lowerBound].lowerBound..<tree.sentences[paragraph.upperBound - 1].upperBound
    return told(tokens).filter { $0.word == .name }.map(\.country.name)
      + within(tokens).filter { $0.place.geoPrecision != .country }.compactMap(\.place.country)
  }

  private func told(_ tokens: Range<Int>) -> ArraySlice<CountryMention> {
    let first = Self.first(countries.count) { countries[$0].tokens.lowerBound >= tokens.lowerBound }
    return countries[first...].prefix { $0.tokens.lowerBound < tokens.upperBound }
  }
}
