import Linguistics

/// Gives cues that the tree leaves without a source that of the cue before them in the sentence: "…, noting that …",
/// "Kenya accuses Chad of …, asks the council for …".
struct SharedSources {
  let syntax: Syntax

  /// The attributions, in the order of their cues.
  func filled(_ sorted: [Attribution]) -> [Attribution] {
    var filled = sorted
    for index in filled.indices.dropFirst() where filled[index].source == nil && isOpen(filled[index]) {
      let own = filled[index]
      let before = filled[..<index].suffix(8).last {
        syntax.sentenceOf[$0.cueHead] == syntax.sentenceOf[own.cueHead] && $0.source != nil
          && syntax.passageOf[$0.cueHead] < 0 && syntax.tokens[$0.cueHead].tag.isVerb
      }
      guard let before, isParticiple(own) || isJoined(own, to: before) else { continue }
      (filled[index].source, filled[index].sourceHead) = (before.source, before.sourceHead)
    }
    return filled
  }

  /// Whether a cue stands outside quotations, behind a comma, a quotation or "while".
  private func isOpen(_ attribution: Attribution) -> Bool {
    let start = attribution.cue.lowerBound
    guard start > 0, syntax.passageOf[start] < 0 else { return false }
    return [.comma, .closeQuote, .openQuote].contains(syntax.tokens[start - 1].tag)
      || ["while", "and"].contains(syntax.word(start - 1))
  }

  private func isParticiple(_ attribution: Attribution) -> Bool {
    syntax.word(attribution.cueHead).hasSuffix("ing") && syntax.word(attribution.cue.lowerBound - 1) != "and"
  }

  /// A finite verb of the same tense, without a subject.
  private func isJoined(_ attribution: Attribution, to before: Attribution) -> Bool {
    let tag = syntax.tokens[attribution.cueHead].tag
    return tag.isFinite && tag == syntax.tokens[before.cueHead].tag
      && attribution.cue.lowerBound == attribution.cueHead
      && syntax.child(attribution.cueHead, [.nsubj, .nsubjPassive, .expletive]) == nil
  }
}
