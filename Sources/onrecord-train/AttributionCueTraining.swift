import Extraction
import Foundation

/// Learns which words are cues: logistic regression.
struct AttributionCueTraining {
  var epochs = 10
  var rate: Float = 0.05
  var decay: Float = 0.01
  var cutoff: UInt8 = 3

  func train(_ articles: [TrainingArticle]) -> [UInt8] {
    var numbering = FeatureNumbering(cutoff: cutoff)
    var list = FeatureList()
    forEach(articles, &list) { list, _ in numbering.count(list) }
    var (features, starts, labels) = ([Int32](), [0], [Bool]())
    forEach(articles, &list) { list, isCue in
      numbering.numbers(list, into: &features)
      starts.append(features.count)
      labels.append(isCue)
    }
    var rows = LearnedRows(count: numbering.hashes.count, width: 1)
    var generator = SeededGenerator(seed: 7)
    var order = Array(labels.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      let rate = rate / (1 + Float(epoch) * 0.3)
      for example in order {
        let slice = features[starts[example]..<starts[example + 1]]
        var score: [Float] = [0]
        rows.add(slice, to: &score, at: 0)
        let probability = 1 / (1 + exp(-score[0]))
        rows.descend(slice, [probability - (labels[example] ? 1 : 0)], at: 0, rate: rate, decay: decay)
      }
    }
    return HashedWeights.write(rows.rows(numbering.hashes), dense: [], width: 1)
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
