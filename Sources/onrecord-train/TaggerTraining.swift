import Linguistics

/// Trains the part-of-speech tagger on hand-made treebanks.
///
/// What classes words belong to is learnt from another, automatic corpus: on words that it was learnt from, the lexicon
/// would look more trustworthy than it is. A margin and the dropping of features at random keep the model from leaning on
/// single words (on the development set of EWT they add 1.3 points).
struct TaggerTraining {
  var epochs = 8
  /// Features seen less often are left out.
  var cutoff = 2
  /// By how much the right tag must win.
  var margin: Float = 10
  /// How many in a hundred features are dropped.
  var drop: UInt64 = 15
  /// Averaged weights smaller than this are left out.
  var threshold: Float = 1

  /// The bytes of the model.
  func train(_ corpus: [TreebankSentence], lexicon: [TreebankSentence]) -> [UInt8] {
    let lexiconSection = LexiconTraining.section(lexicon)
    let sections = ModelKeeper.sections(ModelSections.write([lexiconSection, []]))
    let run = TaggerRun(lexicon: TagLexicon(sections[0]), settings: self)
    for sentence in corpus { run.count(sentence) }
    run.trainer.prepare()
    var order = Array(corpus.indices)
    var generator = SeededGenerator(seed: 1)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      let errors = order.reduce(0) { $0 + run.learn(corpus[$1]) }
      print("tagger: epoch \(epoch + 1), \(errors) errors, \(run.trainer.rows) features")
    }
    return ModelSections.write([lexiconSection, run.trainer.section(threshold: threshold)])
  }
}

/// One training, with its buffers.
private final class TaggerRun {
  let trainer: LinearTrainer
  private let lexicon: TagLexicon
  private let settings: TaggerTraining
  private var forms = WordForms()
  private var classes: [UInt64] = []
  private var generator = SeededGenerator(seed: 5)
  private let features = UnsafeMutablePointer<UInt64>.allocate(capacity: TaggerFeatures.capacity)
  private let scores = UnsafeMutablePointer<Float>.allocate(capacity: 64)

  init(lexicon: TagLexicon, settings: TaggerTraining) {
    (self.lexicon, self.settings) = (lexicon, settings)
    trainer = LinearTrainer(classes: PartOfSpeech.allCases.count, cutoff: settings.cutoff)
  }

  private func features(of sentence: TreebankSentence) -> TaggerFeatures {
    sentence.load(into: &forms)
    TaggerFeatures.classes(of: forms, in: lexicon, into: &classes)
    return TaggerFeatures(forms, classes: classes)
  }

  func count(_ sentence: TreebankSentence) {
    let templates = features(of: sentence)
    var (before, beforeThat) = (TaggerFeatures.outside, TaggerFeatures.outside)
    for position in 0..<sentence.count {
      let count = templates.fill(position, before, beforeThat, into: features)
      trainer.count(features, count)
      (before, beforeThat) = (sentence.tags[position], before)
    }
  }

  /// Learns a sentence; returns how many tags were wrong.
  func learn(_ sentence: TreebankSentence) -> Int {
    let templates = features(of: sentence)
    var errors = 0
    var (before, beforeThat) = (TaggerFeatures.outside, TaggerFeatures.outside)
    for position in 0..<sentence.count {
      let count = trainer.dropped(
        features, templates.fill(position, before, beforeThat, into: features), settings.drop, &generator)
      let gold = sentence.tags[position]
      let guess = trainer.learn(features, count, gold: gold, margin: settings.margin, scores)
      if gold != TreebankSentence.unknown, guess != gold { errors += 1 }
      (before, beforeThat) = (guess, before)
    }
    return errors
  }
}

/// Makes the lexicon of word classes: words that take the same tags, in the same order of frequency, are one class.
enum LexiconTraining {
  static func section(_ corpus: [TreebankSentence], minimum: Int = 2) -> [UInt8] {
    var counts: [UInt64: [UInt8: Int]] = [:]
    var forms = WordForms()
    for sentence in corpus where !sentence.isCapitals {
      sentence.load(into: &forms)
      for position in 0..<sentence.count where sentence.tags[position] != TreebankSentence.unknown {
        counts[forms.hash(position), default: [:]][sentence.tags[position], default: 0] += 1
      }
    }
    var ambiguity: [[UInt8]: [UInt64]] = [:]
    for (word, tags) in counts {
      let total = tags.values.reduce(0, +)
      guard total >= minimum else { continue }
      let main = tags.filter { $0.value * 20 >= total }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      ambiguity[main.prefix(4).map(\.key), default: []].append(word)
    }
    let ranked = ambiguity.sorted { a, b in
      (b.value.count, a.key.map(Int.init).description) < (a.value.count, b.key.map(Int.init).description)
    }
    var words: [(hash: UInt64, value: UInt8)] = []
    for (number, entry) in ranked.enumerated() {
      // What is left over goes to the class of its most frequent tag alone.
      let fallback = ranked.firstIndex { $0.key == [entry.key[0]] } ?? 0
      let value = UInt8(number < 250 ? number : min(fallback, 250))
      for word in entry.value.sorted() { words.append((word, value)) }
    }
    return TagLexicon.write(words)
  }
}
