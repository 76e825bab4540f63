import Linguistics
import NewsModel

/// Puts together what the trained model and the rules find: the model knows more cues and where spans end, the rules know
/// what is done by a cue, whom it addresses, and what stands within another's words.
struct AttributionMerger {
  let syntax: Syntax
  let cues: CueTable
  /// Every candidate of the model, with the probability that it is right.
  private let judged: [Int: AttributionCandidate]
  private let chosen: [AttributionCandidate]

  init(syntax: Syntax, cues: CueTable, model: AttributionModel) {
    (self.syntax, self.cues) = (syntax, cues)
    let view = AttributionView(syntax.report, quotations: syntax.quotations)
    let all = model.judged(model.candidates(in: view), in: view)
    judged = Dictionary(all.map { ($0.cueHead, $0) }, uniquingKeysWith: { first, _ in first })
    chosen = AttributionModel.selected(all, threshold: model.threshold)
  }

  /// The attributions of both, in the order of their cues; `rules` are keyed by the cue's main word.
  func merged(with rules: [Int: Attribution]) -> [Attribution] {
    var rest = rules
    var merged: [Attribution] = []
    var spans: [AttributionCandidate] = []
    for candidate in chosen {
      let rule = takeRule(for: candidate, from: &rest)
      let fitted =
        rule.map { ContentFitter(syntax: syntax, rules: rules).fitted(candidate, to: $0) } ?? candidate
      spans.append(fitted)
      merged.append(rule.map { attribution(fitted, $0) } ?? attribution(fitted))
    }
    let claimed = ClaimedTokens(spans)
    for rule in rest.values {
      if let inner = claimed.clipped(rule, syntax) {
        merged.append(weighed(inner))
      } else if keeps(rule, claimed) {
        merged.append(weighed(rule))
      }
    }
    return merged.sorted { $0.cueHead < $1.cueHead }
  }

  /// The rule's attribution of the same cue.
  private func takeRule(for candidate: AttributionCandidate, from rules: inout [Int: Attribution])
    -> Attribution?
  {
    if let rule = rules.removeValue(forKey: candidate.cueHead) { return rule }
    for token in candidate.cue { if let rule = rules.removeValue(forKey: token) { return rule } }
    return nil
  }

  /// A rule's attribution with the model's spans.
  private func attribution(_ candidate: AttributionCandidate, _ rule: Attribution) -> Attribution {
    var merged = rule
    merged.cue = candidate.cue
    merged.source = candidate.source
    merged.sourceHead = candidate.source.map { syntax.phrases.head(of: $0) }
    merged.contents = contents(candidate) + laterPieces(rule, behind: candidate)
    merged.confidence = candidate.score
    if let addressee = rule.addressee, isTaken(addressee, by: candidate) { merged.addressee = nil }
    return merged
  }

  /// What the rules found of the same quotation in the paragraphs that follow, which the model does not look at.
  private func laterPieces(_ rule: Attribution, behind candidate: AttributionCandidate) -> [Range<Int>] {
    let sentences = syntax.report.annotated.sentences
    let paragraph = syntax.paragraph(ofSentence: syntax.sentenceOf[candidate.cueHead])
    let end = sentences[paragraph.upperBound - 1].upperBound
    guard end < syntax.tokens.count else { return [] }
    let byte = syntax.tokens[end].range.lowerBound
    return rule.contents.filter { $0.lowerBound >= byte }
  }

  private func isTaken(_ token: Int, by candidate: AttributionCandidate) -> Bool {
    candidate.encloses(token) || candidate.source?.contains(token) == true
  }

  /// The model's attribution of a cue that no rule knows.
  private func attribution(_ candidate: AttributionCandidate) -> Attribution {
    let head = candidate.cueHead
    let token = syntax.tokens[head]
    let lemma = token.lemma.lowercased()
    let word = token.tag.isVerb ? cues.verb(lemma) : token.tag.isNoun ? cues.noun(lemma) : cues.adverb(lemma)
    let preposition = candidate.cue.upperBound - 1
    let act = preposition > head ? word?.prepositions[syntax.word(preposition)] : nil
    return Attribution(
      source: candidate.source, sourceHead: candidate.source.map { syntax.phrases.head(of: $0) },
      cue: candidate.cue, cueHead: head, contents: contents(candidate),
      lemma: lemma == "according" ? "according to" : lemma, act: act ?? word?.act ?? .say,
      addressee: syntax.child(head, [.iobj]).flatMap { isTaken($0, by: candidate) ? nil : $0 },
      negated: syntax.isNegated(head), rule: .model, confidence: candidate.score)
  }

  private func contents(_ candidate: AttributionCandidate) -> [Range<Int>] {
    candidate.contents.map { syntax.report.bytes(tokens: $0) }
  }

  /// Whether a rule's attribution stands beside the model's: where the model claims nothing, and does not hold the cue
  /// unlikely or the rule is seldom wrong.
  private func keeps(_ rule: Attribution, _ claimed: ClaimedTokens) -> Bool {
    let overlaps = rule.contents.contains { claimed.meetsContent(syntax.tokens(inBytes: $0)) }
    if overlaps { return false }
    let isParticiple = syntax.tokens[rule.cueHead].tag == .verbGerund && rule.rule == .clause
    return rule.rule.isStrict || isParticiple || rule.confidence >= 0.8 && rule.rule != .clause
      || (judged[rule.cueHead]?.score ?? 0) >= Self.leastForRules
  }

  private static let leastForRules = 0.28

  private func weighed(_ rule: Attribution) -> Attribution {
    var weighed = rule
    weighed.confidence = min(rule.confidence, max(judged[rule.cueHead]?.score ?? 0, 0.1))
    return weighed
  }
}

/// The tokens of the contents of some candidates.
private struct ClaimedTokens {
  private let pieces: [Range<Int>]

  init(_ candidates: [AttributionCandidate]) {
    pieces = candidates.flatMap(\.contents).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A rule's attribution whose cue lies within a piece, with what of its contents lies there too; `nil` for others.
  func clipped(_ rule: Attribution, _ syntax: Syntax) -> Attribution? {
    let place = firstPiece(endingBehind: rule.cueHead)
    guard place < pieces.count, pieces[place].contains(rule.cueHead) else { return nil }
    let bounds = syntax.report.bytes(tokens: pieces[place])
    var clipped = rule
    clipped.contents = rule.contents.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty }
    return clipped.contents.isEmpty ? nil : clipped
  }

  /// Whether a range shares a token with a piece; the pieces do not overlap.
  func meetsContent(_ range: Range<Int>) -> Bool {
    let place = firstPiece(endingBehind: range.lowerBound)
    return place < pieces.count && pieces[place].lowerBound < range.upperBound
  }

  private func firstPiece(endingBehind token: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
