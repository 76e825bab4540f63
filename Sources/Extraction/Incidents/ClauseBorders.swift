import Linguistics

/// Where clauses part what stands in them from an event.
extension SyntaxTree {
  /// "summoned the envoy over the raid": whether a noun below a verb is what the verb's act is about, and so neither then
  /// nor there.
  func isTopic(_ noun: Int, of verb: Int) -> Bool {
    var current = noun
    for _ in 0..<8 where current != verb {
      let preposition = preposition(current)
      if Self.topical.contains(preposition) || preposition == "for" && Self.reacting.contains(lemmas[verb]) {
        return true
      }
      guard let above = head(current) else { return false }
      current = above
    }
    return false
  }

  private static let topical: Set = ["over", "about", "regarding", "concerning", "on account of"]
  private static let reacting: Set = [
    "blame", "condemn", "denounce", "criticize", "criticise", "summon", "thank", "apologize", "apologise",
    "sanction",
  ]

  /// "recalled its envoy after rebels entered the town": in a clause with a subject of its own.
  func isInClause(_ token: Int, below head: Int) -> Bool {
    for above in ancestors(token, limit: 10) {
      if above == head { return false }
      if [.advcl, .ccomp, .parataxis].contains(relation(above)), isBelow(above, head),
        child(above, [.nsubj, .nsubjPassive]) != nil
      {
        return true
      }
    }
    return false
  }

  /// "talks resume in Geneva as fighting goes on": a clause with a subject and a conjunction of its own parts the event from
  /// the verb that the place hangs on.
  func isApart(_ event: Int, from verb: Int) -> Bool {
    var current = event
    while current != verb, let above = head(current) {
      if [.advcl, .aclRelative].contains(relation(current)), current != event || tokens[event].tag.isVerb,
        child(current, [.nsubj, .nsubjPassive]) != nil,
        children(current, [.mark, .advmod]).contains(where: { Self.parting.contains(words[$0]) })
      {
        return true
      }
      current = above
    }
    return false
  }

  private static let parting: Set = ["as", "while", "after", "before", "until", "since", "even"]
}
