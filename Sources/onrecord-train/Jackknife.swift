import Linguistics

/// Tags for training the parser on: of the kind that it will meet, not by hand. Each part of the corpus is tagged by a
/// tagger that was trained on the others.
enum Jackknife {
  static func tags(_ corpus: [TreebankSentence], lexicon: [TreebankSentence], parts: Int = 4) -> [[UInt8]] {
    var result = [[UInt8]](repeating: [], count: corpus.count)
    var training = TaggerTraining()
    training.epochs = 4
    // Neighbouring sentences are of one text and stay together.
    func part(_ index: Int) -> Int { index / 50 % parts }
    for current in 0..<parts {
      let rest = corpus.indices.filter { part($0) != current }.map { corpus[$0] }
      let tagger = Tagger(ModelKeeper.sections(training.train(rest.withCapitals(every: 8), lexicon: lexicon)))
      var (forms, space) = (WordForms(), Tagger.Workspace())
      for index in corpus.indices where part(index) == current {
        corpus[index].load(into: &forms)
        tagger.tag(forms, into: &result[index], &space)
      }
    }
    return result
  }
}
