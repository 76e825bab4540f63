import Extraction
import Foundation

/// Trains the three tables of the attribution model.
struct AttributionTraining {
  var cues = AttributionCueTraining()
  var spans = AttributionSpanTraining()

  /// The bytes of the model.
  func train(_ articles: [TrainingArticle]) -> [UInt8] {
    cues.train(articles) + spans.train(articles)
  }
}
