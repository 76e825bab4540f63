import NewsModel

/// On what ground somebody is held to have done it.
extension IncidentBuilder {
  /// On what ground somebody is held to have done it.
  func attribution(of head: Int, _ mentions: [EventMention], names: String)
    -> IncidentActor.Attribution
  {
    let claimants = mentions.compactMap(\.claimant)
    if claimants.contains(where: { $0 == head || key(parties.party($0)) == names }) { return .claimed }
    let start = max(tree.sentences[tree.sentence[head]].lowerBound, tree.shortPhrase(head).lowerBound - 3)
    let isSuspected = (start..<head).contains {
      ["suspected", "alleged", "presumed", "suspects"].contains(tree.words[$0])
    }
    return isSuspected || mentions.contains { $0.blamed.contains(head) } ? .suspected : .stated
  }

  /// The statement that blames somebody for it.
  func accuser(of head: Int, _ mention: EventMention) -> Statement? {
    guard mention.blamed.contains(head) else { return nil }
    let span = report.span(tokens: head..<(head + 1))
    return statements.last { statement in
      statement.contents.contains { $0.overlaps(span) }
        || statement.act == .accuse && statement.cue.map { abs($0.start - span.start) < 60 } ?? false
    }
  }
}
