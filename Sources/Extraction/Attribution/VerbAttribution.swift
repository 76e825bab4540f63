import Linguistics
import NewsModel

/// Attributions that verbs make by their complements, with their sources.
struct VerbAttribution {
  let syntax: Syntax
  let cues: CueTable
  let sources: SourceFinder
  let spans: CueSpan
  private let complements: VerbComplements

  init(syntax: Syntax, cues: CueTable) {
    (self.syntax, self.cues) = (syntax, cues)
    (sources, spans) = (SourceFinder(syntax: syntax), CueSpan(syntax: syntax))
    complements = VerbComplements(syntax: syntax, cues: cues)
  }

  /// The attribution of a verb; `nil` where it makes none.
  func attribution(verb: Int) -> Attribution? {
    let lemma = syntax.tokens[verb].lemma.lowercased()
    guard let word = cues.verb(lemma) else { return nil }
    if let trailing = TrailingAttribution(syntax: syntax).attribution(verb: verb, word) { return trailing }
    guard let complement = complements.complement(verb, word) else { return nil }
    let contents = complement.content.filter { !$0.isEmpty }
    guard !contents.isEmpty else { return nil }
    let cue = spans.tokens(ofVerb: verb, preposition: complement.preposition)
    let (source, head) = complement.hasSource ? self.source(of: verb, cue, contents) : (nil, nil)
    return Attribution(
      source: source, sourceHead: head, cue: cue, cueHead: verb,
      contents: contents,
      lemma: lemma, act: complement.act, addressee: complement.addressee, negated: syntax.isNegated(verb),
      rule: complement.rule, confidence: head == nil ? complement.confidence * 0.8 : complement.confidence)
  }

  /// The source that the tree gives, or a better one beside the cue.
  private func source(of verb: Int, _ cue: Range<Int>, _ contents: [Range<Int>]) -> (Range<Int>?, Int?) {
    let head = sources.source(ofVerb: verb)
    let tokens = head.map { sourceTokens($0, excluding: verb) }
    guard syntax.tokens[verb].tag.isFinite, !syntax.isPassive(verb) else { return (tokens, head) }
    let sentence = syntax.sentence(of: verb)
    let beside = sources.source(before: cue, in: sentence, besides: contents.map(\.lowerBound))
    if let beside, tokens.map({ sources.prefers(beside, to: $0) }) ?? true {
      return (beside, syntax.phrases.head(of: beside))
    }
    guard tokens == nil, let aside = sources.source(beforeAside: cue, in: sentence),
      !contents.contains(where: { $0.overlaps(syntax.report.bytes(tokens: aside)) })
    else { return (tokens, head) }
    return (aside, syntax.phrases.head(of: aside))
  }

  /// The noun phrase of a source, cut off where the cue lies inside it.
  func sourceTokens(_ head: Int, excluding verb: Int) -> Range<Int> {
    var range = syntax.phrases.phrase(head: head)
    if syntax.misreadSubject(of: verb) == head { range = .from(range.lowerBound, to: head + 1) }
    if range.contains(verb) {
      range = head < verb ? range.lowerBound..<verb : (verb + 1)..<range.upperBound
      range = range.clamped(to: min(range.lowerBound, head)..<max(range.upperBound, head + 1))
      let chunk = sources.source(beside: head..<(head + 1), in: range) ?? head..<head
      range = min(chunk.lowerBound, head)..<max(min(chunk.upperBound, head + 1), head + 1)
    }
    while range.lowerBound < head, syntax.tokens[range.lowerBound].relation == .case {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    return syntax.trimmed(WeekdayTrimmer.trimmed(range, keeping: head, in: syntax)) ?? head..<(head + 1)
  }
}
