import Linguistics

/// Trains the name tagger, text by text, so that it learns to trust its memory as far as it deserves.
struct NameTraining {
  var epochs = 5
  var cutoff = 2
  var margin: Float = 8
  var drop: UInt64 = 15
  var threshold: Float = 1

  /// The bytes of the model; `tags` are the automatic tags of each sentence.
  func train(_ corpus: [TreebankSentence], tags: [[UInt8]]) -> [UInt8] {
    let run = NameRun(settings: self)
    var texts: [Range<Int>] = []
    for index in corpus.indices {
      if corpus[index].startsText || texts.isEmpty { texts.append(index..<index) }
      texts[texts.count - 1] = texts[texts.count - 1].lowerBound..<(index + 1)
    }
    for text in texts { run.visit(corpus, tags, text, isCounting: true) }
    run.trainer.prepare()
    var generator = SeededGenerator(seed: 6)
    for epoch in 0..<epochs {
      texts.shuffle(using: &generator)
      run.errors = 0
      for text in texts { run.visit(corpus, tags, text, isCounting: false) }
      print("names: epoch \(epoch + 1), \(run.errors) errors, \(run.trainer.rows) features")
    }
    return ModelSections.write([run.trainer.section(threshold: threshold)])
  }
}

/// One training, with its buffers.
private final class NameRun {
  let trainer: LinearTrainer
  var errors = 0
  private let settings: NameTraining
  private var forms = WordForms()
  private var marks = NameMarks()
  private var generator = SeededGenerator(seed: 7)
  private let features = UnsafeMutablePointer<UInt64>.allocate(capacity: NameFeatures.capacity)
  private let scores = UnsafeMutablePointer<Float>.allocate(capacity: 16)

  init(settings: NameTraining) {
    self.settings = settings
    trainer = LinearTrainer(classes: 1 + 2 * NameMention.Kind.allCases.count, cutoff: settings.cutoff)
  }

  /// Goes through one text, to count its features or to learn it.
  func visit(_ corpus: [TreebankSentence], _ tags: [[UInt8]], _ text: Range<Int>, isCounting: Bool) {
    var memory = NameTagger.Memory()
    for index in text {
      let gold = corpus[index].nameLabels
      corpus[index].load(into: &forms)
      marks.load(forms, tags[index])
      let templates = NameFeatures(forms, tags: tags[index], marks: marks)
      var (before, beforeThat): (UInt8, UInt8) = (0, 0)
      for word in gold.indices {
        let known = NameTagger.canBeName(tags[index][word]) ? memory.kind(forms.hash(word)) : 0
        let count = templates.fill(word, before, beforeThat, memory: known, into: features)
        let label = isCounting ? gold[word] : learn(count, gold[word])
        if isCounting { trainer.count(features, count) }
        memory.note(forms.hash(word), label: label)
        (before, beforeThat) = (label, before)
      }
    }
  }

  private func learn(_ count: Int, _ gold: UInt8) -> UInt8 {
    let count = trainer.dropped(features, count, settings.drop, &generator)
    let guess = trainer.learn(features, count, gold: gold, margin: settings.margin, scores)
    if guess != gold { errors += 1 }
    return guess
  }
}

extension TreebankSentence {
  /// The labels of the name tagger: kinds of consecutive words that the corpus calls the same are one name.
  var nameLabels: [UInt8] {
    var labels = [UInt8](repeating: 0, count: count)
    for index in 0..<count {
      guard let kind = Self.kinds[names[index]] else { continue }
      let number = UInt8(NameMention.Kind.allCases.firstIndex(of: kind) ?? 3)
      let continues = index > 0 && names[index - 1] == names[index] && !nameStarts.contains(index)
      labels[index] = continues ? 2 + 2 * number : 1 + 2 * number
    }
    return labels
  }

  private static let kinds: [String: NameMention.Kind] = [
    "PERSON": .person, "ORGANIZATION": .organization, "LOCATION": .location, "MISC": .other,
    "person": .person, "organization": .organization, "place": .location, "object": .other, "event": .other,
    "abstract": .other,
  ]
}

extension Evaluation {
  /// Precision, recall and F1 of names with exact limits and kind, in per cent; `nil` counts all kinds.
  static func names(
    _ tagger: Tagger, _ names: NameTagger, _ corpus: [TreebankSentence], kind: NameMention.Kind? = nil
  ) -> (precision: Double, recall: Double, f1: Double) {
    var (forms, tags, space, room) = (WordForms(), [UInt8](), Tagger.Workspace(), NameTagger.Workspace())
    var (right, found, expected) = (0, 0, 0)
    for sentence in corpus {
      if sentence.startsText { room.forget() }
      sentence.load(into: &forms)
      tagger.tag(forms, into: &tags, &space)
      names.label(forms, tags, &room)
      let guessed = Set(NameTagger.mentions(room.labels)).filter { kind == nil || $0.kind == kind }
      let gold = Set(NameTagger.mentions(sentence.nameLabels)).filter { kind == nil || $0.kind == kind }
      found += guessed.count
      expected += gold.count
      right += guessed.intersection(gold).count
    }
    let (precision, recall) = (
      Double(right) / Double(max(found, 1)), Double(right) / Double(max(expected, 1))
    )
    return (100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 0.001))
  }
}
