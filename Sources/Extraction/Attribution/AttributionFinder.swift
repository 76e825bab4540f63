import Linguistics

/// Finds who said what in one report: quotations first, then verbs, phrases and nouns; what one cue says only once.
struct AttributionFinder {
  let syntax: Syntax
  let cues: CueTable

  init(report: AnnotatedReport, quotations: Quotations, phrases: NounPhrases, cues: CueTable = .builtIn) {
    syntax = Syntax(report: report, quotations: quotations, phrases: phrases)
    self.cues = cues
  }

  /// Every attribution, in the order of the cues: the model's and the rules'.
  func attributions(model: AttributionModel = AttributionModel(), confidence: ConfidenceCurves = .measured)
    -> [Attribution]
  {
    AttributionMerger(syntax: syntax, cues: cues, model: model, curves: confidence).merged(with: ruled())
  }

  /// What the rules find, by the cue's main word.
  func ruled() -> [Int: Attribution] {
    var found = QuotationAttribution(syntax: syntax, cues: cues).attributions()
    let verbs = VerbAttribution(syntax: syntax, cues: cues)
    let others = PhraseAttribution(syntax: syntax, cues: cues)
    for token in syntax.tokens.indices where found[token] == nil {
      if syntax.tokens[token].tag.isVerb { found[token] = verbs.attribution(verb: token) }
      // Of "maintaining that …" the tree may take "that" for the object.
      if found[token].map({ $0.rule == .object && syntax.tokens[token].tag == .verbGerund }) ?? true {
        found[token] = others.attribution(at: token) ?? found[token]
      }
    }
    found.merge(LabelAttribution(syntax: syntax).attributions()) { _, label in label }
    found.merge(SignatureAttribution(syntax: syntax).attributions()) { _, signature in signature }
    let sorted = found.values.sorted { $0.cueHead < $1.cueHead }
    let plausible = SharedSources(syntax: syntax).filled(sorted).filter(isPlausible)
    return Dictionary(plausible.map { ($0.cueHead, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether somebody is held to have said it: without a source only finite clauses and the passive ("it was reported that")
  /// attribute, while "to praise the plan" and "praising the plan" merely speak of doing so.
  private func isPlausible(_ attribution: Attribution) -> Bool {
    guard attribution.source == nil else { return true }
    let verb = attribution.cueHead
    switch attribution.rule {
    case .object, .preposition, .noun: return false
    case .clause, .quotationThenCue, .cueThenQuotation, .infinitive:
      return syntax.isPassive(verb) || syntax.tokens[verb].tag.isFinite
    default: return true
    }
  }
}
