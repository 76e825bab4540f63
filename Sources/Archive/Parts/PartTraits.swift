import NewsModel

/// What linking and counting look at of a report's records. Once a snapshot is linked it needs none of this.
final class PartTraits: Sendable {
  let actors: [Actor]
  let instruments: [Instrument]
  let statements: [StatementTraits]
  let incidents: [IncidentTraits]

  init(_ checked: CheckedReport, _ lexicon: Lexicon) {
    statements = checked.statements.map { StatementTraits($0.record, lexicon) }
    incidents = checked.incidents.map { IncidentTraits($0.record, of: checked.document, lexicon) }
    actors = checked.actors.map { $0.sharing(lexicon) }
    instruments = checked.instruments.map { $0.sharing(lexicon) }
  }
}

extension Actor {
  /// The same, with texts that many reports have kept once.
  fileprivate func sharing(_ lexicon: Lexicon) -> Actor {
    var actor = self
    (actor.id, actor.name) = (lexicon.shared(id), lexicon.shared(name))
    actor.otherNames = otherNames.map(lexicon.shared)
    actor.country = country.map(lexicon.shared)
    for index in roles.indices {
      actor.roles[index].role = lexicon.shared(roles[index].role)
      actor.roles[index].span.exact = lexicon.shared(roles[index].span.exact)
      actor.roles[index].documentID = lexicon.shared(roles[index].documentID)
    }
    return actor
  }
}

extension Instrument {
  /// The same, with texts that many reports have kept once.
  fileprivate func sharing(_ lexicon: Lexicon) -> Instrument {
    var instrument = self
    (instrument.id, instrument.name) = (lexicon.shared(id), lexicon.shared(name))
    instrument.otherNames = otherNames.map(lexicon.shared)
    for index in citations.indices {
      instrument.citations[index].actorID = citations[index].actorID.map(lexicon.shared)
      instrument.citations[index].span.exact = lexicon.shared(citations[index].span.exact)
    }
    return instrument
  }
}
