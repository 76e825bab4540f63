import ArgumentParser
import Foundation
import Linguistics

/// Trains tagger and lemmatizer from treebanks.
struct LinguisticsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linguistics", abstract: "Train the models of the Linguistics module.")

  @Option(help: "A treebank annotated by hand, CoNLL-U, plain or .gz; can be given several times.")
  var gold: [String]

  @Option(help: "A corpus annotated automatically, CoNLL-U with NER= in its last column.")
  var automatic: String

  @Option(help: "A treebank to score the models on.")
  var dev: String

  @Option(help: "The folder for the models.")
  var output = "Sources/Linguistics/Resources"

  func run() throws {
    let train = try gold.flatMap { try ConlluReader.sentences($0, isGold: true) }
    let automatic = try ConlluReader.sentences(automatic, isGold: false)
    let dev = try ConlluReader.sentences(dev, isGold: true)
    try trainLemmatizer(train + automatic, dev)
    let tagger = try trainTagger(train, automatic, dev)
    try trainNames(train, automatic, tagger)
    try trainParser(train, automatic, dev, tagger)
  }

  private func write(_ model: [UInt8], _ name: String) throws {
    try Data(model).write(to: URL(fileURLWithPath: output).appendingPathComponent(name))
    print("\(name): \(model.count) bytes")
  }

  private func trainLemmatizer(_ corpus: [TreebankSentence], _ dev: [TreebankSentence]) throws {
    let table = URL(fileURLWithPath: output).appendingPathComponent("irregular-verbs.tsv")
    let model = LemmatizerTraining.train(corpus, irregular: try String(contentsOf: table, encoding: .utf8))
    try write(model, "lemmatizer.model")
    print("lemmas right: \(Evaluation.lemmas(Lemmatizer(ModelKeeper.sections(model)), dev)) %")
  }

  private func trainTagger(
    _ corpus: [TreebankSentence], _ automatic: [TreebankSentence], _ dev: [TreebankSentence]
  ) throws -> Tagger {
    let model = TaggerTraining().train(corpus.withCapitals(every: 8), lexicon: automatic)
    try write(model, "tagger.model")
    let tagger = Tagger(ModelKeeper.sections(model))
    print("tags right: \(Evaluation.tags(tagger, dev)) %")
    print("tags right in capitals: \(Evaluation.tags(tagger, dev.map(\.capitalized))) %")
    return tagger
  }

  private func trainParser(
    _ corpus: [TreebankSentence], _ automatic: [TreebankSentence], _ dev: [TreebankSentence], _ tagger: Tagger
  ) throws {
    let corpus = corpus.withCapitals(every: 10)
    let tags = Jackknife.tags(corpus, lexicon: automatic)
    let relations = LabelerTraining().train(corpus, tags: tags)
    let transitions = ParserTraining().train(corpus, tags: tags)
    let model = ModelSections.write([transitions, relations])
    try write(model, "parser.model")
    let parser = Parser(ModelKeeper.sections(model))
    let (plain, capitals) = (
      Evaluation.trees(tagger, parser, dev), Evaluation.trees(tagger, parser, dev.map(\.capitalized))
    )
    print("heads right: \(plain.heads) %, with relations: \(plain.labelled) %")
    print("in capitals: \(capitals.heads) %, with relations: \(capitals.labelled) %")
  }

  /// The first sentences of the automatic corpus are kept for scoring.
  private func trainNames(
    _ gold: [TreebankSentence], _ automatic: [TreebankSentence], _ tagger: Tagger
  ) throws {
    let held = 2000
    let corpus = (gold.filter(\.hasNames) + automatic.dropFirst(held)).withCapitalTexts(every: 6)
    let model = NameTraining().train(corpus, tags: tagger.tags(of: corpus))
    try write(model, "names.model")
    let names = NameTagger(ModelKeeper.sections(model))
    let score = Evaluation.names(tagger, names, Array(automatic.prefix(held)))
    print("names: precision \(score.precision) %, recall \(score.recall) %, F1 \(score.f1) %")
  }
}
