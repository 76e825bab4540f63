import Extraction
import Foundation

/// Trains the tables of the attribution model: cues, tokens and steps of spans, verdicts.
struct AttributionTraining {
  var cues = AttributionCueTraining()
  var spans = AttributionSpanTraining()
  var verdicts = AttributionVerdictTraining()

  /// The bytes of the model.
  func train(_ articles: [TrainingArticle]) -> [UInt8] {
    let base: ([TrainingArticle]) -> [UInt8] = { cues.train($0) + spans.train($0) }
    return base(articles) + verdicts.train(articles, base)
  }
}
