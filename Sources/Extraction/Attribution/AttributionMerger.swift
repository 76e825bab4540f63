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
  private let curves: ConfidenceCurves

  init(syntax: Syntax, cues: CueTable, model: AttributionModel, curves: ConfidenceCurves) {
    (self.syntax, self.cues, self.curves) = (syntax, cues, curves)
    let view = AttributionView(syntax.report, quotations: syntax.quotations)
    let candidates = model.candidates(in: view).filter { !Self.isNaming($0, syntax) }
    let all = model.judged(candidates, in: view)
    judged = Dictionary(all.map { ($0.cueHead, $0) }, uniquingKeysWith: { first, _ in first })
    let check = CandidateCheck(syntax: syntax, cues: cues)
    chosen = AttributionModel.selected(all.filter { !check.isMisread($0) }, threshold: model.threshold)
  }

  /// The attributions of both, in the order of their cues; `rules` are keyed by the cue's main word.
  func merged(with rules: [Int: Attribution]) -> [Attribution] {
    var rest = rules
    var merged: [Attribution] = []
    // What is said within another's words: the corpus marks none, so that the rules' own confidence stands.
    var nested: [Attribution] = []
    var spans: [AttributionCandidate] = []
    let fitter = ContentFitter(syntax: syntax, rules: rules)
    let check = CandidateCheck(syntax: syntax, cues: cues)
    let layout = Set(rules.values.lazy.filter(\.rule.isByLayout).map(\.cueHead))
    for candidate in chosen {
      let rule = takeRule(for: candidate, from: &rest)
      if check.isNothingSaid(candidate, rule) || rule == nil && reaches(candidate, into: layout) { continue }
      // What a label introduces goes to the paragraph's end, wherever the model's window does.
      if let rule, rule.rule.isByLayout {
        merged.append(rule)
        continue
      }
      let hearer = hearer(of: candidate)
      let told = hearer == nil ? check.hearers(of: candidate) : nil
      var fitted = rule.map { fitter.fitted(check.agreed(candidate, with: $0), to: $0) } ?? candidate
      if let hearer { fitted.contents.removeAll { $0.contains(hearer) } }
      if let told { fitted.contents = fitted.contents.map { check.without(told, $0) } }
      fitted.contents = fitted.contents.map { fitter.trimmed($0, behind: fitted.cue) }
      guard !fitted.contents.isEmpty else { continue }
      spans.append(fitted)
      var attribution = rule.map { self.attribution(fitted, $0) } ?? self.attribution(fitted)
      let named = attribution.addressee == nil && told == nil
      if let told = named ? check.hearers(withinCue: fitted.cue, head: fitted.cueHead) : told,
        attribution.addresseePhrase == nil
      {
        (attribution.addressee, attribution.addresseePhrase) = (syntax.phrases.head(of: told), told)
      }
      attribution.addressee = hearer ?? attribution.addressee
      merged.append(attribution)
    }
    let claimed = ClaimedTokens(spans)
    for rule in rest.values {
      if rule.rule.isByLayout || encloses(rule, claimed) {
        merged.append(rule)
      } else if let inner = claimed.clipped(rule, syntax) {
        if isPlausible(inside: inner) { nested.append(inner) }
      } else if keeps(rule, claimed) {
        merged.append(weighed(rule))
      }
    }
    for index in merged.indices { merged[index].confidence = curves.confidence(of: merged[index]) }
    return SharedSources(syntax: syntax).filled((merged + nested).sorted { $0.cueHead < $1.cueHead })
  }

  /// "X told Y that …, the palace said.": whoever says it last says all of it, and what the model found is said within.
  private func encloses(_ rule: Attribution, _ claimed: ClaimedTokens) -> Bool {
    rule.rule == .trailing && rule.source != nil && rule.contents.count == 1
      && claimed.lieWithin(syntax.tokens(inBytes: rule.contents[0]))
  }

  /// "Partial transcript: MARLOW: …": what a label introduces is nobody else's.
  private func reaches(_ candidate: AttributionCandidate, into layout: Set<Int>) -> Bool {
    !layout.isEmpty && candidate.contents.contains { $0.contains(where: layout.contains) }
  }

  /// "a faction known as the Red Hand": a name is told, and nothing else.
  private static func isNaming(_ candidate: AttributionCandidate, _ syntax: Syntax) -> Bool {
    let verb = candidate.cueHead
    return syntax.tokens[verb].tag == .verbPastParticiple && verb + 1 < syntax.tokens.count
      && ["know", "call", "name", "dub"].contains(syntax.tokens[verb].lemma) && syntax.word(verb + 1) == "as"
  }

  /// The subject of "the court was told that …", where the model takes it for a piece of what was said.
  private func hearer(of candidate: AttributionCandidate) -> Int? {
    let verb = candidate.cueHead
    guard candidate.contents.count > 1, syntax.isPassive(verb),
      cues.verb(syntax.tokens[verb].lemma.lowercased())?.frames.contains(.addressee) == true,
      let subject = syntax.child(verb, [.nsubjPassive]),
      candidate.contents.contains(where: { $0.contains(subject) && $0.upperBound <= candidate.cue.lowerBound }
      )
    else { return nil }
    return subject
  }

  /// Whether a rule's reading of a cue within another's content is worth telling: objects and prepositions are read there
  /// too easily ("stop asking questions", "my brother called me").
  private func isPlausible(inside rule: Attribution) -> Bool {
    let check = CandidateCheck(syntax: syntax, cues: cues)
    if check.isForce(rule) || check.isDenied(rule.cueHead) || check.isUrged(rule.cueHead) { return false }
    if let source = rule.source, check.holdsVerb(source, before: rule.cue) { return false }
    return switch rule.rule {
    case .preposition where rule.act != .say: true
    // "urged restraint", "rejects any pretext": who does so with an object does it by these words, whoever tells of it.
    case .object where Self.actsOnObjects.contains(rule.act): true
    case .object, .preposition, .noun, .adverb, .raising:
      (judged[rule.cueHead]?.score ?? 0) >= Self.leastInside
    default: true
    }
  }

  private static let leastInside = 0.15
  private static let actsOnObjects: Set<SpeechAct> = [.condemn, .demand, .deny, .reject, .request, .warn]

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
    let fitter = SpanFitter(syntax: syntax)
    merged.cue = fitter.cue(candidate.cue, head: candidate.cueHead)
    let isQuoted = SourceFinder(syntax: syntax).quoted(by: rule.cueHead) != nil
    merged.source = (isQuoted ? nil : candidate.source).map(fitter.source) ?? ownSource(of: rule)
    merged.sourceHead = merged.source.map { syntax.phrases.head(of: $0) }
    merged.contents = pieces(of: rule, around: candidate)
    (merged.confidence, merged.isModelled) = (candidate.score, true)
    if let addressee = rule.addressee, isTaken(addressee, by: candidate) { merged.addressee = nil }
    return merged
  }

  /// The source of a rule for an active verb, which can't be without one.
  private func ownSource(of rule: Attribution) -> Range<Int>? {
    let isActive = syntax.tokens[rule.cueHead].tag.isVerb && !syntax.isPassive(rule.cueHead)
    return isActive && rule.rule != .raising ? rule.source : nil
  }

  /// The model's pieces, with what the rules found of the same quotation in the paragraphs before and behind, which the
  /// model does not look at.
  private func pieces(of rule: Attribution, around candidate: AttributionCandidate) -> [Range<Int>] {
    let own = contents(candidate)
    guard let first = own.first, let last = own.last else { return own }
    let sentences = syntax.report.annotated.sentences
    let paragraph = syntax.paragraph(ofSentence: syntax.sentenceOf[candidate.cueHead])
    let bounds = sentences[paragraph.lowerBound].lowerBound..<sentences[paragraph.upperBound - 1].upperBound
    guard !bounds.isEmpty else { return own }
    let bytes = syntax.report.bytes(tokens: bounds)
    return rule.contents.filter { $0.upperBound <= min(bytes.lowerBound, first.lowerBound) } + own
      + rule.contents.filter { $0.lowerBound >= max(bytes.upperBound, last.upperBound) }
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
    let fitter = SpanFitter(syntax: syntax)
    let source = candidate.source.map(fitter.source)
    return Attribution(
      source: source, sourceHead: source.map { syntax.phrases.head(of: $0) },
      cue: fitter.cue(candidate.cue, head: head), cueHead: head, contents: contents(candidate),
      lemma: lemma == "according" ? "according to" : lemma, act: act ?? word?.act ?? .say,
      addressee: syntax.child(head, [.iobj]).flatMap { isTaken($0, by: candidate) ? nil : $0 },
      negated: syntax.isNegated(head), rule: .model, isModelled: true, confidence: candidate.score)
  }

  private func contents(_ candidate: AttributionCandidate) -> [Range<Int>] {
    candidate.contents.map { syntax.report.bytes(tokens: isBullet($0) ? $0.dropFirst() : $0) }
  }

  /// Whether a piece of content begins with the mark of an item of a list.
  private func isBullet(_ piece: Range<Int>) -> Bool {
    piece.count > 1 && syntax.sentence(of: piece.lowerBound).lowerBound == piece.lowerBound
      && ["-", "–", "—", "•", "*", "·", "▪", "■"].contains(syntax.report.raw[piece.lowerBound])
  }

  /// Whether a rule's attribution stands beside the model's: where the model claims nothing, and does not hold the cue
  /// unlikely or the rule is seldom wrong.
  private func keeps(_ rule: Attribution, _ claimed: ClaimedTokens) -> Bool {
    let overlaps = rule.contents.contains { claimed.meetsContent(syntax.tokens(inBytes: $0)) }
    if overlaps { return false }
    let check = CandidateCheck(syntax: syntax, cues: cues)
    if check.isRelayed(rule.cueHead, rule.contents.map(syntax.tokens(inBytes:))) { return false }
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
