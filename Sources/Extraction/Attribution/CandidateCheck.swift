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

  /// Whether a candidate, with what the rules find of its cue, is no statement.
  func isNothingSaid(_ candidate: AttributionCandidate, _ rule: Attribution?) -> Bool {
    if isAddress(candidate) { return true }
    guard let rule else { return isExplanation(candidate) || isEmpty(candidate) }
    return isForce(rule)
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

  /// "protesters attacked the embassy": done, not said.
  private func isForce(_ cue: Int) -> Bool {
    guard syntax.tokens[cue].tag.isVerb,
      let event = IncidentLexicon.builtIn.event(syntax.tokens[cue].lemma.lowercased(), .verb)
    else { return false }
    return event.category == .violent && cues.verb(event.word)?.frames.contains(.clause) != true
  }

  private static let messages: Set<String> = [
    "letter", "note", "message", "memo", "memorandum", "complaint", "request", "protest", "appeal",
    "petition",
    "copy", "statement",
  ]

  /// "told reporters the road was closed": those told, where the model takes them for the beginning of what was said.
  func hearers(of candidate: AttributionCandidate) -> Int? {
    guard
      ["tell", "inform", "brief", "remind"].contains(syntax.tokens[candidate.cueHead].lemma.lowercased()),
      let first = candidate.contents.first?.lowerBound, first == candidate.cue.upperBound,
      candidate.contents[0].count > 2, Self.audiences.contains(syntax.word(first)),
      !syntax.tokens[first + 1].tag.isVerb,
      syntax.tokens[first + 1].tag != .preposition
        || syntax.word(first + 1) == "that"
    else { return nil }
    return first
  }

  private static let audiences: Set<String> = [
    "reporters", "journalists", "lawmakers", "parliament", "diplomats", "investors", "supporters", "viewers",
    "mediators", "legislators", "media",
  ]

  /// A piece that begins with the hearer without it; `nil` for one that is the hearer's phrase.
  func without(_ hearer: Int, _ piece: Range<Int>) -> Range<Int>? {
    guard piece.contains(hearer) else { return piece }
    return piece.lowerBound == hearer && piece.count > 2 && Self.audiences.contains(syntax.word(hearer))
      ? (hearer + 1)..<piece.upperBound : nil
  }

  /// "…," he said, referring to the attacks: the report tells what was meant, nobody says anything more.
  private func isExplanation(_ candidate: AttributionCandidate) -> Bool {
    let token = syntax.tokens[candidate.cueHead]
    return token.tag == .verbGerund && ["refer", "allude"].contains(token.lemma.lowercased())
      && !syntax.children(candidate.cueHead).contains { [.aux, .nsubj].contains(syntax.tokens[$0].relation) }
  }
}
