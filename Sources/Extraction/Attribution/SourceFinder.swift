import Linguistics

/// Finds whose words a cue introduces.
struct SourceFinder {
  let syntax: Syntax

  /// Relations under which a verb shares its head's subject when it has none.
  private static let sharing: Set<DependencyRelation> = [.conj, .xcomp, .advcl, .parataxis, .dep, .ccomp]

  /// The head of the source of a verb; `nil` where the text gives none.
  ///
  /// Climbs from participles, infinitives and conjoined verbs to the verb whose subject they share, at most eight steps.
  func source(ofVerb verb: Int) -> Int? {
    var current = verb
    for step in 0..<8 {
      if syntax.isPassive(current) {
        if let agent = agent(of: current) { return agent }
        if step == 0 { return nil }
      }
      if let subject = syntax.child(current, [.nsubj])
        ?? (step > 0 ? syntax.child(current, [.nsubjPassive]) : nil),
        syntax.passageOf[subject] == syntax.passageOf[verb]
          || syntax.passageOf[verb] < 0 && syntax.passageOf[subject] < 0
      {
        return subject
      }
      if syntax.tokens[current].tag == .verbPastParticiple, let agent = agent(of: current) { return agent }
      guard let head = syntax.tokens[current].head else { return nil }
      switch syntax.tokens[current].relation {
      case .acl where syntax.tokens[head].tag.isNoun:
        return syntax.tokens[current].tag == .verbGerund ? head : nil
      case let relation where Self.sharing.contains(relation): current = head
      default: return nil
      }
    }
    return nil
  }

  /// "… by the ministry".
  func agent(of verb: Int) -> Int? {
    syntax.child(verb, [.oblAgent])
      ?? syntax.children(verb).first {
        syntax.tokens[$0].relation == .obl && syntax.preposition(of: $0).map { syntax.word($0) } == "by"
      }
  }

  /// The source beside a cue within a stretch of tokens, where the tree gives none: the noun phrase in front of it, or
  /// the one behind it.
  func source(beside cue: Range<Int>, in stretch: Range<Int>) -> Range<Int>? {
    var start = cue.lowerBound
    while start > stretch.lowerBound, isNominal(start - 1) { start -= 1 }
    if start < cue.lowerBound { return start..<cue.lowerBound }
    var end = cue.upperBound
    while end < stretch.upperBound, isNominal(end) { end += 1 }
    return end > cue.upperBound ? cue.upperBound..<end : nil
  }

  private func isNominal(_ token: Int) -> Bool {
    switch syntax.tokens[token].tag {
    case .noun, .nounPlural, .properNoun, .properNounPlural, .pronoun, .possessivePronoun, .possessiveEnding,
      .determiner, .adjective, .number, .whPronoun, .whDeterminer:
      true
    default: false
    }
  }
}
