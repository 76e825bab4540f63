import Linguistics
import NewsModel

/// Who the noun phrases of one report stand for: names, surnames, pronouns, descriptions and metonyms led to actors, one
/// actor for each real one.
struct ActorIndex: Sendable {
  /// Noun phrases and subtrees of the report.
  let phrases: NounPhrases
  let report: AnnotatedReport
  private let reader: DescriptionReader
  private let world: WorldTables
  /// Who writes to whom, where the report is a letter.
  let letter: LetterParties?
  /// Who issues the report, where it is a statement.
  let issuer: Party?
  private var table: EntityTable
  private let links: [Int: Coreference.Link]
  /// Every mention's first byte and actor, in order.
  private let mentions: [(byte: Int, entity: Int)]
  /// The speakers of contents, by the first byte of each piece.
  var speakers: [(piece: Range<Int>, party: Party)] = []

  /// Finds the report's actors and leads every mention to one of them.
  init(report: AnnotatedReport, quotations: Quotations, world: WorldTables = .builtIn) {
    (self.report, self.world) = (report, world)
    letter = LetterParties(report, world: world)
    issuer = StatementIssuer.party(report, world: world)
    phrases = NounPhrases(report.annotated)
    let named = NamedActors(report: report, phrases: phrases, world: world)
    reader = DescriptionReader(report: report, phrases: phrases, world: world, nouns: .builtIn)
    let coreference = Coreference(report: report, quotations: quotations, reader: reader, named: named)
    (table, links) = (coreference.table, coreference.links)
    if let publisher = report.layout.publisher, table.index(named: publisher) == nil {
      _ = table.add(
        Entity(name: publisher, named: true, classification: .organization, sector: "media", isListed: true))
    }
    mentions = links.map { (report.annotated.tokens[$0.key].range.lowerBound, $0.value.entity) }.sorted {
      $0 < $1
    }
  }

  /// The actors of the report, in the order in which they first come up: those that bear a name, and those that a record
  /// refers to.
  var actors: [Actor] {
    table.entities.filter { $0.isListed }.map { entity in
      var actor = Actor(
        id: Identifier.actor(name: entity.name), name: entity.name, otherNames: entity.otherNames,
        classification: entity.classification, sector: entity.sector, country: entity.country)
      actor.roles = entity.roles.map {
        Actor.Role(role: $0.text, span: report.span(tokens: $0.tokens), documentID: report.source.id)
      }
      return actor
    }
  }

  /// The tokens of the full noun phrase of a head.
  func nounPhrase(head: Int) -> Range<Int> { phrases.phrase(head: head) }

  /// Whom the noun phrase of a head stands for: its mention is the full phrase, its `actorID` is `nil` where nothing is
  /// known of it but the mention.
  func party(head: Int) -> Party {
    party(head: head, mention: reader.core(head))
  }

  /// Whom the noun phrase at a range of tokens, which is not empty, stands for; its mention is that range.
  func party(tokens: Range<Int>) -> Party { party(head: phrases.head(of: tokens), mention: tokens) }

  private func party(head: Int, mention: Range<Int>) -> Party {
    let span = report.span(tokens: mention)
    if let government = ownGovernment(head, mention) { return government }
    if let speaker = firstPerson(head) {
      var party = speaker
      party.chain = (speaker.mention.map { [$0] } ?? []) + speaker.chain
      (party.mention, party.resolution) = (span, .pronoun)
      return party
    }
    if let entity = entity(head, in: mention) {
      let found = table[entity]
      let link = links[head]
      return Party(
        actorID: found.isListed ? Identifier.actor(name: found.name) : nil, name: found.name,
        named: found.named,
        classification: found.classification, country: found.country, role: found.roles.first?.text,
        mention: span,
        resolution: link?.resolution ?? .named, chain: chain(from: head))
    }
    if let state = metonym(mention) { return Self.party(state, span) }
    if report.annotated.tokens[head].tag == .pronoun || report.annotated.tokens[head].tag.isWh {
      return Party(name: nil, named: false, mention: span, resolution: .unresolved)
    }
    let description = reader.description(head: head)
    let name = description?.text ?? Self.withoutArticle(span.exact)
    return Party(
      name: name, named: false, classification: description?.classification, country: description?.country,
      mention: span, resolution: .description)
  }

  /// The person of a surname, where the report names one.
  func person(surname: String) -> Party? {
    guard let index = table.index(surname: surname) else { return nil }
    let found = table[index]
    return Party(
      actorID: found.isListed ? Identifier.actor(name: found.name) : nil, name: found.name,
      named: found.named,
      classification: found.classification, country: found.country, role: found.roles.first?.text,
      mention: nil, resolution: .named)
  }

  /// The actor of a head, of a name in the same phrase, or of the whole mention.
  private func entity(_ head: Int, in mention: Range<Int>) -> Int? {
    if let link = links[head] { return link.entity }
    let joined: Set<DependencyRelation> = [.flat, .compound, .appos, .nmodDescriptor, .dep]
    for child in phrases.children[head] where joined.contains(report.annotated.tokens[child].relation) {
      guard let link = links[child], mention.contains(child) else { continue }
      // "Port Sudan" is not Sudan.
      if table[link.entity].classification == .state { continue }
      let isName =
        table[link.entity].classification == .person || report.annotated.tokens[child].relation == .flat
      if isName { return link.entity }
    }
    return table.index(named: report.span(tokens: mention).exact)
  }

  private func metonym(_ mention: Range<Int>) -> Country? {
    world.country(metonym: report.span(tokens: mention).exact)
  }

  private static func party(_ state: Country, _ span: Span) -> Party {
    Party(
      actorID: Identifier.actor(name: state.name), name: state.name, named: true, classification: .state,
      mention: span, resolution: .named)
  }

  /// The spans that lead from a mention to the name, nearest first; at most eight.
  private func chain(from head: Int) -> [Span] {
    var chain: [Span] = []
    var current = links[head]?.antecedent
    while let antecedent = current, chain.count < 8 {
      chain.append(report.span(tokens: reader.core(antecedent)))
      guard let link = links[antecedent], link.resolution != .named else { break }
      current = link.antecedent
    }
    return chain
  }

  private static func withoutArticle(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let rest = words.drop { ["the", "a", "an"].contains($0.lowercased()) }
    var kept = rest.isEmpty ? words[...] : rest
    // "Office for Grain Reserves (OGR)"
    if kept.count > 1, let last = kept.last, last.hasPrefix("("), last.hasSuffix(")"),
      last == last.uppercased()[...]
    {
      kept.removeLast()
    }
    return String(kept.joined(separator: " ").prefix(120))
  }

  // MARK: - Contents

  /// Ids of the listed actors that stretches of bytes mention, in order.
  func mentioned(in contents: [Range<Int>]) -> [String] {
    var ids: [String] = []
    var known: Set<Int> = []
    for piece in contents {
      var low = 0
      var high = mentions.count
      while low < high {
        let middle = (low + high) / 2
        if mentions[middle].byte < piece.lowerBound { low = middle + 1 } else { high = middle }
      }
      for mention in mentions[low...].prefix(while: { $0.byte < piece.upperBound })
      where known.insert(mention.entity).inserted {
        if table[mention.entity].isListed { ids.append(Identifier.actor(name: table[mention.entity].name)) }
      }
    }
    return ids
  }

  /// Line of work of an actor, where known.
  func sector(ofActor name: String) -> String? { table.index(exactly: name).flatMap { table[$0].sector } }

  // MARK: - Listing

  /// The party with an actor in ``actors``: listed under the party's name where it was not, so that a record can refer to
  /// it. A party without a name stays as it is.
  mutating func enroll(_ party: Party) -> Party {
    guard let name = party.name else { return party }
    var enrolled = party
    enrolled.actorID = Identifier.actor(name: name)
    if let index = table.index(exactly: name) {
      table[index].isListed = true
    } else {
      _ = table.add(
        Entity(
          name: name, named: party.named, classification: party.classification, country: party.country,
          isListed: true
        ))
    }
    return enrolled
  }

  /// Gives an actor the country that it turned out to speak for, where none was known.
  mutating func note(country: String, ofActor name: String) {
    guard let index = table.index(exactly: name), table[index].country == nil else { return }
    table[index].country = country
  }
}
