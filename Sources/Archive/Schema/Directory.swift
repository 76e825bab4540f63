import NewsModel

/// What records refer to by id: the joined actors and instruments.
struct Directory: Sendable {
  let actors: [String: Actor]
  let instruments: [String: Instrument]

  init(actors: [Actor], instruments: [Instrument]) {
    self.actors = Dictionary(actors.map { ($0.id, $0) }) { first, _ in first }
    self.instruments = Dictionary(instruments.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Everything that a name can be asked for by.
  func name(_ reference: NameReference) -> Name {
    switch reference {
    case .name(let name): return name
    case .actor(let id, let called):
      guard let actor = actors[id] else { return Name(called ?? id, id: id) }
      var name = Name(actor)
      if let called, called != name.label, !name.others.contains(called) { name.others.append(called) }
      return name
    case .instrument(let id): return instruments[id].map { Name($0) } ?? Name(id, id: id)
    }
  }
}

extension Name {
  /// Under what an actor can be found.
  init(_ actor: Actor) { self.init(actor.name, id: actor.id, others: actor.otherNames) }

  /// Under what an instrument can be found.
  init(_ instrument: Instrument) {
    self.init(instrument.name, id: instrument.id, others: instrument.otherNames)
  }
}
