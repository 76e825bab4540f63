import ArgumentParser
import Extraction
import Foundation
import Linguistics

/// Trains the attribution model, or measures it by cross-validation.
struct AttributionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attribution", abstract: "Train the model that finds who said what.",
    discussion: """
      With --folds the model is not written but tried: trained on all folds but one, run on that one, its \
      predictions written as JSON Lines for score_statements.py.
      """)

  @Option(help: "PolNeAR: a folder with text/ and attributions/.")
  var corpus: String

  @Option(help: "The file for the model.")
  var output = "Sources/Extraction/Resources/attribution.model"

  @Option(help: "Cross-validation: into how many parts the articles are cut.")
  var folds: Int?

  @Option(help: "Cross-validation: the part that is held out.")
  var fold = 0

  @Option(help: "The share of the training articles that is used, for learning curves.")
  var share = 1.0

  @Option(help: "The file for the predictions of cross-validation.")
  var predictions = "predictions.jsonl"

  @Option(help: "One article in so many is learned from in capitals too; 0 for none.")
  var capitals = 6

  @Option(help: "Another folder like the corpus to try the model on.")
  var heldOut: String?

  func run() throws {
    let corpus = try AttributionCorpus.articles(in: corpus)
    var (train, held) = (corpus, [AttributionArticle]())
    if let folds {
      train = corpus.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      held = corpus.enumerated().filter { $0.offset % folds == fold }.map(\.element)
    }
    if let heldOut { held = try AttributionCorpus.articles(in: heldOut) }
    train = Array(train.prefix(Int((Double(train.count) * share).rounded())))
    let copies =
      capitals > 0 ? train.enumerated().filter { $0.offset % capitals == 0 }.map(\.element.capitalized) : []
    let model = AttributionTraining().train(annotated(train + copies))
    if folds == nil { try Data(model).write(to: URL(fileURLWithPath: output)) }
    print("model: \(model.count) bytes")
    if !held.isEmpty { try predict(held, model) }
  }

  private func annotated(_ articles: [AttributionArticle]) -> [TrainingArticle] {
    let annotator = Annotator()
    return articles.map { TrainingArticle($0, AttributionView(reading: $0.text, annotator: annotator)) }
  }

  private func predict(_ held: [AttributionArticle], _ bytes: [UInt8]) throws {
    let model = ModelKeeper.attribution(bytes)
    let lines = annotated(held).map { article in
      AttributionPredictions.line(article, model.judged(model.candidates(in: article.view), in: article.view))
    }
    try lines.joined().write(toFile: predictions, atomically: true, encoding: .utf8)
  }
}
