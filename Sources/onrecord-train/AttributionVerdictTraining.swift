import Extraction

/// Learns how far a candidate can be trusted, from candidates in articles that the first two models have not seen.
struct AttributionVerdictTraining {
  var folds = 3
  var epochs = 8
  var rate: Float = 0.05
  var decay: Float = 0.01
  var cutoff: UInt8 = 2

  /// The bytes of the table; `train` makes a model of cues and spans from articles.
  func train(_ articles: [TrainingArticle], _ train: ([TrainingArticle]) -> [UInt8]) -> [UInt8] {
    var tried: [(article: TrainingArticle, candidates: [AttributionCandidate])] = []
    for fold in 0..<folds {
      let parts = articles.map { ($0, Self.fold($0, of: folds) == fold) }
      let model = ModelKeeper.attribution(train(parts.filter { !$0.1 }.map(\.0)))
      for (article, isHeld) in parts where isHeld {
        tried.append((article, model.candidates(in: article.view)))
      }
    }
    let examples: (_ body: (FeatureList, Bool) -> Void) -> Void = { body in
      var list = FeatureList()
      for (article, candidates) in tried {
        let features = CandidateFeatures(article.view, candidates)
        for index in candidates.indices {
          features.load(index, into: &list)
          body(list, article.agrees(candidates[index]))
        }
      }
    }
    return LogisticTraining(epochs: epochs, rate: rate, decay: decay, cutoff: cutoff).train(examples)
  }

  /// An article and its copy in capitals fall into one fold.
  private static func fold(_ article: TrainingArticle, of folds: Int) -> Int {
    article.article.name.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % folds
  }
}

extension TrainingArticle {
  /// Whether a candidate is right by the measure "joint": contents alike by a Dice coefficient of a half, cues and sources
  /// that meet, or no source in either.
  func agrees(_ candidate: AttributionCandidate) -> Bool {
    let content = Set(candidate.contents.joined())
    return gold.contains { gold in
      let tokens = gold.tokens(.content)
      guard 4 * content.intersection(tokens).count >= content.count + tokens.count else { return false }
      let source = gold.tokens(.source)
      let meets = candidate.source.map { $0.contains(where: source.contains) } ?? source.isEmpty
      return meets && gold.tokens(.cue).contains(where: candidate.cue.contains)
    }
  }
}

extension AlignedAttribution {
  /// The tokens with a label.
  func tokens(_ label: SpanLabel) -> Set<Int> { Set(labels.filter { $0.value == label }.keys) }
}
