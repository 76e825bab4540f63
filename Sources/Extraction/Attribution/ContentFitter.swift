import Linguistics

/// Brings the content of a candidate of the model into line with what the tree says for certain.
struct ContentFitter {
  let syntax: Syntax
  /// What the rules find, by the cue's main word.
  let rules: [Int: Attribution]

  /// The candidate with its last piece cut off before a participle that speaks for itself, or continued over the relative
  /// clause that ends a demand.
  func fitted(_ candidate: AttributionCandidate, to rule: Attribution) -> AttributionCandidate {
    var fitted = candidate
    if [.quotationThenCue, .cueThenQuotation].contains(rule.rule) {
      fitted.contents = completed(fitted.contents, rule)
    }
    let last = fitted.contents.count - 1
    if rule.rule == .trailing { fitted.contents[last] = closed(fitted.contents[last], rule) }
    fitted.contents[last] = withoutMedium(cut(fitted.contents[last], rule, behind: candidate.cue), rule)
    if fitted.contents[last] == candidate.contents[last] {
      fitted.contents[last] = extended(fitted.contents[last], rule)
    }
    return fitted
  }

  /// "…, the mayor said.": what stands between the content and the words behind it that attribute belongs to the content, and
  /// so does what a content that begins amid a clause ("…, killing nine people") is cut from.
  private func closed(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    guard let whole = rule.contents.last.map(syntax.tokens(inBytes:)), whole.upperBound <= rule.cueHead,
      whole.lowerBound <= piece.lowerBound, piece.upperBound <= whole.upperBound
    else { return piece }
    return
      (opensAmidClause(piece.lowerBound, in: whole) ? whole.lowerBound : piece.lowerBound)..<whole.upperBound
  }

  /// Whether a content would begin with what hangs on the words before it: a participle or relative pronoun behind a comma, or
  /// a word that nothing sets apart from the one before.
  private func opensAmidClause(_ start: Int, in whole: Range<Int>) -> Bool {
    guard start > whole.lowerBound else { return false }
    let before = syntax.tokens[start - 1].tag
    if before == .comma {
      return syntax.tokens[start].tag == .verbGerund || ["which", "who"].contains(syntax.word(start))
    }
    return !before.isPunctuation && before != .conjunction
      && ![.conjunction, .preposition].contains(syntax.tokens[start].tag)
  }

  /// Pieces that lie within one quotation of the rule, as that whole quotation.
  private func completed(_ pieces: [Range<Int>], _ rule: Attribution) -> [Range<Int>] {
    let quotations = rule.contents.map(syntax.tokens(inBytes:))
    var completed: [Range<Int>] = []
    for piece in pieces {
      let whole =
        quotations.first { $0.lowerBound <= piece.lowerBound && $0.upperBound >= piece.upperBound } ?? piece
      if completed.last?.overlaps(whole) != true { completed.append(whole) }
    }
    return completed
  }

  /// "said that the road was closed, adding that …": the rest is another statement, where the rules read it so.
  private func cut(_ piece: Range<Int>, _ rule: Attribution, behind cue: Range<Int>) -> Range<Int> {
    let piece = withObject(
      withoutDenial(withoutOthers(withinSentence(piece, rule), rule), rule), rule, behind: cue)
    for token in piece.dropFirst() where syntax.tokens[token].tag == .verbGerund {
      guard let other = rules[token], other.rule.isStrict || [.clause, .object].contains(other.rule),
        other.cue.lowerBound > piece.lowerBound, stands(behind: other.cue.lowerBound - 1),
        syntax.tokens[token].relation != .conj, syntax.passageOf[token] < 0,
        syntax.word(other.cue.lowerBound - 1) == "while"
          || !rule.contents.contains(where: { holds($0, token) })
      else { continue }
      var end = other.cue.lowerBound
      while end > piece.lowerBound + 1, isJoint(end - 1) { end -= 1 }
      return piece.lowerBound..<end
    }
    return piece
  }

  /// "extends condolences and wishes them …": what is joined to the cue itself is said by another cue.
  private func withoutOthers(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    guard rule.rule == .object, piece.lowerBound > rule.cueHead,
      let end = rule.contents.last.map({ syntax.tokens(inBytes: $0).upperBound }), end > piece.lowerBound,
      end < piece.upperBound
    else { return piece }
    guard syntax.passageOf[end] < 0, isJoinedToCue(end, piece, rule) else { return piece }
    return piece.lowerBound..<end
  }

  /// Whether what begins at a token is joined to the cue: by "and", a verb of the same form.
  private func isJoinedToCue(_ start: Int, _ piece: Range<Int>, _ rule: Attribution) -> Bool {
    let joined = syntax.children(rule.cueHead).contains { child in
      syntax.tokens[child].relation == .conj && child >= start && child < piece.upperBound
    }
    guard joined else { return false }
    let next = (start + 1..<piece.upperBound).first { syntax.tokens[$0].tag != .adverb } ?? start
    return syntax.tokens[start].tag == .conjunction
      && syntax.tokens[next].tag == syntax.tokens[rule.cueHead].tag
  }

  /// "said a deal was close, but another official denied it": the rest is what the other says.
  private func withoutDenial(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    guard piece.lowerBound > rule.cueHead, syntax.passageOf[rule.cueHead] < 0 else { return piece }
    let comma = piece.dropFirst().dropLast(2).first { token in
      syntax.tokens[token].tag == .comma && syntax.passageOf[token] < 0
        && ["but", "while", "whereas"].contains(syntax.word(token + 1))
        && syntax.tokens[token + 2].tag != .pronoun
        && rules.values.contains { other in
          piece.contains(other.cueHead) && other.source?.lowerBound == token + 2
            && syntax.tokens[other.cueHead].tag == syntax.tokens[rule.cueHead].tag
        }
    }
    return comma.map { piece.lowerBound..<$0 } ?? piece
  }

  /// "urged the ministry to deploy": who is to do it belongs to what is urged.
  private func withObject(_ piece: Range<Int>, _ rule: Attribution, behind cue: Range<Int>) -> Range<Int> {
    // "pushed the council to deploy" may have its object in the cue.
    guard rule.rule == .infinitive, syntax.word(piece.lowerBound) == "to", piece.lowerBound > cue.upperBound,
      let start = rule.contents.first.map({ syntax.tokens(inBytes: $0).lowerBound }), start > rule.cueHead,
      start < piece.lowerBound
    else { return piece }
    return start..<piece.upperBound
  }

  /// What follows a cue in plain words ends with the sentence; only quotations and what a colon introduces go on.
  private func withinSentence(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    let end = syntax.sentence(of: rule.cueHead).upperBound
    guard piece.lowerBound > rule.cueHead, piece.lowerBound < end, end < piece.upperBound,
      syntax.passageOf[piece.lowerBound] < 0, syntax.passageOf[end] < 0,
      syntax.word(rule.cue.upperBound - 1) != ":"
    else { return piece }
    return piece.lowerBound..<end
  }

  /// Whether what follows a token stands apart: behind a comma, a quotation or "while".
  private func stands(behind token: Int) -> Bool { isJoint(token) || syntax.passageOf[token] >= 0 }

  private func isJoint(_ token: Int) -> Bool {
    syntax.tokens[token].tag == .comma || syntax.word(token) == "while"
  }

  private func holds(_ bytes: Range<Int>, _ token: Int) -> Bool {
    bytes.contains(syntax.tokens[token].range.lowerBound)
  }

  /// "called on the council to keep the bridge, which …": the clause belongs to what is called for.
  private func extended(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    let next = piece.upperBound + 1
    guard next < syntax.tokens.count, syntax.tokens[next - 1].tag == .comma,
      syntax.tokens[next].tag.isWh || syntax.word(next) == "to" && [.demand, .request].contains(rule.act),
      let whole = rule.contents.first(where: { holds($0, piece.lowerBound) && holds($0, next) })
    else { return piece }
    var end = next
    while end < syntax.tokens.count, holds(whole, end) { end += 1 }
    // Words in quotation marks are the speaker's.
    guard
      [.demand, .request].contains(rule.act) || isOwnJudgement(rule)
        || (next..<end).contains(where: { syntax.passageOf[$0] >= 0 })
    else { return piece }
    return piece.lowerBound..<end
  }

  /// A piece behind a cue without what tells how it was said ("condemned in the strongest terms the raid") and without the mark
  /// that closes a quotation around the cue alone.
  func trimmed(_ piece: Range<Int>, behind cue: Range<Int>) -> Range<Int> {
    guard piece.lowerBound == cue.upperBound, piece.count > 1 else { return piece }
    if syntax.isQuotationMark(piece.lowerBound), syntax.passageOf[piece.lowerBound] < 0 {
      return (piece.lowerBound + 1)..<piece.upperBound
    }
    guard syntax.word(piece.lowerBound) == "in",
      let terms = piece.prefix(7).first(where: { syntax.word($0) == "terms" }), terms + 1 < piece.upperBound,
      [.determiner, .properNoun, .possessivePronoun].contains(syntax.tokens[terms + 1].tag)
    else { return piece }
    return (terms + 1)..<piece.upperBound
  }

  /// "condemned the raid in a statement", "claimed responsibility for it in a video shared online": where it is said.
  private func withoutMedium(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    guard [.object, .preposition].contains(rule.rule), piece.lowerBound >= rule.cue.upperBound else {
      return piece
    }
    let place = piece.dropFirst().first { token in
      ["in", "on", "via", "through"].contains(syntax.word(token)) && syntax.passageOf[token] < 0
        && (token + 1..<min(token + 5, piece.upperBound)).contains {
          MediumReader.isMedium(syntax.tokens[$0])
        }
    }
    guard let place, piece.upperBound - place <= 12,
      !(piece.lowerBound..<place).contains(where: { syntax.tokens[$0].tag.isFinite }),
      !(place..<piece.upperBound).contains(where: { syntax.tokens[$0].tag == .comma })
    else { return piece }
    return piece.lowerBound..<place
  }

  /// "condemns this act, which breaches the truce": in the present tense whoever judges says all of it; of "condemned the act,
  /// which …" the clause is the reporter's.
  private func isOwnJudgement(_ rule: Attribution) -> Bool {
    rule.rule == .object && [.condemn, .reject, .deny, .accuse, .praise].contains(rule.act)
      && [.verbPresent, .verbPresentThird].contains(syntax.tokens[rule.cueHead].tag)
  }
}
