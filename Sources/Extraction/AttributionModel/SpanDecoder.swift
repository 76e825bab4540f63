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
  private var list = FeatureList()
  private var tokenScores: [Float] = []
  private var pairScores: [Float] = []
  private var best: [Float] = []
  private var mass: [Float] = []
  /// For each token and way, the way to the token before that it goes on from.
  private var trace: [UInt8] = []
  private let dense: [Float]

  /// A decoder with the weights of tokens and of steps between them.
  package init(tokenWeights: HashedWeights, stepWeights: HashedWeights) {
    (self.tokenWeights, self.stepWeights) = (tokenWeights, stepWeights)
    dense = (0..<SpanAutomaton.edges.count * 2).map { Float(stepWeights.dense($0)) * stepWeights.scale }
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
          let sum = SpanAutomaton.boundaries[pair].reduce(Int32(0)) { $0 &+ sums[$1] }
          pairScores.append(Float(sum) * stepWeights.scale)
        }
      }
    }
  }

  private mutating func search(_ window: Range<Int>, anchor: Int) {
    let none = -Float.infinity
    let (width, size) = (Self.most, states * Self.most)
    best = [Float](repeating: none, count: size)
    mass = [Float](repeating: none, count: states)
    trace = [UInt8](repeating: 0, count: window.count * size)
    for (state, allowed) in SpanAutomaton.starts.enumerated() where allowed {
      let label = SpanAutomaton.states[state].label.rawValue
      if window.lowerBound == anchor && label != SpanLabel.cue.rawValue { continue }
      best[state * width] = tokenScores[label]
      mass[state] = tokenScores[label]
    }
    var (nextBest, nextMass) = (best, mass)
    for place in 1..<max(window.count, 1) {
      let distance = window.lowerBound + place - anchor
      let side = distance > 0 ? SpanAutomaton.edges.count : 0
      for index in 0..<size { nextBest[index] = none }
      for index in 0..<states { nextMass[index] = none }
      for (number, edge) in SpanAutomaton.edges.enumerated()
      where best[edge.from * width] > none && SpanAutomaton.permits(pair: edge.pair, distance: distance) {
        let step =
          pairScores[place * 16 + edge.pair] + dense[number + side]
          + tokenScores[place * 4 + SpanAutomaton.states[edge.to].label.rawValue]
        nextMass[edge.to] = Self.sum(nextMass[edge.to], mass[edge.from] + step)
        merge(edge, step, into: &nextBest, at: place * size)
      }
      (best, mass) = (nextBest, nextMass)
    }
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

  /// The logarithm of a sum of two numbers that are given by their logarithms.
  @inline(__always)
  private static func sum(_ left: Float, _ right: Float) -> Float {
    let (high, low) = left > right ? (left, right) : (right, left)
    return low == -.infinity || high - low > 16 ? high : high + log1p(exp(low - high))
  }

  private func readings(_ window: Range<Int>) -> [Reading] {
    let total = mass.reduce(-Float.infinity) { Self.sum($0, $1) }
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
