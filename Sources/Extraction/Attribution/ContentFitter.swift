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
    let last = fitted.contents.count - 1
    fitted.contents[last] = cut(fitted.contents[last], rule)
    if fitted.contents[last] == candidate.contents[last] {
      fitted.contents[last] = extended(fitted.contents[last], rule)
    }
    return fitted
  }

  /// "said that the road was closed, adding that …": the rest is another statement, where the rules read it so.
  private func cut(_ piece: Range<Int>, _ rule: Attribution) -> Range<Int> {
    for token in piece.dropFirst() where syntax.tokens[token].tag == .verbGerund {
      guard let other = rules[token], other.rule.isStrict || [.clause, .object].contains(other.rule),
        other.cue.lowerBound > piece.lowerBound, stands(behind: other.cue.lowerBound - 1),
        syntax.tokens[token].relation != .conj, syntax.passageOf[token] < 0,
        !rule.contents.contains(where: { holds($0, token) })
      else { continue }
      var end = other.cue.lowerBound
      while end > piece.lowerBound + 1, isJoint(end - 1) { end -= 1 }
      return piece.lowerBound..<end
    }
    return piece
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
    guard [.demand, .request].contains(rule.act), next < syntax.tokens.count,
      syntax.tokens[next - 1].tag == .comma, syntax.tokens[next].tag.isWh,
      piece.contains(where: { syntax.tokens[$0].tag.isVerb }),
      let whole = rule.contents.first(where: { holds($0, piece.lowerBound) && holds($0, next) })
    else { return piece }
    var end = next
    while end < syntax.tokens.count, holds(whole, end) { end += 1 }
    return piece.lowerBound..<end
  }
}
