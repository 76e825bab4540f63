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
  private var list = FeatureList()
  /// As many as a table has columns at most.
  private var sums = [Int32](repeating: 0, count: 6)
  private var scores: [Float] = []
  private var lattice: SpanLattice

  /// A decoder with the weights of tokens and of steps between them.
  package init(tokenWeights: HashedWeights, stepWeights: HashedWeights) {
    (self.tokenWeights, self.stepWeights) = (tokenWeights, stepWeights)
    lattice = SpanLattice(dense: (0..<SpanAutomaton.edges.count * 2).map { stepWeights.dense($0) })
  }

  /// The likeliest ways to label the window's tokens, the best first.
  package mutating func readings(_ features: inout SpanFeatures, anchor: Int) -> [Reading] {
    score(&features)
    return lattice.readings(scores, anchor: anchor - features.window.lowerBound)
  }

  /// Writes what the weights say of each token: of the step to it from one label to another, then of its own label.
  private mutating func score(_ features: inout SpanFeatures) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(0, count: features.window.count * SpanLattice.scoreWidth))
    for (place, token) in features.window.enumerated() {
      let start = place * SpanLattice.scoreWidth
      if place > 0 {
        features.loadStep(token, into: &list)
        sum(stepWeights)
        for pair in 0..<16 where pair >> 2 != pair & 3 {
          let (from, to) = (pair >> 2, pair & 3)
          let sum = (to > 0 ? sums[to - 1] : 0) &+ (from > 0 ? sums[from + 2] : 0)
          scores[start + pair] = Float(sum) * stepWeights.scale
        }
      }
      features.load(token, into: &list)
      sum(tokenWeights)
      for label in 1..<4 { scores[start + 16 + label] = Float(sums[label - 1]) * tokenWeights.scale }
    }
  }

  @inline(__always)
  private mutating func sum(_ weights: HashedWeights) {
    sums.withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      sums.update(repeating: 0)
      weights.add(list, to: base)
    }
  }
}
