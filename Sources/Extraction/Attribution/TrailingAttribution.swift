import Linguistics
import NewsModel

/// Attributions at the end of a sentence: "The bridge is closed, the mayor said.", "…, said the mayor." and "…, a member of
/// the crew told the agency by phone."
///
/// Read from commas and tags, since the tree is often at a loss there.
struct TrailingAttribution {
  let syntax: Syntax

  /// The attribution of a verb that ends its sentence; `nil` where it does not.
  func attribution(verb: Int, _ word: CueTable.Word) -> Attribution? {
    guard word.frames.contains(.clause), syntax.tokens[verb].tag != .verbGerund, syntax.passageOf[verb] < 0
    else { return nil }
    let sentence = syntax.sentence(of: verb)
    let circumstance = SayingCircumstance(syntax: syntax)
    let rest = circumstance.stretch(behind: verb, in: sentence)
    let hearer = hearer(of: verb, word, in: rest)
    guard circumstance.isAll(of: (hearer?.upperBound ?? rest.lowerBound)..<rest.upperBound) else {
      return nil
    }
    let cue = CueSpan(syntax: syntax).tokens(ofVerb: verb)
    guard let source = TrailingSource(syntax: syntax).source(before: cue, in: sentence) else { return nil }
    let content = sentence.lowerBound..<(source.lowerBound - 1)
    guard holdsClause(content) else { return nil }
    let contents = ContentPieces(syntax: syntax).pieces(cue: verb, content)
    guard !contents.isEmpty else { return nil }
    var found = Attribution(
      source: source, sourceHead: syntax.phrases.head(of: source), cue: cue, cueHead: verb,
      contents: contents, lemma: syntax.tokens[verb].lemma.lowercased(), act: word.act,
      rule: .trailing, confidence: 0.85)
    (found.addressee, found.addresseePhrase) = (hearer.map(syntax.phrases.head), hearer)
    return found
  }

  /// Whom it is said to: "told the agency", "revealed to the agency".
  private func hearer(of verb: Int, _ word: CueTable.Word, in rest: Range<Int>) -> Range<Int>? {
    guard let first = rest.first, !syntax.isPassive(verb) else { return nil }
    let circumstance = SayingCircumstance(syntax: syntax)
    if syntax.word(first) == "to" { return circumstance.hearer(in: (first + 1)..<rest.upperBound) }
    return word.frames.contains(.addressee) ? circumstance.hearer(in: rest) : nil
  }

  /// Whether a finite verb stands there, so that it can be what somebody says.
  private func holdsClause(_ range: Range<Int>) -> Bool {
    range.contains { syntax.tokens[$0].tag.isFinite || syntax.tokens[$0].tag == .modal }
  }
}
