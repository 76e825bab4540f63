import Linguistics

/// Holds candidates of the model against what the words say for certain.
struct CandidateCheck {
  let syntax: Syntax
  let cues: CueTable

  /// A candidate that takes the source for what is said ("two envoys close to the talks said"), with the spans of a rule that
  /// is seldom wrong.
  func agreed(_ candidate: AttributionCandidate, with rule: Attribution) -> AttributionCandidate {
    guard rule.rule == .trailing, let source = rule.source, source.count <= 12,
      candidate.contents.contains(where: { $0.overlaps(source) })
        || candidate.contents.allSatisfy({ $0.lowerBound > candidate.cueHead })
    else { return candidate }
    var agreed = candidate
    (agreed.source, agreed.contents) = (source, rule.contents.map(syntax.tokens(inBytes:)))
    return agreed
  }

  /// Whether a candidate takes another verb of saying for a part of its source, or speaks of what is denied: the rules may know
  /// better.
  func isMisread(_ candidate: AttributionCandidate) -> Bool {
    if let source = candidate.source, holdsVerb(source, before: candidate.cue) { return true }
    return isAnswered(candidate) || isDenied(candidate.cueHead)
      || isRelayed(candidate.cueHead, candidate.contents)
      || isQuestioned(candidate)
  }

  /// "called on the council to condemn it", "refused to thank them": what others are to say, or somebody does not.
  func isUrged(_ cue: Int) -> Bool {
    guard syntax.tokens[cue].tag == .verb, syntax.child(cue, [.mark]).map(syntax.word) == "to",
      let verb = syntax.tokens[cue].head, verb < cue,
      let word = cues.verb(syntax.tokens[verb].lemma.lowercased())
    else { return false }
    let acts = [word.act] + word.prepositions.values
    return acts.contains { [.demand, .request, .reject].contains($0) }
  }

  /// Whether a candidate, with what the rules find of its cue, is no statement.
  func isNothingSaid(_ candidate: AttributionCandidate, _ rule: Attribution?) -> Bool {
    if isAddress(candidate) { return true }
    if let content = candidate.contents.first,
      isToll(candidate.cueHead, content) || isOtherObject(candidate.cueHead, content)
    {
      return true
    }
    guard let rule else {
      return isExplanation(candidate) || isEmpty(candidate) || isAssault(candidate.cue)
    }
    return isForce(rule)
  }

  /// "The rebels rejected accusations that …": taken for an accusation of theirs, where it is another's that they speak against.
  private func isAnswered(_ candidate: AttributionCandidate) -> Bool {
    let noun = candidate.cueHead
    guard cues.noun(syntax.tokens[noun].lemma.lowercased())?.frames.contains(.clause) == true,
      let source = candidate.source, source.upperBound <= noun, !source.isEmpty
    else { return false }
    let verb = (max(source.lowerBound, noun - 5)..<noun).last { syntax.tokens[$0].tag.isVerb }
    guard let verb, syntax.passageOf[verb] == syntax.passageOf[noun] else { return false }
    return [.deny, .reject].contains(cues.verb(syntax.tokens[verb].lemma.lowercased())?.act)
  }

  /// "wrote to the council": whom it went to, and nothing of what was written.
  private func isAddress(_ candidate: AttributionCandidate) -> Bool {
    guard candidate.contents.count == 1, let content = candidate.contents.first, content.count < 12,
      ["write", "complain", "speak", "talk"].contains(syntax.tokens[candidate.cueHead].lemma.lowercased()),
      content.lowerBound > 0,
      syntax.word(content.lowerBound) == "to" || syntax.word(content.lowerBound - 1) == "to"
    else { return false }
    return !content.contains { syntax.tokens[$0].tag.isVerb || syntax.passageOf[$0] >= 0 }
  }

  /// "denied backing the rebels": what somebody is said not to have done is nothing that they say.
  func isDenied(_ cue: Int) -> Bool {
    guard syntax.tokens[cue].tag == .verbGerund, cue > 0,
      let verb = (max(0, cue - 3)..<cue).last(where: { syntax.tokens[$0].tag.isVerb })
    else { return false }
    let word = cues.verb(syntax.tokens[verb].lemma.lowercased())
    return word?.act == .deny && (verb + 1..<cue).allSatisfy { syntax.tokens[$0].tag == .adverb }
  }

  /// "attacked the embassy", as a rule reads it.
  func isForce(_ rule: Attribution) -> Bool {
    guard rule.rule == .object, isForce(rule.cueHead), let content = rule.contents.first else { return false }
    let tokens = syntax.tokens(inBytes: content)
    return !tokens.contains { syntax.passageOf[$0] >= 0 }
      && tokens.prefix(6).contains {
        IncidentLexicon.builtIn.noun(syntax.tokens[$0].lemma.lowercased()) == .physical
      }
  }

  /// What tells nothing: "a letter to the secretary-general" holds only whom it goes to, "a copy of which was seen by the
  /// agency" only how it became known.
  private func isEmpty(_ candidate: AttributionCandidate) -> Bool {
    if let source = candidate.source, candidate.contents.contains(where: { $0.overlaps(source) }) {
      return true
    }
    guard candidate.contents.count == 1, let content = candidate.contents.first, !content.isEmpty,
      !content.contains(where: { syntax.tokens[$0].tag.isVerb || syntax.passageOf[$0] >= 0 })
    else { return false }
    if syntax.tokens[content.upperBound - 1].tag.isWh { return true }
    if isForce(candidate.cueHead) { return true }
    if let noun = content.first(where: { syntax.tokens[$0].tag.isNoun }), noun - content.lowerBound <= 2,
      Self.messages.contains(syntax.tokens[noun].lemma.lowercased()),
      ["send", "address", "deliver", "submit", "write", "hand"].contains(
        syntax.tokens[candidate.cueHead].lemma.lowercased())
    {
      return true
    }
    let before = max(0, content.lowerBound - 8)..<content.lowerBound
    return content.lowerBound > 0 && syntax.word(content.lowerBound - 1) == "to"
      && before.contains { Self.messages.contains(syntax.tokens[$0].lemma.lowercased()) }
  }

  /// "which claimed the lives of nine": what an attack does.
  func isToll(_ cue: Int, _ content: Range<Int>) -> Bool {
    syntax.tokens[cue].lemma.lowercased() == "claim"
      && content.prefix(6).contains { ["life", "victim", "casualty"].contains(syntax.tokens[$0].lemma) }
      && !content.prefix(6).contains { syntax.tokens[$0].tag.isFinite }
  }

  /// "reserved a table", where only a right that is reserved is spoken of.
  private func isOtherObject(_ cue: Int, _ content: Range<Int>) -> Bool {
    guard syntax.tokens[cue].tag.isVerb,
      let word = cues.verb(syntax.tokens[cue].lemma.lowercased()), !word.objects.isEmpty,
      word.frames.isDisjoint(with: [.clause, .infinitive]), content.lowerBound > cue
    else { return false }
    return !content.contains {
      word.objects.contains(syntax.tokens[$0].lemma.lowercased()) || syntax.passageOf[$0] >= 0
    }
  }

  /// "launched an attack against": what the words of a cue tell is done, not said.
  private func isAssault(_ cue: Range<Int>) -> Bool {
    cue.count > 1
      && cue.contains { token in
        syntax.tokens[token].tag.isNoun
          && IncidentLexicon.builtIn.event(syntax.tokens[token].lemma.lowercased(), .noun)?.category
            == .violent
      }
  }

  /// "protesters attacked the embassy": done, not said.
  private func isForce(_ cue: Int) -> Bool {
    guard syntax.tokens[cue].tag.isVerb else { return false }
    if ["fight", "battle"].contains(syntax.tokens[cue].lemma.lowercased()) { return true }
    guard
      let event = IncidentLexicon.builtIn.event(syntax.tokens[cue].lemma.lowercased(), .verb)
    else { return false }
    return event.category == .violent && cues.verb(event.word)?.frames.contains(.clause) != true
  }

  private static let messages: Set<String> = [
    "letter", "note", "message", "memo", "memorandum", "complaint", "request", "protest", "appeal",
    "petition",
    "copy", "statement",
  ]

  /// "told reporters the road was closed", "assured the envoy that …": those told, where the model takes them for the beginning
  /// of what was said.
  func hearers(of candidate: AttributionCandidate) -> Range<Int>? {
    let verb = candidate.cueHead
    guard let word = cues.verb(syntax.tokens[verb].lemma.lowercased()), word.frames.contains(.addressee),
      syntax.tokens[verb].tag.isVerb, !syntax.isPassive(verb), let content = candidate.contents.first,
      content.lowerBound == candidate.cue.upperBound, content.count > 2
    else { return nil }
    let first = content.lowerBound
    let circumstance = SayingCircumstance(syntax: syntax)
    if let that = content.prefix(16).first(where: { syntax.word($0) == "that" }), that > first,
      let hearer = circumstance.hearer(in: first..<that), circumstance.isAll(of: hearer.upperBound..<that)
    {
      return hearer
    }
    guard Self.audiences.contains(syntax.word(first)), !syntax.tokens[first + 1].tag.isVerb,
      syntax.tokens[first + 1].tag != .preposition
    else { return nil }
    return first..<(first + 1)
  }

  private static let audiences: Set<String> = [
    "reporters", "journalists", "lawmakers", "parliament", "diplomats", "investors", "supporters", "viewers",
    "mediators", "legislators", "media",
  ]

  /// A piece that begins with those told, without them and without when they were told.
  func without(_ hearers: Range<Int>, _ piece: Range<Int>) -> Range<Int> {
    guard piece.lowerBound == hearers.lowerBound, piece.upperBound > hearers.upperBound else { return piece }
    let that = (hearers.upperBound..<piece.upperBound).prefix(8).first { syntax.word($0) == "that" }
    return (that ?? hearers.upperBound)..<piece.upperBound
  }

  /// "explained to our paper": whom a cue names at its end.
  func hearers(withinCue cue: Range<Int>, head: Int) -> Range<Int>? {
    guard let to = (head..<cue.upperBound).first(where: { syntax.word($0) == "to" }), to + 1 < cue.upperBound,
      syntax.tokens[head].tag.isVerb
    else { return nil }
    let hearer = (to + 1)..<cue.upperBound
    return hearer.allSatisfy { syntax.isNominal($0) || syntax.word($0) == "of" } ? hearer : nil
  }

  /// "quoted him as saying": the one who quotes says nothing of his own. "…, citing an official, that …": nor does one who
  /// only names his source.
  func isRelayed(_ cue: Int, _ contents: [Range<Int>]) -> Bool {
    guard ["quote", "cite"].contains(syntax.tokens[cue].lemma.lowercased()), syntax.tokens[cue].tag.isVerb
    else { return false }
    if syntax.tokens[cue].tag == .verbGerund, cue > 0, syntax.tokens[cue - 1].tag == .comma {
      return contents.allSatisfy { piece in
        let words = piece.prefix(8).drop { !syntax.tokens[$0].tag.isNoun }
        guard let noun = words.prefix(while: { syntax.tokens[$0].tag.isNoun }).last else { return false }
        let lemma = syntax.tokens[noun].lemma.lowercased()
        return DescriptionTable.builtIn.noun(lemma) != nil || Self.informants.contains(lemma)
      }
    }
    let end = min(syntax.sentence(of: cue).upperBound - 1, cue + 16)
    return (cue + 1..<max(cue + 1, end)).contains { token in
      syntax.word(token) == "as" && ["saying", "telling"].contains(syntax.word(token + 1))
    }
  }

  private static let informants: Set<String> = [
    "source", "report", "statement", "document", "witness", "people", "person", "official", "data",
  ]

  /// "the spokesman, asked about the raid, said": what he was asked.
  private func isQuestioned(_ candidate: AttributionCandidate) -> Bool {
    let cue = candidate.cueHead
    return syntax.tokens[cue].tag == .verbPastParticiple && syntax.tokens[cue].lemma.lowercased() == "ask"
      && cue > 0 && syntax.tokens[cue - 1].tag == .comma && candidate.source != nil
  }

  /// "The envoy assured" of "The envoy assured lawmakers that …": a verb at the end of what is taken for a source.
  func holdsVerb(_ source: Range<Int>, before cue: Range<Int>) -> Bool {
    let last = source.upperBound - 1
    guard source.upperBound == cue.lowerBound, syntax.tokens[last].tag.isFinite,
      !source.contains(where: { syntax.tokens[$0].tag.isWh }),
      let word = cues.verb(syntax.tokens[last].lemma.lowercased())
    else { return false }
    return word.frames.contains(.addressee) || [.deny, .reject].contains(word.act)
  }

  /// "…," he said, referring to the attacks: the report tells what was meant, nobody says anything more.
  private func isExplanation(_ candidate: AttributionCandidate) -> Bool {
    let token = syntax.tokens[candidate.cueHead]
    return token.tag == .verbGerund && ["refer", "allude"].contains(token.lemma.lowercased())
      && !syntax.children(candidate.cueHead).contains { [.aux, .nsubj].contains(syntax.tokens[$0].relation) }
  }
}
