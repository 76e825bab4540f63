import Linguistics

/// How far a cue reaches: its verb with the auxiliaries, negation and adverbs that touch it, and its particles.
struct CueSpan {
  let syntax: Syntax

  /// The cue of a verb; with a preposition that follows it directly where that is part of the cue.
  func tokens(ofVerb verb: Int, preposition: Int? = nil) -> Range<Int> {
    let sentence = syntax.sentence(of: verb)
    var start = verb
    while start > sentence.lowerBound, belongs(start - 1, before: verb) { start -= 1 }
    var end = verb + 1
    while end < sentence.upperBound, syntax.tokens[end].head == verb,
      syntax.tokens[end].relation == .compoundParticle || syntax.tokens[end].tag == .particle
    { end += 1 }
    if let preposition, preposition == end { end += 1 }
    if end < sentence.upperBound, syntax.word(end) == ":" { end += 1 }
    return start..<end
  }

  private func belongs(_ token: Int, before verb: Int) -> Bool {
    let relation = syntax.tokens[token].relation
    if syntax.passageOf[token] != syntax.passageOf[verb] { return false }
    if syntax.tokens[token].head == verb {
      if relation == .advmod, ![.adverb, .adverbComparative].contains(syntax.tokens[token].tag) {
        return false
      }
      return [.aux, .auxPassive, .advmod, .cop].contains(relation) && syntax.children(token).isEmpty
        && !Self.connectives.contains(syntax.word(token)) && !syntax.tokens[token].tag.isWh
    }
    return false
  }

  /// Adverbs that join sentences rather than modify the verb.
  private static let connectives: Set<String> = [
    "when", "how", "why", "where", "however", "meanwhile", "then", "so", "moreover", "furthermore", "instead",
    "nevertheless", "therefore", "thus", "indeed", "today", "yesterday", "earlier", "later", "as",
  ]
}

extension PartOfSpeech {
  /// WDT, WP, WP$, WRB.
  var isWh: Bool { rawValue.hasPrefix("W") }
}
