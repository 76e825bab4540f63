import Linguistics

/// Trains the transitions of the parser as a structured perceptron with max-violation updates (Huang, Fayong and Guo 2012).
struct ParserTraining {
  var epochs = 9
  /// How many states the beam keeps in training.
  var width = 8
  /// The rows of weights, a power of two.
  var rows = 1 << 20
  /// How many in a hundred features are left out, others in each sentence.
  var drop: UInt64 = 15

  /// The sections of the model: transitions, then relations.
  func train(_ corpus: [TreebankSentence], tags: [[UInt8]], each: (Int, [UInt8]) -> Void = { _, _ in })
    -> [UInt8]
  {
    let run = ParserRun(rows: rows, width: width)
    run.drop = drop
    let oracles = corpus.map { TransitionOracle(heads: $0.heads) }
    var order = Array(corpus.indices)
    var generator = SeededGenerator(seed: 2)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      let wrong = order.reduce(0) { $0 + (run.learn(corpus[$1], tags[$1], oracles[$1]) ? 0 : 1) }
      print("parser: epoch \(epoch + 1), \(wrong) sentences of \(corpus.count) not as in the treebank")
      each(epoch, run.section())
    }
    return run.section()
  }
}

/// The transitions that build a tree.
struct TransitionOracle {
  private(set) var transitions: [Int] = []

  /// The transitions to a tree, after words outside any projective tree were led to the heads of their heads.
  init(heads: [Int]) {
    let heads = Self.projective(heads)
    var lastChild = [Int](repeating: -1, count: heads.count)
    for (word, head) in heads.enumerated() where head >= 0 { lastChild[head] = max(lastChild[head], word) }
    var (stack, front): ([Int], Int) = ([], 0)
    while front < heads.count || !stack.isEmpty {
      let top = stack.last ?? -1
      if top >= 0, front < heads.count, heads[top] == front {
        transitions.append(Transition.left)
        stack.removeLast()
      } else if top >= 0, lastChild[top] < front,
        stack.count == 1 ? front == heads.count : heads[top] == stack[stack.count - 2]
      {
        transitions.append(Transition.right)
        stack.removeLast()
      } else if front < heads.count {
        transitions.append(Transition.shift)
        stack.append(front)
        front += 1
      } else {
        // Not a tree with one root: what is left is attached as it stands.
        transitions.append(Transition.right)
        stack.removeLast()
      }
    }
  }

  /// Lifts heads until no two arcs cross (Nivre and Nilsson 2005).
  private static func projective(_ heads: [Int]) -> [Int] {
    var heads = heads
    for _ in 0..<heads.count {
      guard
        let word = heads.indices.filter({ crosses($0, heads) }).min(by: { span($0, heads) < span($1, heads) })
      else { break }
      heads[word] = heads[heads[word]]
    }
    return heads
  }

  private static func span(_ word: Int, _ heads: [Int]) -> Int { abs(heads[word] - word) }

  /// Whether a word between the word and its head does not descend from the head.
  private static func crosses(_ word: Int, _ heads: [Int]) -> Bool {
    let head = heads[word]
    guard head >= 0, heads[head] >= 0 else { return false }
    for between in (min(word, head) + 1)..<max(word, head, min(word, head) + 1) {
      var ancestor = between
      var steps = 0
      while ancestor >= 0, ancestor != head, steps < heads.count {
        (ancestor, steps) = (heads[ancestor], steps + 1)
      }
      if ancestor != head { return true }
    }
    return false
  }
}

/// One training, with its weights and buffers.
private final class ParserRun {
  private var weights: [SIMD4<Float>]
  private var totals: [SIMD4<Float>]
  private let mask: UInt64
  private var step: Float = 1
  private let search: BeamSearch
  private var forms = WordForms()
  private var marks = ParserMarks()
  private var space = ParserWorkspace()
  private let features = UnsafeMutablePointer<UInt64>.allocate(capacity: ParserFeatures.capacity)
  private var generator = SeededGenerator(seed: 4)
  /// Which features are left out while one sentence is learnt.
  private var kept = [Bool](repeating: true, count: ParserFeatures.capacity)
  var drop: UInt64 = 0

  init(rows: Int, width: Int) {
    weights = Array(repeating: .zero, count: rows)
    totals = weights
    mask = UInt64(rows - 1)
    search = BeamSearch(width: width)
  }

  /// Learns a sentence; returns whether the weights had found its tree.
  func learn(_ sentence: TreebankSentence, _ tags: [UInt8], _ oracle: TransitionOracle) -> Bool {
    step += 1
    for index in kept.indices { kept[index] = generator.next() % 100 >= drop }
    sentence.load(into: &forms)
    marks.load(tags)
    let templates = ParserFeatures(forms, tags: tags, marks: marks)
    let first = space.begin(sentence.count)
    space.setBeam([first])
    var (gold, worst, violation): (Int32, (Int32, Int32)?, Float) = (first, nil, 0)
    for transition in oracle.transitions {
      gold = advance(gold, transition, templates)
      search.step(&space, templates) { sum($0, $1) }
      guard let best = space.best else { break }
      let loss = space.states[Int(best)].score - space.states[Int(gold)].score
      if loss >= violation, differs(best, gold) { (worst, violation) = ((best, gold), loss) }
    }
    if let (best, gold) = worst { update(best, gold, templates) }
    return worst == nil
  }

  private func sum(_ features: UnsafePointer<UInt64>, _ count: Int) -> SIMD4<Float> {
    var sum = SIMD4<Float>.zero
    for index in 0..<count where kept[index] {
      sum += weights[Int(truncatingIfNeeded: features[index] & mask)]
    }
    return sum
  }

  private func advance(_ state: Int32, _ transition: Int, _ templates: ParserFeatures) -> Int32 {
    let before = space.states[Int(state)].score
    guard space.isOpen(state) else { return space.apply(transition, to: state, score: before) }
    let count = templates.fill(space, state, into: features)
    let scores = sum(features, count)
    return space.apply(transition, to: state, score: before + scores[transition])
  }

  private func differs(_ one: Int32, _ other: Int32) -> Bool {
    var (one, other) = (one, other)
    while one >= 0, other >= 0, one != other {
      if space.states[Int(one)].transition != space.states[Int(other)].transition { return true }
      (one, other) = (space.states[Int(one)].parent, space.states[Int(other)].parent)
    }
    return false
  }

  private func path(_ state: Int32) -> [Int32] {
    var (path, index): ([Int32], Int32) = ([], state)
    while index >= 0 {
      path.append(index)
      index = space.states[Int(index)].parent
    }
    return path.reversed()
  }

  /// Up along the right transitions, down along the wrong ones, from where they part.
  private func update(_ best: Int32, _ gold: Int32, _ templates: ParserFeatures) {
    let (wrong, right) = (path(best), path(gold))
    var common = 1
    while common < wrong.count, common < right.count,
      space.states[Int(wrong[common])].transition == space.states[Int(right[common])].transition
    { common += 1 }
    for index in common..<right.count { add(right[index], 1, templates) }
    for index in common..<wrong.count { add(wrong[index], -1, templates) }
  }

  private func add(_ state: Int32, _ amount: Float, _ templates: ParserFeatures) {
    let before = space.states[Int(state)].parent
    guard space.isOpen(before) else { return }
    let transition = Int(space.states[Int(state)].transition)
    let count = templates.fill(space, before, into: features)
    for index in 0..<count where kept[index] {
      let row = Int(truncatingIfNeeded: features[index] & mask)
      weights[row][transition] += amount
      totals[row][transition] += amount * step
    }
  }

  /// The averaged weights, a byte each.
  func section() -> [UInt8] {
    let averages = zip(weights, totals).map { $0 - $1 / step }
    var sizes: [Float] = []
    for row in averages {
      for index in 0..<3 where row[index] != 0 { sizes.append(abs(row[index])) }
    }
    sizes.sort()
    let scale = sizes.isEmpty ? 1 : 127 / sizes[sizes.count * 9998 / 10000]
    return TransitionWeights.write(
      averages.map { row in
        let scaled = (row * scale).rounded(.toNearestOrAwayFromZero)
        return SIMD4<Int8>(
          clamping: SIMD4<Int32>(
            scaled.clamped(lowerBound: .init(repeating: -127), upperBound: .init(repeating: 127))))
      })
  }
}

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
