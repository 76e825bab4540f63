import Linguistics

/// Verbs beside quotations that do not attribute them.
extension QuotationAttribution {
  /// "is heard saying", "quoted her as saying": the cue comes yet.
  func isRelay(_ token: Int) -> Bool {
    let lemma = syntax.tokens[token].lemma
    return ["hear", "see", "film", "record"].contains(lemma) && syntax.isPassive(token)
      || ["quote", "cite"].contains(lemma)
  }

  /// "vowed to respond “in kind”": how it is done, behind an infinitive.
  func isAdjunct(_ passage: Range<Int>) -> Bool {
    guard let first = passage.first(where: { !isMark($0) && syntax.tokens[$0].tag != .openQuote }) else {
      return false
    }
    return syntax.tokens[passage.lowerBound - 1].tag == .verb && syntax.tokens[first].tag == .preposition
      && syntax.report.raw[first].first?.isLowercase == true
  }
}
