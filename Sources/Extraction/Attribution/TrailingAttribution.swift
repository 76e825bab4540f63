import Linguistics
import NewsModel

/// Attributions at the end of a sentence: "The bridge is closed, the mayor said." and "…, said the mayor."
///
/// Read from commas and tags, since the tree is often at a loss there.
struct TrailingAttribution {
  let syntax: Syntax

  /// The attribution of a verb that ends its sentence; `nil` where it does not.
  func attribution(verb: Int, _ word: CueTable.Word) -> Attribution? {
    guard word.frames.contains(.clause), syntax.tokens[verb].tag != .verbGerund, syntax.passageOf[verb] < 0
    else {
      return nil
    }
    let sentence = syntax.sentence(of: verb)
    var end = sentence.upperBound
    while end > verb + 1, syntax.tokens[end - 1].tag.isPunctuation { end -= 1 }
    guard end == verb + 1 else { return nil }
    let cue = CueSpan(syntax: syntax).tokens(ofVerb: verb)
    var start = cue.lowerBound
    while start > sentence.lowerBound, isNominal(start - 1), cue.lowerBound - start < 24 { start -= 1 }
    guard start < cue.lowerBound, start - 1 > sentence.lowerBound, syntax.tokens[start - 1].tag == .comma,
      syntax.passageOf[start] < 0, holdsClause(sentence.lowerBound..<(start - 1))
    else { return nil }
    let source = start..<cue.lowerBound
    let contents = ContentPieces(syntax: syntax).pieces(cue: verb, sentence.lowerBound..<(start - 1))
    guard !contents.isEmpty else { return nil }
    return Attribution(
      source: source, sourceHead: syntax.phrases.head(of: source), cue: cue, cueHead: verb,
      contents: contents,
      lemma: syntax.tokens[verb].lemma.lowercased(), act: word.act, rule: .trailing, confidence: 0.85)
  }

  /// Whether a finite verb stands there, so that it can be what somebody says.
  private func holdsClause(_ range: Range<Int>) -> Bool {
    range.contains { syntax.tokens[$0].tag.isFinite || syntax.tokens[$0].tag == .modal }
  }

  private func isNominal(_ token: Int) -> Bool {
    switch syntax.tokens[token].tag {
    case .noun, .nounPlural, .properNoun, .properNounPlural, .pronoun, .possessivePronoun, .possessiveEnding,
      .determiner, .adjective, .number:
      true
    default: syntax.word(token) == "of"
    }
  }
}
