import Foundation

/// Labels the window of a cue: the best few sequences that ``SpanAutomaton`` allows, with their probabilities.
package struct SpanDecoder: Sendable {
  /// One way to label the window.
  package struct Reading: Sendable {
    /// The label of each token.
    package let labels: [SpanLabel]
    /// The logarithm of its probability.
    package let logProbability: Float
  }

  /// How many readings are kept.
  package static let most = 6

  private let tokenWeights: HashedWeights
  private let stepWeights: HashedWeights
  private let states = SpanAutomaton.states.count
  private let edges = SpanAutomaton.edges
  /// The label of each state, as a number.
  private let labelOf = SpanAutomaton.states.map(\.label.rawValue)
  private var list = FeatureList()
  private var tokenScores: [Float] = []
  private var pairScores: [Float] = []
  private var best: [Float] = []
  /// How likely all ways to each state are together, but for a factor whose logarithm is ``scale``.
  private var mass: [Double] = []
  private var scale = 0.0
  /// For each token and way, the way to the token before that it goes on from.
  private var trace: [UInt8] = []
  private let dense: [Float]
  private let denseFactors: [Double]

  /// A decoder with the weights of tokens and of steps between them.
  package init(tokenWeights: HashedWeights, stepWeights: HashedWeights) {
    (self.tokenWeights, self.stepWeights) = (tokenWeights, stepWeights)
    dense = (0..<SpanAutomaton.edges.count * 2).map { stepWeights.dense($0) }
    denseFactors = dense.map { exp(Double($0)) }
  }

  /// The likeliest ways to label the window's tokens, the best first.
  package mutating func readings(_ features: inout SpanFeatures, anchor: Int) -> [Reading] {
    let window = features.window
    score(&features)
    search(window, anchor: anchor)
    return readings(window)
  }

  private mutating func score(_ features: inout SpanFeatures) {
    tokenScores.removeAll(keepingCapacity: true)
    pairScores.removeAll(keepingCapacity: true)
    for token in features.window {
      features.load(token, into: &list)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4) { sums in
        guard let base = sums.baseAddress else { return }
        sums.initialize(repeating: 0)
        tokenWeights.add(list, to: base + 1)
        for label in 0..<4 { tokenScores.append(Float(sums[label]) * tokenWeights.scale) }
      }
      if token > features.window.lowerBound { features.loadStep(token, into: &list) } else { list.clear() }
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 6) { sums in
        guard let base = sums.baseAddress else { return }
        sums.initialize(repeating: 0)
        stepWeights.add(list, to: base)
        for pair in 0..<16 {
          let (from, to) = (pair >> 2, pair & 3)
          let sum = from == to ? 0 : (to > 0 ? sums[to - 1] : 0) &+ (from > 0 ? sums[from + 2] : 0)
          pairScores.append(Float(sum) * stepWeights.scale)
        }
      }
    }
  }

  private mutating func search(_ window: Range<Int>, anchor: Int) {
    let none = -Float.infinity
    let (width, size) = (Self.most, states * Self.most)
    start(window, anchor: anchor)
    trace = [UInt8](repeating: 0, count: window.count * size)
    var (nextBest, nextMass) = (best, mass)
    var factors = [Double](repeating: 0, count: 20)
    for place in 1..<max(window.count, 1) {
      let distance = window.lowerBound + place - anchor
      let side = distance > 0 ? edges.count : 0
      for index in 0..<size { nextBest[index] = none }
      for index in 0..<states { nextMass[index] = 0 }
      for pair in 0..<16 { factors[pair] = exp(Double(pairScores[place * 16 + pair])) }
      for label in 0..<4 { factors[16 + label] = exp(Double(tokenScores[place * 4 + label])) }
      for number in edges.indices {
        let edge = edges[number]
        guard best[edge.from * width] > none, SpanAutomaton.permits(pair: edge.pair, distance: distance)
        else { continue }
        let label = labelOf[edge.to]
        let step = pairScores[place * 16 + edge.pair] + dense[number + side] + tokenScores[place * 4 + label]
        nextMass[edge.to] +=
          mass[edge.from] * factors[edge.pair] * factors[16 + label] * denseFactors[number + side]
        merge(edge, step, into: &nextBest, at: place * size)
      }
      swap(&best, &nextBest)
      swap(&mass, &nextMass)
      rescale()
    }
  }

  /// The ways to the first token.
  private mutating func start(_ window: Range<Int>, anchor: Int) {
    best = [Float](repeating: -.infinity, count: states * Self.most)
    mass = [Double](repeating: 0, count: states)
    scale = 0
    for (state, allowed) in SpanAutomaton.starts.enumerated() where allowed {
      let label = labelOf[state]
      if window.lowerBound == anchor && label != SpanLabel.cue.rawValue { continue }
      best[state * Self.most] = tokenScores[label]
      mass[state] = exp(Double(tokenScores[label]))
    }
  }

  /// Keeps the masses near one, so that they neither vanish nor overflow in long windows.
  private mutating func rescale() {
    let total = mass.reduce(0, +)
    guard total > 0, total.isFinite else { return }
    for index in mass.indices { mass[index] /= total }
    scale += log(total)
  }

  /// Sorts the ways that lead over an edge in among the best ways to its end.
  @inline(__always)
  private mutating func merge(
    _ edge: SpanAutomaton.Edge, _ step: Float, into next: inout [Float], at row: Int
  ) {
    let width = Self.most
    let (from, to) = (edge.from * width, edge.to * width)
    for rank in 0..<width {
      let value = best[from + rank] + step
      // Those behind it are no better.
      guard value > next[to + width - 1] else { return }
      var place = width - 1
      while place > 0, value > next[to + place - 1] {
        next[to + place] = next[to + place - 1]
        trace[row + to + place] = trace[row + to + place - 1]
        place -= 1
      }
      next[to + place] = value
      trace[row + to + place] = UInt8(from + rank)
    }
  }

  private func readings(_ window: Range<Int>) -> [Reading] {
    let total = Float(log(max(mass.reduce(0, +), .leastNormalMagnitude)) + scale)
    let ends = best.indices.filter { best[$0] > -.infinity }.sorted { (best[$0], $1) > (best[$1], $0) }
    return ends.prefix(Self.most).map { end in
      Reading(labels: labels(endingAt: end, window), logProbability: best[end] - total)
    }
  }

  private func labels(endingAt end: Int, _ window: Range<Int>) -> [SpanLabel] {
    let size = states * Self.most
    var index = end
    var labels = [SpanLabel](repeating: .other, count: window.count)
    for place in stride(from: window.count - 1, through: 0, by: -1) {
      labels[place] = SpanAutomaton.states[index / Self.most].label
      index = Int(trace[place * size + index])
    }
    return labels
  }
}
