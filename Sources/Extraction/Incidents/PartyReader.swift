import Linguistics
import NewsModel

/// Makes the records of those who take part in an incident.
struct PartyReader: Sendable {
  private let tree: SyntaxTree
  private let report: AnnotatedReport
  private let sorter: ParticipantSorter
  private let actors: ActorIndex
  private let statements: [Statement]
  private let counts: CountReader

  /// Words for people who act together without being an organization.
  private static let bands: Set = [
    "group", "band", "column", "troop", "patrol", "squad", "crowd", "mob", "team", "commando",
  ]

  init(
    _ tree: SyntaxTree, _ report: AnnotatedReport, sorter: ParticipantSorter, actors: ActorIndex,
    statements: [Statement]
  ) {
    (self.tree, self.report, self.sorter) = (tree, report, sorter)
    (self.actors, self.statements) = (actors, statements)
    counts = CountReader(tree)
  }

  /// Whom the nominal of a head stands for, as a party with a short mention.
  func party(_ head: Int) -> Party {
    if let country = sorter.country(head), tree.tokens[head].tag == .adjective || sorter.noun(head) == nil,
      !isPeople(head)
    {
      return state(country, head)
    }
    if ["i", "we", "me", "us"].contains(tree.words[head]), let speaker = speaker(at: head) { return speaker }
    var party = actors.party(head: head)
    let short = tree.shortPhrase(head)
    if let known = sorter.world.actor(named: text(short)), known.name != party.name,
      known.classification != .state
    {
      return Party(
        name: known.name, named: true, classification: known.classification, country: known.country,
        mention: report.span(tokens: short), resolution: .named)
    }
    if party.name == nil { describe(&party, head, short) }
    // The name alone where there is one, the short phrase where there is none.
    party.mention = report.span(tokens: party.named ? sorter.nameTokens(head) ?? short : short)
    if !party.named, let members = members(of: head) {
      party.name = text(tree.shortPhrase(members))
      party.mention = report.span(
        tokens: short.lowerBound..<max(short.upperBound, tree.shortPhrase(members).upperBound))
    } else if !party.named, sorter.isPerpetrator(head), !sorter.affiliations(of: head).isEmpty {
      party.name = text(head..<(head + 1))
    }
    if !party.named, party.actorID == nil, party.resolution == .description, members(of: head) == nil,
      sorter.affiliations(of: head).isEmpty
    {
      party.name = text(described(head, short))
    }
    // "guerrillas", "gunmen": people, whatever group they belong to, unless the phrase names it.
    let isPeople =
      !party.named
      && (sorter.noun(head) == .perpetrator || sorter.noun(head) == .human
        || Self.bands.contains(tree.lemmas[head]))
    if party.named, party.classification == .person, let full = fullName(party) {
      (party.name, party.actorID) = (full, nil)
    }
    if party.classification == nil || isPeople { party.classification = classification(head) }
    return party
  }

  /// A target's record: its party, kind, effect and number.
  ///
  /// - Parameter isDiplomatic: it is spoken to, not struck.
  func target(_ part: EventMention.Part, isDiplomatic: Bool) -> IncidentTarget {
    var party = party(part.head)
    let kind: IncidentTarget.Kind
    if party.classification == .state {
      kind = .state
    } else if isDiplomatic {
      kind = .human
    } else if let noun = sorter.noun(part.head), !party.named || noun == .physical {
      kind = noun == .physical ? .physical : .human
    } else if party.classification == .organization || sorter.kind(part.head) == .location {
      kind =
        part.effect == .killed || part.effect == .injured || part.effect == .abducted ? .human : .physical
    } else {
      kind = .human
    }
    if kind == .physical {
      party.mention = report.span(tokens: withoutNumber(tree.shortPhrase(part.head)))
      if party.classification == .person || party.classification == .people { party.classification = nil }
    }
    return IncidentTarget(
      party: party, kind: kind,
      effect: kind == .physical && part.effect == .killed ? .destroyed : part.effect,
      count: kind == .human || part.effect != nil
        ? part.count ?? (party.named ? nil : counts.count(of: part.head)) : nil)
  }

  /// The first fuller name of the report that holds the name: "Hector Silva" for "Silva".
  private func fullName(_ party: Party) -> String? {
    guard let name = party.name, !name.contains(" ") || name.split(separator: " ").count < 3 else {
      return nil
    }
    let words = WorldTables.key(name).split(separator: " ")
    for candidate in report.annotated.names
    where candidate.kind == .person && candidate.tokens.count > words.count && candidate.tokens.count < 5 {
      let full = WorldTables.key(text(candidate.tokens)).split(separator: " ")
      if full.count > words.count,
        Array(full.suffix(words.count)) == words
          || (words.count > 1 && Array(full.prefix(words.count)) == words)
      {
        return text(candidate.tokens)
      }
    }
    return nil
  }

  /// "a group of armed men": the men.
  private func members(of head: Int) -> Int? {
    guard Self.bands.contains(tree.lemmas[head]) || sorter.isQuantity(head) else { return nil }
    return tree.obliques(head, ["of"]).first { sorter.noun($0) == .human || sorter.noun($0) == .perpetrator }
  }

  /// How somebody without a name is called: the short phrase, and what "of", "in" or "from" brings behind it, before words
  /// that tell when it was or what else happened.
  private func described(_ head: Int, _ short: Range<Int>) -> Range<Int> {
    var (start, end) = (short.lowerBound, short.upperBound)
    while start < head, Self.leads.contains(tree.words[start]) { start += 1 }
    for child in tree.children(head, [.nmod, .obl]) where child > head {
      let span = tree.spans[child]
      guard span.lowerBound == end, span.count <= 6, ["of", "in", "from"].contains(tree.words[end]),
        !span.contains(where: { sorter.isTime($0) || tree.tokens[$0].tag.isVerb })
      else { break }
      end = span.upperBound
    }
    return start..<end
  }

  private static let leads: Set = [
    "at", "least", "about", "around", "some", "nearly", "almost", "estimated", "approximately", "more",
    "than",
    "over", "up", "to", "between", "the", "a", "an", "dead",
  ]

  /// A noun phrase without its numerals: "two bombs" is "bombs".
  func withoutNumber(_ phrase: Range<Int>) -> Range<Int> {
    var start = phrase.lowerBound
    while start < phrase.upperBound - 1,
      tree.tokens[start].tag == .number || Numerals.builtIn.amount(tree.words[start...start]) != nil
    {
      start += 1
    }
    return start..<phrase.upperBound
  }

  private func state(_ country: Country, _ head: Int) -> Party {
    var party = actors.party(head: head)
    if party.classification == .state, party.name != nil { return party }
    party = Party(
      name: country.name, named: true, classification: .state, country: nil,
      mention: report.span(tokens: head..<(head + 1)),
      resolution: .named)
    return party
  }

  /// "Israelis", "an Iraqi": people, not the state.
  private func isPeople(_ head: Int) -> Bool {
    let word = sorter.world.country(of: report.span(tokens: head..<(head + 1)).exact)?.word
    return word == .demonym || (word == .adjective && tree.tokens[head].tag.isNoun)
  }

  private func describe(_ party: inout Party, _ head: Int, _ short: Range<Int>) {
    let named =
      tree.tokens[head].tag.isProperNoun
      && (sorter.kind(head) == .person || sorter.kind(head) == .organization)
    party.name = report.span(tokens: withoutNumber(short)).exact.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    party.named = named
    if let known = sorter.known(head) {
      (party.name, party.named, party.classification, party.country) = (
        known.name, true, known.classification, known.country
      )
    }
    party.resolution = party.named ? .named : .description
  }

  private func text(_ range: Range<Int>) -> String {
    report.span(tokens: range).exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func classification(_ head: Int) -> Classification? {
    switch sorter.kind(head) {
    case .person: return .person
    case .organization: return .organization
    default: break
    }
    if Self.bands.contains(tree.lemmas[head]) { return .people }
    switch sorter.noun(head) {
    case .human?, .perpetrator?:
      return tree.tokens[head].tag == .nounPlural || tree.words[head].hasSuffix("s") ? .people : .person
    case .group?: return .organization
    default: return nil
    }
  }

  /// Who speaks where a token stands.
  private func speaker(at head: Int) -> Party? {
    let span = report.span(tokens: head..<(head + 1))
    var party = statements.last { $0.contents.contains { $0.overlaps(span) } && $0.speaker?.name != nil }?
      .speaker
    party?.mention = span
    party?.resolution = .pronoun
    return party
  }
}
