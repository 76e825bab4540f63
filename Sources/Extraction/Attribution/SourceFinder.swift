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
    if let subject = syntax.misreadSubject(of: verb) ?? quoted(by: verb) { return subject }
    var current = verb
    for step in 0..<8 {
      if syntax.isPassive(current) || isBareParticiple(current) {
        if let agent = agent(of: current) { return agent }
        if step == 0 { return holder(of: verb) }
      }
      if let subject = syntax.child(current, [.nsubj])
        ?? (step > 0 ? syntax.child(current, [.nsubjPassive]) : nil),
        isOnSameSide(subject, as: verb)
      {
        return isExpletive(subject, of: current, step: step) ? nil : subject
      }
      if step > 0, syntax.child(current, [.expletive]) != nil { return nil }
      guard let head = syntax.tokens[current].head else { return nil }
      switch syntax.tokens[current].relation {
      case .acl where syntax.tokens[head].tag.isNoun:
        let isGerund = syntax.tokens[current].tag == .verbGerund
        return isGerund && isOnSameSide(head, as: verb) ? head : nil
      case let relation where Self.sharing.contains(relation): current = head
      default: return nil
      }
    }
    return nil
  }

  /// "quoted the minister as saying that …": the object of the verb in front, or the subject of its passive.
  func quoted(by verb: Int) -> Int? {
    let start = max(syntax.sentence(of: verb).lowerBound, verb - 24)
    guard verb > start, syntax.tokens[verb].tag == .verbGerund, syntax.word(verb - 1) == "as",
      let quoting = (start..<verb).last(where: { ["quote", "cite"].contains(syntax.tokens[$0].lemma) })
    else { return nil }
    return syntax.child(quoting, syntax.isPassive(quoting) ? [.nsubjPassive] : [.obj])
  }

  /// Both inside the same quotation, or both outside of any.
  private func isOnSameSide(_ subject: Int, as verb: Int) -> Bool {
    syntax.passageOf[subject] == syntax.passageOf[verb]
  }

  /// "asked whether …": a participle without auxiliary in front of a clause is passive.
  private func isBareParticiple(_ verb: Int) -> Bool {
    syntax.tokens[verb].tag == .verbPastParticiple && syntax.child(verb, [.aux, .nsubj]) == nil
      && syntax.tokens[verb].relation != .conj
  }

  /// Of a state of mind put in the passive ("they were convinced that …") the subject is the source.
  private func holder(of verb: Int) -> Int? {
    guard Self.states.contains(syntax.tokens[verb].lemma.lowercased()) else { return nil }
    return syntax.child(verb, [.nsubjPassive])
  }

  private static let states: Set<String> = [
    "convince", "persuade", "concern", "worry", "commit", "determine", "resolve",
  ]

  /// "it is clear that …", "it appears that …".
  private func isExpletive(_ subject: Int, of verb: Int, step: Int) -> Bool {
    guard syntax.word(subject) == "it" else { return false }
    return step > 0 && syntax.child(verb, [.cop]) != nil
      || ["seem", "appear"].contains(syntax.tokens[verb].lemma)
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

  /// Whether a noun phrase beside a cue speaks better than what the tree takes for its subject: a pronoun in the nominative,
  /// or any phrase that is no time, where the subject ends in front of it.
  func prefers(_ beside: Range<Int>, to subject: Range<Int>) -> Bool {
    guard !beside.overlaps(subject) else { return false }
    let last = beside.upperBound - 1
    if Self.nominatives.contains(syntax.word(last)) { return true }
    return syntax.tokens[last].tag.isProperNoun && !WeekdayTrimmer.isDay(syntax.word(last))
      && subject.upperBound <= beside.lowerBound
  }

  private static let nominatives: Set<String> = ["he", "she", "they", "we", "i", "who"]

  /// "…, Pam Lund, the mayor, said": the phrase in front of a pair of commas that ends at the cue.
  func source(beforeAside cue: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    guard cue.lowerBound - 1 > sentence.lowerBound, syntax.tokens[cue.lowerBound - 1].tag == .comma else {
      return nil
    }
    let reach = max(sentence.lowerBound, cue.lowerBound - 16)
    guard let comma = (reach..<(cue.lowerBound - 1)).last(where: { syntax.tokens[$0].tag == .comma }) else {
      return nil
    }
    var start = comma
    while start > sentence.lowerBound, isNominal(start - 1), syntax.passageOf[start - 1] < 0 { start -= 1 }
    guard start < comma, !WeekdayTrimmer.isDay(syntax.word(comma - 1)) else { return nil }
    return start..<(cue.lowerBound - 1)
  }

  /// The noun phrase that touches a finite cue from the left, where the tree gives it no subject.
  func source(before cue: Range<Int>, in sentence: Range<Int>, besides contents: [Int]) -> Range<Int>? {
    var start = cue.lowerBound
    while start > sentence.lowerBound, isNominal(start - 1),
      syntax.passageOf[start - 1] == syntax.passageOf[cue.lowerBound],
      !contents.contains(syntax.tokens[start].range.lowerBound)
    { start -= 1 }
    guard start < cue.lowerBound, !syntax.tokens[cue.lowerBound - 1].tag.isWh else { return nil }
    return start..<cue.lowerBound
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
