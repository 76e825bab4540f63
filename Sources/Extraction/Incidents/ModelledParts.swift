import Linguistics
import NewsModel

/// Makes the parts of an incident that the model filled.
struct ModelledParts {
  let tree: SyntaxTree
  let report: AnnotatedReport
  let sorter: ParticipantSorter
  let parties: PartyReader

  /// Those who did it: people and organizations.
  func actors(_ proposal: DraftProposal) -> [Party] {
    proposal.fillers.compactMap { filler in
      switch filler.role {
      case .perpetrator:
        var party = party(filler)
        if party.classification != .person { party.classification = isPlural(filler) ? .people : .person }
        return party
      case .organization:
        var party = party(filler)
        if [nil, .person, .people].contains(party.classification) { party.classification = .organization }
        return party
      default: return nil
      }
    }
  }

  /// What and whom it was done to: things, and people with names.
  func targets(_ proposal: DraftProposal, _ mentions: [EventMention]) -> [IncidentTarget] {
    proposal.fillers.compactMap { filler in
      guard filler.role == .target || filler.role == .victim else { return nil }
      var party = party(filler)
      let effect = effect(filler, mentions)
      guard filler.role == .victim else {
        party.mention = report.span(tokens: filler.wordings[0])
        (party.name, party.classification) = (text(filler.wordings[0]), nil)
        return IncidentTarget(party: party, kind: .physical, effect: effect == .killed ? .destroyed : effect)
      }
      (party.named, party.classification) = (true, .person)
      return IncidentTarget(party: party, kind: .human, effect: effect)
    }
  }

  /// What it was done with; a type only where the table of weapons has one.
  func weapons(_ proposal: DraftProposal, _ reader: WeaponReader) -> [Weapon] {
    proposal.fillers.filter { $0.role == .weapon }.map { filler in
      let known = filler.wordings[0].lazy.compactMap { reader.weapon(at: $0) }.first
      return Weapon(
        type: known?.type ?? "other", models: known?.models ?? [], count: known?.count,
        mention: report.span(tokens: filler.wordings[0]))
    }
  }

  /// Whom a filler stands for: known ones by their usual name, others as the text has it.
  private func party(_ filler: IncidentProposal.Filler) -> Party {
    let best = filler.wordings[0]
    var party = parties.party(best.upperBound - 1)
    let isKnown = sorter.world.actor(named: text(best)).map { $0.classification != .state } ?? false
    if isKnown, party.named {
      party.mention = report.span(tokens: best)
      return party
    }
    party.name = text(best)
    party.actorID = nil
    party.named = tree.tokens[best.upperBound - 1].tag.isProperNoun && sorter.noun(best.upperBound - 1) == nil
    party.mention = report.span(tokens: filler.wordings.last ?? best)
    party.resolution = party.named ? .named : .description
    party.chain = []
    return party
  }

  private func isPlural(_ filler: IncidentProposal.Filler) -> Bool {
    let tag = tree.tokens[filler.wordings[0].upperBound - 1].tag
    return tag == .nounPlural || tag == .properNounPlural
  }

  /// What the rules say was done to it.
  private func effect(_ filler: IncidentProposal.Filler, _ mentions: [EventMention]) -> IncidentTarget.Effect?
  {
    let heads = filler.chunks.flatMap { Array($0) }
    return mentions.lazy.flatMap(\.targets).first { $0.effect != nil && heads.contains($0.head) }?.effect
  }

  private func text(_ tokens: Range<Int>) -> String {
    report.span(tokens: tokens).exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
