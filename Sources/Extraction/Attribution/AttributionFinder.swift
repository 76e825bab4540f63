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
  func attributions(model: AttributionModel = AttributionModel()) -> [Attribution] {
    AttributionMerger(syntax: syntax, cues: cues, model: model).merged(with: ruled())
  }

  /// What the rules find, by the cue's main word.
  private func ruled() -> [Int: Attribution] {
    var found = QuotationAttribution(syntax: syntax, cues: cues).attributions()
    let verbs = VerbAttribution(syntax: syntax, cues: cues)
    let others = PhraseAttribution(syntax: syntax, cues: cues)
    for token in syntax.tokens.indices where found[token] == nil {
      if syntax.tokens[token].tag.isVerb { found[token] = verbs.attribution(verb: token) }
      if found[token] == nil { found[token] = others.attribution(at: token) }
    }
    return found
  }
}
