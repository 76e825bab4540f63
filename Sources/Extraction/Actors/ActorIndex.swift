import NewsModel

/// Who the noun phrases of one report stand for: names, surnames, pronouns, descriptions and metonyms led to actors, one
/// actor for each real one.
struct ActorIndex: Sendable {
  /// The actors of the report, in the order in which they first come up.
  private(set) var actors: [Actor] = []
  /// Noun phrases and subtrees of the report.
  let phrases: NounPhrases
  private let report: AnnotatedReport

  /// Finds the report's actors and leads every mention to one of them.
  init(report: AnnotatedReport, quotations: Quotations) {
    self.report = report
    phrases = NounPhrases(report.annotated)
  }

  /// The tokens of the full noun phrase of a head.
  func nounPhrase(head: Int) -> Range<Int> { phrases.phrase(head: head) }

  /// Whom the noun phrase of a head stands for: its mention is the full phrase, its `actorID` is `nil` where nothing is
  /// known of it but the mention.
  func party(head: Int) -> Party {
    Party(
      name: nil, named: false, mention: report.span(tokens: phrases.phrase(head: head)),
      resolution: .unresolved)
  }

  /// Whom the noun phrase at a range of tokens, which is not empty, stands for; its mention is that range.
  func party(tokens: Range<Int>) -> Party {
    var party = party(head: phrases.head(of: tokens))
    party.mention = report.span(tokens: tokens)
    return party
  }

  /// The party with an actor in ``actors``: added under the party's name where it had none, so that a record can
  /// refer to it. A party without a name stays as it is.
  mutating func enroll(_ party: Party) -> Party {
    guard party.actorID == nil, let name = party.name else { return party }
    let id = Identifier.actor(name: name)
    if !actors.contains(where: { $0.id == id }) {
      actors.append(Actor(id: id, name: name, classification: party.classification, country: party.country))
    }
    var enrolled = party
    enrolled.actorID = id
    return enrolled
  }
}
