import Linguistics

/// Trains the labeler on the trees of the treebank.
struct LabelerTraining {
  var epochs = 6
  var margin: Float = 10
  var drop: UInt64 = 10
  var cutoff = 2
  var threshold: Float = 1

  /// The section of the model.
  func train(_ corpus: [TreebankSentence], tags: [[UInt8]]) -> [UInt8] {
    let trainer = LinearTrainer(classes: DependencyRelation.allCases.count, cutoff: cutoff)
    let features = UnsafeMutablePointer<UInt64>.allocate(capacity: RelationFeatures.capacity)
    let scores = UnsafeMutablePointer<Float>.allocate(capacity: 64)
    var generator = SeededGenerator(seed: 3)
    func visit(_ index: Int, _ body: (Int, Int, RelationFeatures, inout [UInt8]) -> Void) {
      var (forms, tree) = (WordForms(), TreeOutline())
      let sentence = corpus[index]
      sentence.load(into: &forms)
      tree.load(sentence.heads.map { Int32($0) })
      let templates = RelationFeatures(forms, tags: tags[index], tree: tree)
      var relations = [UInt8](repeating: RelationLabeler.root, count: sentence.count)
      for word in tree.order where sentence.heads[Int(word)] >= 0 {
        body(index, Int(word), templates, &relations)
      }
    }
    for index in corpus.indices {
      visit(index) { index, word, templates, relations in
        trainer.count(features, templates.fill(word, relations, into: features))
        relations[word] = corpus[index].relations[word]
      }
    }
    trainer.prepare()
    var order = Array(corpus.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      var errors = 0
      for index in order {
        visit(index) { index, word, templates, relations in
          let count = trainer.dropped(
            features, templates.fill(word, relations, into: features), drop, &generator)
          let gold = corpus[index].relations[word]
          let guess = trainer.learn(features, count, gold: gold, margin: margin, scores)
          if gold != TreebankSentence.unknown, guess != gold { errors += 1 }
          relations[word] = guess
        }
      }
      print("relations: epoch \(epoch + 1), \(errors) errors, \(trainer.rows) features")
    }
    return trainer.section(threshold: threshold)
  }
}
