import Foundation

/// Labels the window of a cue: the best sequence that ``SpanAutomaton`` allows, with its probability.
package struct SpanDecoder: Sendable {
  private let tokenWeights: HashedWeights
  private let stepWeights: HashedWeights
  private let states = SpanAutomaton.states.count
  private var list = FeatureList()
  private var tokenScores: [Float] = []
  private var pairScores: [Float] = []
  private var best: [Float] = []
  private var mass: [Float] = []
  private var trace: [UInt8] = []

  /// A decoder with the weights of tokens and of steps between them.
  package init(tokenWeights: HashedWeights, stepWeights: HashedWeights) {
    (self.tokenWeights, self.stepWeights) = (tokenWeights, stepWeights)
  }

  /// The labels of the window's tokens, and the logarithm of their probability.
  package mutating func labels(_ features: inout SpanFeatures, anchor: Int) -> (
    labels: [SpanLabel], logProbability: Float
  ) {
    let window = features.window
    score(&features)
    search(window, anchor: anchor)
    return backtrack(window)
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
    best = [Float](repeating: none, count: states)
    mass = best
    trace = [UInt8](repeating: 0, count: window.count * states)
    for (state, allowed) in SpanAutomaton.starts.enumerated() where allowed {
      let label = SpanAutomaton.states[state].label.rawValue
      if window.lowerBound == anchor && label != SpanLabel.cue.rawValue { continue }
      best[state] = tokenScores[label]
      mass[state] = best[state]
    }
    var nextBest = best
    var parts = [Float](repeating: none, count: states)
    for place in 1..<max(window.count, 1) {
      let distance = window.lowerBound + place - anchor
      let side = distance > 0 ? SpanAutomaton.edges.count : 0
      var nextMass = [Float](repeating: none, count: states)
      for state in 0..<states { nextBest[state] = none }
      for (number, edge) in SpanAutomaton.edges.enumerated()
      where SpanAutomaton.permits(pair: edge.pair, distance: distance) && best[edge.from] > none {
        let step =
          pairScores[place * 16 + edge.pair] + Float(stepWeights.dense(number + side)) * stepWeights.scale
        let value = best[edge.from] + step
        if value > nextBest[edge.to] {
          nextBest[edge.to] = value
          trace[place * states + edge.to] = UInt8(edge.from)
        }
        nextMass[edge.to] = Self.sum(nextMass[edge.to], mass[edge.from] + step)
      }
      for state in 0..<states {
        let emission = tokenScores[place * 4 + SpanAutomaton.states[state].label.rawValue]
        nextBest[state] += emission
        nextMass[state] += emission
      }
      parts = nextMass
      (best, mass) = (nextBest, parts)
    }
  }

  /// The logarithm of a sum of two numbers that are given by their logarithms.
  @inline(__always)
  private static func sum(_ left: Float, _ right: Float) -> Float {
    let (high, low) = left > right ? (left, right) : (right, left)
    return low == -.infinity || high - low > 16 ? high : high + log1p(exp(low - high))
  }

  private func backtrack(_ window: Range<Int>) -> ([SpanLabel], Float) {
    guard var state = best.indices.max(by: { best[$0] < best[$1] }) else { return ([], 0) }
    let total = mass.reduce(-Float.infinity) { Self.sum($0, $1) }
    let probability = best[state] - total
    var labels = [SpanLabel](repeating: .other, count: window.count)
    for place in stride(from: window.count - 1, through: 0, by: -1) {
      labels[place] = SpanAutomaton.states[state].label
      state = Int(trace[place * states + state])
    }
    return (labels, probability)
  }
}
