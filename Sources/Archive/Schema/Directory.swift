import NewsModel

/// What a field may need to know beyond its record: the documents and the joined actors and instruments, by id.
struct Directory: Sendable {
  let documents: [String: Document]
  let actors: [String: Actor]
  let instruments: [String: Instrument]

  /// Under what a party can be found: its actor's id and every name, and its own.
  func name(of party: Party) -> Name? {
    guard let id = party.actorID else { return party.name.map { Name($0) } }
    guard let actor = actors[id] else { return Name(party.name ?? id, id: id) }
    var name = self.name(of: actor)
    if let own = party.name, own != name.label, !name.others.contains(own) { name.others.append(own) }
    return name
  }

  /// Under what an actor can be found.
  func name(of actor: Actor) -> Name { Name(actor.name, id: actor.id, others: actor.otherNames) }

  /// Under what the actor of an id can be found.
  func name(ofActor id: String) -> Name { actors[id].map(name(of:)) ?? Name(id, id: id) }

  /// Under what the instrument of an id can be found.
  func name(ofInstrument id: String) -> Name {
    instruments[id].map(name(of:)) ?? Name(id, id: id)
  }

  /// The publisher of a document, where it is known.
  /// An instrument by any of its names.
  func name(of instrument: Instrument) -> Name {
    Name(instrument.name, id: instrument.id, others: instrument.otherNames)
  }

  func publisher(ofDocument id: String) -> [Name] { documents[id]?.publisher.map { [Name($0)] } ?? [] }

  /// The day on which a document was published, where it is known.
  func published(document id: String) -> DayInterval? {
    documents[id]?.datePublished.map(DayInterval.init(day:))
  }
}
