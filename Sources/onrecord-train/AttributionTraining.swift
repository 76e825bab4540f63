import Extraction
import Foundation

/// Trains the tables of the attribution model: cues, tokens and steps of spans, choices, verdicts.
///
/// Each model learns from what those before it say of articles that they have not seen, as it will be when they are used.
struct AttributionTraining {
  var cues = AttributionCueTraining()
  var spans = AttributionSpanTraining()
  var choices = AttributionChoiceTraining()
  var verdicts = AttributionVerdictTraining()
  var folds = 3

  /// The bytes of the model.
  func train(_ articles: [TrainingArticle]) -> [UInt8] {
    let tried = (0..<folds).map { fold in
      let model = ModelKeeper.attribution(base(articles.filter { $0.fold(of: folds) != fold }))
      return articles.filter { $0.fold(of: folds) == fold }.map { article in
        let (cues, readings) = model.readings(in: article.view)
        return TriedReadings(article: article, cues: cues, readings: readings)
      }
    }
    return base(articles) + choices.train(Array(tried.joined())) + verdicts.train(judged(tried))
  }

  /// Cues and spans.
  private func base(_ articles: [TrainingArticle]) -> [UInt8] {
    let table = cues.train(articles)
    let models = (0..<folds).map { fold in
      ModelKeeper.attribution(cues.train(articles.filter { $0.fold(of: folds, salt: 11) != fold }))
    }
    let fields = articles.map { article in
      let model = models[article.fold(of: folds, salt: 11)]
      return CueField(article.view, probabilities: model.cueProbabilities(in: article.view))
    }
    return table + spans.train(articles, fields)
  }

  /// The candidates of each article as they were chosen by a model that had not seen it.
  private func judged(_ tried: [[TriedReadings]]) -> [(TrainingArticle, [AttributionCandidate])] {
    tried.indices.flatMap { fold in
      let others = tried.indices.filter { $0 != fold }.flatMap { tried[$0] }
      let model = ModelKeeper.choice(choices.train(others))
      return tried[fold].map { one in
        (one.article, one.readings.compactMap { model.choice(among: $0, one.cues, one.article.view) })
      }
    }
  }
}

extension TrainingArticle {
  /// The part that an article falls into; its copy in capitals falls into the same one. Another salt cuts anew.
  func fold(of folds: Int, salt: Int = 7) -> Int {
    article.name.utf8.reduce(salt) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % folds
  }
}
