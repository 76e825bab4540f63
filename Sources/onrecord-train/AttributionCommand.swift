import ArgumentParser
import Extraction
import Foundation
import Linguistics

/// Trains the attribution model, or measures it by cross-validation.
struct AttributionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attribution", abstract: "Train the model that finds who said what.",
    discussion: """
      With --folds the model is trained on all folds but one and tried on that one, with --held-out on another \
      folder: what the whole extraction finds is written as JSON Lines for score_statements.py.
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

  @Option(help: "A model made before, tried instead of one that is trained.")
  var model: String?

  @Option(help: "How likely an attribution must be to be found; unless given, as it is in the extraction.")
  var threshold: Double?

  func run() throws {
    let corpus = try AttributionCorpus.articles(in: corpus)
    var (train, held) = (corpus, [AttributionArticle]())
    if let folds {
      train = corpus.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      held = corpus.enumerated().filter { $0.offset % folds == fold }.map(\.element)
    }
    if let heldOut { held = try AttributionCorpus.articles(in: heldOut) }
    train = Array(train.prefix(Int((Double(train.count) * share).rounded())))
    if let model {
      try predict(held, [UInt8](Data(contentsOf: URL(fileURLWithPath: model))))
    } else {
      let bytes = AttributionTraining().train(annotated(train + copies(train)))
      try Data(bytes).write(to: URL(fileURLWithPath: output))
      print("model: \(bytes.count) bytes")
      if !held.isEmpty { try predict(held, bytes) }
    }
  }

  private func copies(_ train: [AttributionArticle]) -> [AttributionArticle] {
    capitals > 0 ? train.enumerated().filter { $0.offset % capitals == 0 }.map(\.element.capitalized) : []
  }

  private func annotated(_ articles: [AttributionArticle]) -> [TrainingArticle] {
    let annotator = Annotator()
    return articles.map { TrainingArticle($0, AttributionView(reading: $0.text, annotator: annotator)) }
  }

  /// Writes what the whole extraction, rules and all, finds with a model.
  private func predict(_ held: [AttributionArticle], _ bytes: [UInt8]) throws {
    var model = ModelKeeper.attribution(bytes)
    if let threshold { model.threshold = threshold }
    let extractor = ReportExtractor(attribution: model, confidence: .raw)
    let lines = held.map { AttributionPredictions.line($0, extractor) }
    try lines.joined().write(toFile: predictions, atomically: true, encoding: .utf8)
  }
}
