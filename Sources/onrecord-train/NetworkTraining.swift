import Extraction
import Foundation

/// Trains a ``PooledNetwork`` by AdaGrad, alone or together with a linear table whose scores are added to its own.
///
/// Features are dropped at random while it learns, so that none is leant on alone (Srivastava et al. 2014); wide and deep
/// parts are learned together (Cheng et al. 2016).
struct NetworkTraining {
  /// What is asked of a unit.
  struct Question {
    /// Features of the linear table; none for a network alone.
    var list = FeatureList()
    /// The number of the answer.
    var output: Int
    var answer: Bool
    /// What it counts.
    var weight: Float = 1
  }

  var pooling: PooledNetwork.Pooling
  var dimensions: Int
  var outputs: Int
  /// Answers are of so many kinds, one after the other; those of one kind share a half of their weights.
  var kinds: Int
  var epochs: Int
  var decay: Float
  /// The share of features that is left out at each step.
  var dropout: Float
  /// What the sum of squared slopes begins with: the less, the faster rare features are learned.
  var ground: Float
  /// How far apart the answers' weights begin.
  var spread: Float
  var cutoff: UInt8 = 3
  /// So many networks that begin differently are put side by side, and their answers' mean is taken.
  var members = 1

  typealias Units = (_ body: ([FeatureGroup], [Question]) -> Void) -> Void

  /// The bytes of the linear table and of the network; `units` hands out the same ones each time.
  func train(_ units: Units) -> (linear: [UInt8], network: [UInt8]) {
    let examples = NetworkExamples(units, cutoff: cutoff)
    let states = (0..<members).map { state(seed: UInt64($0), examples) }
    let vectors = states.map { $0.vectors.rows(examples.vectors.hashes) }
    let side = examples.vectors.hashes.indices.map { index in
      (hash: examples.vectors.hashes[index], row: vectors.flatMap { $0[index].row })
    }
    return (
      HashedWeights.write(states[0].linear.rows(examples.linear.hashes), dense: [], width: 1),
      HashedWeights.write(side, dense: dense(states), width: dimensions * members, cuttingOneIn: 2_000)
    )
  }

  private func state(seed: UInt64, _ examples: NetworkExamples) -> NetworkState {
    var state = NetworkState(self, examples, seed: seed)
    var order = Array(examples.units.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &state.generator)
      state.slowing = 1 + Float(epoch) * 0.3
      for unit in order { state.learn(examples.units[unit]) }
    }
    return state
  }

  /// What the members begin with, then for each answer the weights of all and what it begins with.
  private func dense(_ states: [NetworkState]) -> [Float] {
    states.flatMap(\.beginning)
      + (0..<outputs).flatMap { output in
        let answers = states.map { $0.weights(of: output) }
        return (answers.flatMap(\.weights) + [answers.map(\.bias).reduce(0, +)]).map { $0 / Float(members) }
      }
  }
}

/// The examples with their features numbered.
struct NetworkExamples {
  struct Unit {
    var groups: [ArraySlice<Int32>]
    var questions: [(features: ArraySlice<Int32>, output: Int, answer: Float, weight: Float)]
  }

  private(set) var units: [Unit] = []
  private(set) var vectors: FeatureNumbering
  private(set) var linear: FeatureNumbering

  init(_ source: NetworkTraining.Units, cutoff: UInt8) {
    (vectors, linear) = (FeatureNumbering(cutoff: cutoff), FeatureNumbering(cutoff: 2))
    var (counted, asked) = (vectors, linear)
    source { groups, questions in
      for list in groups.joined() { counted.count(list) }
      for question in questions { asked.count(question.list) }
    }
    var units: [Unit] = []
    func numbers(_ lists: FeatureGroup, _ numbering: inout FeatureNumbering) -> ArraySlice<Int32> {
      var found: [Int32] = []
      for list in lists { numbering.numbers(list, into: &found) }
      return found[...]
    }
    source { groups, questions in
      units.append(
        Unit(
          groups: groups.map { numbers($0, &counted) },
          questions: questions.map {
            (numbers([$0.list], &asked), $0.output, $0.answer ? 1 : 0, $0.weight)
          }))
    }
    (self.units, vectors, linear) = (units, counted, asked)
  }
}

/// The weights while they are learned.
struct NetworkState {
  private let training: NetworkTraining
  private let width: Int
  var generator: SeededGenerator
  /// What rates are divided by.
  var slowing: Float = 1
  private(set) var linear: LearnedRows
  private(set) var vectors: LearnedRows
  private var start: LearnedRows
  private var kinds: LearnedRows
  private var outputs: LearnedRows
  private var biases: LearnedRows

  private static let (linearRate, linearDecay): (Float, Float) = (0.05, 0.01)
  private static let rate: Float = 0.03

  init(_ training: NetworkTraining, _ examples: NetworkExamples, seed: UInt64) {
    (self.training, width) = (training, training.dimensions)
    generator = SeededGenerator(seed: 11 + seed)
    var random = SeededGenerator(seed: 5 + seed)
    func rows(_ count: Int, width: Int, _ ground: Float, spread: Float = 0) -> LearnedRows {
      LearnedRows(count: count, width: width, ground: ground, spread: spread, using: &random)
    }
    linear = rows(examples.linear.hashes.count, width: 1, 1)
    vectors = rows(examples.vectors.hashes.count, width: width, training.ground, spread: 0.1)
    start = rows(1, width: width, training.ground)
    kinds = rows(training.kinds, width: width, training.ground, spread: training.spread / 2)
    outputs = rows(training.outputs, width: width, training.ground)
    biases = rows(training.outputs, width: 1, 1)
  }

  /// One unit, forward and back.
  mutating func learn(_ unit: NetworkExamples.Unit) {
    let kept = unit.groups.map { group in
      training.dropout > 0
        ? group.filter { _ in Float(generator.next() >> 40) >= training.dropout * 16_777_216 }[...] : group
    }
    let strength = 1 / (1 - training.dropout)
    let values = kept.map { group -> [Float] in
      var sums = [Float](repeating: 0, count: width)
      vectors.add(group, to: &sums, at: 0)
      let start = start.row(0)
      return sums.indices.map { tanhf(start[$0] + strength * sums[$0]) }
    }
    let (pooled, winners) = pool(values)
    var slopes = [Float](repeating: 0, count: width)
    for question in unit.questions { answer(question, pooled, &slopes) }
    for (number, group) in kept.enumerated() {
      let own = (0..<width).map { column -> Float in
        let share =
          training.pooling == .mean
          ? slopes[column] / Float(kept.count) : winners[column] == number ? slopes[column] : 0
        return share * (1 - values[number][column] * values[number][column])
      }
      guard own.contains(where: { abs($0) > 1e-7 }) else { continue }
      start.descend([0], own, at: 0, rate: Self.rate / slowing, decay: 0)
      vectors.descend(
        group, own.map { $0 * strength }, at: 0, rate: Self.rate / slowing, decay: training.decay)
    }
  }

  private func pool(_ values: [[Float]]) -> (pooled: [Float], winners: [Int]) {
    var pooled = [Float](repeating: training.pooling == .mean ? 0 : -2, count: width)
    var winners = [Int](repeating: -1, count: width)
    for (number, row) in values.enumerated() {
      for column in 0..<width {
        if training.pooling == .mean {
          pooled[column] += row[column] / Float(values.count)
        } else if row[column] > pooled[column] {
          (pooled[column], winners[column]) = (row[column], number)
        }
      }
    }
    return (pooled, winners)
  }

  private mutating func answer(
    _ question: (features: ArraySlice<Int32>, output: Int, answer: Float, weight: Float),
    _ pooled: [Float], _ slopes: inout [Float]
  ) {
    var score = [biases.row(question.output)[0]]
    linear.add(question.features, to: &score, at: 0)
    let kind = question.output * training.kinds / training.outputs
    let (shared, own) = (kinds.row(kind), outputs.row(question.output))
    for column in 0..<width { score[0] += (shared[column] + own[column]) * pooled[column] }
    let slope = (1 / (1 + exp(-score[0])) - question.answer) * question.weight
    for column in 0..<width { slopes[column] += slope * (shared[column] + own[column]) }
    let linearRate = Self.linearRate / slowing
    biases.descend([Int32(question.output)], [slope], at: 0, rate: linearRate, decay: 0)
    linear.descend(question.features, [slope], at: 0, rate: linearRate, decay: Self.linearDecay)
    let step = pooled.map { $0 * slope }
    let rate = Self.rate / slowing
    kinds.descend([Int32(kind)], step, at: 0, rate: rate, decay: training.decay)
    outputs.descend([Int32(question.output)], step, at: 0, rate: rate, decay: training.decay * 3)
  }

  /// The vector that each group begins with.
  var beginning: [Float] { Array(start.row(0)) }

  /// The weights of an answer.
  func weights(of output: Int) -> (weights: [Float], bias: Float) {
    let shared = kinds.row(output * training.kinds / training.outputs)
    return (zip(shared, outputs.row(output)).map(+), biases.row(output)[0])
  }
}
