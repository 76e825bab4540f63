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
