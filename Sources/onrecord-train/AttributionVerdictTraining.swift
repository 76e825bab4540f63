import Extraction

/// Learns how far a candidate can be trusted.
struct AttributionVerdictTraining {
  var epochs = 8
  var rate: Float = 0.05
  var decay: Float = 0.01
  var cutoff: UInt8 = 2

  /// The bytes of the table, from the candidates of articles that the models before had not seen.
  func train(_ tried: [(article: TrainingArticle, candidates: [AttributionCandidate])]) -> [UInt8] {
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
    return LogisticTraining(
      epochs: epochs, rate: rate, decay: decay, cutoff: cutoff, averaged: 4, cuttingOneIn: 10_000
    )
    .train(examples)
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
