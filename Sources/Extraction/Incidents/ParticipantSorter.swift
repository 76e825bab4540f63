import Linguistics
import NewsModel

/// Tells what a nominal can be in an incident: a party, a thing, a quantity.
struct ParticipantSorter: Sendable {
  let tree: SyntaxTree
  private let lexicon: IncidentLexicon
  /// States, organizations and groups.
  let world: WorldTables
  private let report: AnnotatedReport
  private let kinds: [Int: NameMention.Kind]
  private let names: [Int: Range<Int>]
  /// Tokens of expressions of time, which are nobody.
  private let timed: Set<Int>

  private static let vague: Set = [
    "target", "thing", "way", "dawn", "dusk", "sunrise", "sunset", "night", "noon", "midnight", "part",
    "situation", "measure", "act", "action", "time", "place", "area", "day",
    "life", "number",
    "series", "wave", "result", "cause", "case", "right", "reason", "speech", "idea", "policy", "plan",
    "decision", "law", "proposal",
  ]
  private static let causes: Set = [
    "accident", "earthquake", "quake", "storm", "flood", "hurricane", "disease", "crash", "illness", "virus",
    "cancer", "fever", "heat",
    "cold", "landslide", "avalanche", "cyclone", "pandemic", "epidemic", "tornado", "tsunami", "drought",
    "famine", "drowning", "collision",
  ]
  private static let quantities: Set = [
    "number", "hundred", "hundreds", "dozen", "dozens", "score", "scores", "thousand", "thousands", "lot",
    "many", "several", "some",
    "one", "two", "three", "four", "others", "other", "another", "rest", "couple", "most", "all", "few",
    "group", "series", "wave", "barrage",
    "majority", "half", "salvo",
  ]
  private static let pronouns: Set = [
    "he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "who", "whom", "you", "it",
  ]

  init(
    _ tree: SyntaxTree, _ report: AnnotatedReport, lexicon: IncidentLexicon, world: WorldTables,
    times: [TemporalExpression]
  ) {
    timed = Set(times.flatMap(\.tokens))
    (self.tree, self.report, self.lexicon, self.world) = (tree, report, lexicon, world)
    var kinds: [Int: NameMention.Kind] = [:]
    for name in report.annotated.names { for token in name.tokens { kinds[token] = name.kind } }
    self.kinds = kinds
    names = Dictionary(
      report.annotated.names.flatMap { name in name.tokens.map { ($0, name.tokens) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the name tagger says of a token.
  func kind(_ index: Int) -> NameMention.Kind? { kinds[index] }

  /// The tokens of the name that a token is part of.
  func nameTokens(_ index: Int) -> Range<Int>? { names[index] }

  /// Part of an expression of time.
  func isTime(_ index: Int) -> Bool { timed.contains(index) }

  /// What the table of nouns says of a token.
  func noun(_ index: Int) -> IncidentLexicon.Noun? {
    lexicon.noun(tree.lemmas[index]) ?? lexicon.noun(tree.words[index]) ?? compound(index)
  }

  /// "bus stop", "19-year-old": what several words tell together.
  private func compound(_ index: Int) -> IncidentLexicon.Noun? {
    guard index > 1 else { return nil }
    if tree.words[index] == "old", tree.words[index - 1] == "-",
      ["year", "month", "day", "week"].contains(tree.words[index - 2])
    {
      return tree.head(index).map { $0 > index && tree.tokens[$0].tag.isNoun } ?? false ? nil : .human
    }
    guard tree.relation(index - 1) == .compound, tree.head(index - 1) == index else { return nil }
    return lexicon.noun("\(tree.words[index - 1]) \(tree.lemmas[index])")
  }

  /// The country that a word names, or is the adjective of.
  func country(_ index: Int) -> Country? {
    let phrase = tree.shortPhrase(index)
    // "Tehreek-i-Taliban Pakistan": a body that has a country in its name.
    if kinds[index] == .organization, let name = names[index], name.count > 1,
      world.actor(named: text(name)).map({ $0.classification != .state }) ?? false
    {
      return nil
    }
    return world.country(of: text(phrase))?.country ?? world.country(of: text(index..<(index + 1)))?.country
  }

  /// The known actor that a phrase names.
  func known(_ index: Int) -> KnownActor? {
    world.actor(named: text(tree.shortPhrase(index))) ?? world.actor(named: text(index..<(index + 1)))
  }

  /// A person, group, state, or a name that may be one.
  func isParty(_ index: Int) -> Bool {
    if Self.pronouns.contains(tree.words[index]) { return tree.words[index] != "it" }
    if noun(index) != nil || kinds[index] != nil || known(index) != nil || country(index) != nil {
      return true
    }
    return tree.tokens[index].tag.isProperNoun || isNamed(index)
  }

  /// "violinist Ana Ruiz", "the violinist, Ana Ruiz,": a person's name belongs to it.
  private func isNamed(_ index: Int) -> Bool {
    tree.children(index, [.flat, .appos]).contains { kinds[$0] == .person }
  }

  /// Somebody who can do something.
  func isActor(_ index: Int) -> Bool {
    if timed.contains(index) { return false }
    if Self.causes.contains(tree.lemmas[index]) { return false }
    if noun(index) == .physical { return country(index) != nil || isOffice(index) }
    if kinds[index] == .location { return country(index) != nil }
    return isParty(index) || Self.quantities.contains(tree.words[index])
  }

  /// "the ministry", "her office": a house that stands for those who work in it.
  private func isOffice(_ index: Int) -> Bool {
    ["ministry", "presidency", "department", "secretariat"].contains(tree.lemmas[index])
  }

  /// A word before an event noun that tells who did it: "guerrilla attack", "Israeli strikes".
  func isActorWord(_ index: Int) -> Bool {
    // "terrorist attack" tells its kind, not who did it.
    if tree.words[index] == "terrorist" || tree.words[index] == "gang" { return false }
    if noun(index) == .perpetrator || noun(index) == .group { return true }
    if let found = world.country(of: text(index..<(index + 1))) {
      // "Israeli strikes", "U.S. strikes", but "the Turkey bombing" only tells where.
      let isAcronym = text(index..<(index + 1)).filter(\.isLetter).count <= 3
      return found.word == .adjective || found.word == .demonym || found.word == .name && isAcronym
    }
    if let known = known(index) { return known.classification != .state }
    return tree.tokens[index].tag.isProperNoun && kinds[index] == .organization
  }

  /// A person or party rather than an armed side: what attacks with words.
  func isCivil(_ index: Int) -> Bool {
    if Self.pronouns.contains(tree.words[index]) || kinds[index] == .person || noun(index) == .human {
      return true
    }
    if let known = known(index) {
      return known.classification != .armedGroup && known.sector != "military"
        && known.classification != .state
    }
    if kinds[index] == nil, tree.tokens[index].tag.isProperNoun, country(index) == nil, noun(index) == nil {
      return true
    }
    return kinds[index] == .organization && noun(index) != .group
  }

  /// A word for people who are named after what they do.
  func isPerpetrator(_ index: Int) -> Bool { noun(index) == .perpetrator }

  /// Whom or what something can be done to.
  ///
  /// - Parameter ofKilling: it is done to people, so that a number alone stands for them.
  func isTarget(_ index: Int, ofKilling: Bool) -> Bool {
    if timed.contains(index) { return false }
    // "military targets" are something, "targets" alone are not.
    if tree.lemmas[index] == "target", tree.child(index, [.amod, .compound]) != nil { return !ofKilling }
    if Self.vague.contains(tree.lemmas[index]) || Self.causes.contains(tree.lemmas[index]) { return false }
    if isParty(index) || ofKilling && isSomebody(index) { return true }
    if Self.quantities.contains(tree.words[index]) || tree.tokens[index].tag == .number { return ofKilling }
    return false
  }

  /// "20 peace signatories", "a shopkeeper": whom people's nouns miss, by a number or by how words for people end.
  private func isSomebody(_ index: Int) -> Bool {
    guard tree.tokens[index].tag == .noun || tree.tokens[index].tag == .nounPlural, noun(index) == nil
    else { return false }
    let isCounted = tree.tokens[index].tag == .nounPlural && tree.child(index, [.nummod]) != nil
    return PeopleWords.canBePeople(tree.lemmas[index], counted: isCounted)
  }

  /// A word for an attack: "shelling", "strike".
  func isBlow(_ index: Int) -> Bool { lexicon.event(tree.lemmas[index], .noun)?.category == .violent }

  /// A building, vehicle or the like.
  func isThing(_ index: Int) -> Bool { noun(index) == .physical || kinds[index] == .organization }

  /// "hundreds", "one", "the second".
  func isQuantity(_ index: Int) -> Bool {
    Self.quantities.contains(tree.words[index]) || Self.quantities.contains(tree.lemmas[index])
      || Numerals.builtIn.ordinal(tree.words[index]) != nil || tree.tokens[index].tag == .number
  }

  /// "nobody", "no group": it stands for no one.
  func isNobody(_ index: Int) -> Bool {
    let word = tree.words[index]
    if word == "nobody" || word == "none" || word == "one" && tree.word(index - 1) == "no" { return true }
    return tree.child(index, [.det]).map {
      ["no", "neither"].contains(tree.words[$0]) && !["fewer", "less"].contains(tree.word($0 + 1))
    } ?? false
  }

  /// A cause that nobody is behind.
  func isAccident(_ index: Int) -> Bool { Self.causes.contains(tree.lemmas[index]) }

  /// Those that "such as" or "including" lists behind a noun.
  func members(of index: Int) -> [Int] {
    let listed = tree.children(index, [.nmod, .obl, .acl, .advcl]).filter {
      ["such as", "including", "like"].contains(tree.preposition($0))
    }
    let named = listed.flatMap { tree.conjuncts($0) }
    let apposed = named.flatMap { tree.children($0, [.appos]) }.filter { known($0) != nil }
    return (named + apposed).filter {
      tree.tokens[$0].tag.isNoun && tree.words[$0] != "others"
    }
  }

  /// The organization or armed group that people belong to: "guerrillas of the …", "… guerrillas".
  func affiliations(of index: Int) -> [Int] {
    guard
      noun(index) == .perpetrator || noun(index) == .human
        || ["member", "element", "unit", "remnant", "detachment"].contains(tree.lemmas[index])
    else { return [] }
    let above = tree.obliques(index, ["of", "from"]).filter { isOrganization($0) }
    let before = tree.children(index, [.compound, .amod, .nmod, .nmodPossessive]).filter {
      $0 < index && isOrganization($0)
    }
    return above + before
  }

  /// A named organization or armed group.
  func isOrganization(_ index: Int) -> Bool {
    if let known = known(index) {
      return known.classification == .armedGroup || known.classification == .organization
    }
    return kinds[index] == .organization || (noun(index) == .group && tree.tokens[index].tag.isProperNoun)
  }

  private func text(_ range: Range<Int>) -> String {
    range.isEmpty
      ? "" : report.span(tokens: range).exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
