import Extraction
import Foundation

/// Learns which words are cues: logistic regression.
struct AttributionCueTraining {
  var epochs = 10
  var rate: Float = 0.05
  var decay: Float = 0.01
  var cutoff: UInt8 = 3

  func train(_ articles: [TrainingArticle]) -> [UInt8] {
    let examples: (_ body: (FeatureList, Bool) -> Void) -> Void = { body in
      var list = FeatureList()
      forEach(articles, &list, body)
    }
    return LogisticTraining(
      epochs: epochs, rate: rate, decay: decay, cutoff: cutoff, averaged: 5, cuttingOneIn: 10_000
    )
    .train(examples)
  }

  private func forEach(
    _ articles: [TrainingArticle], _ list: inout FeatureList, _ body: (FeatureList, Bool) -> Void
  ) {
    for article in articles {
      let cues = CueFeatures(article.view)
      for token in 0..<article.view.count where cues.isCandidate(token) {
        cues.load(token, into: &list)
        body(list, article.anchors.contains(token))
      }
    }
  }
}

/// An article, annotated, with its attributions in tokens.
struct TrainingArticle {
  let article: AttributionArticle
  let view: AttributionView
  let gold: [AlignedAttribution]
  let anchors: Set<Int>

  init(_ article: AttributionArticle, _ view: AttributionView) {
    (self.article, self.view) = (article, view)
    let alignment = AttributionAlignment(view)
    gold = article.gold.compactMap { alignment.aligned($0) }
    anchors = Set(gold.map(\.anchor))
  }
}
