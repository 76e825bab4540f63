import Foundation

/// All ways through ``SpanAutomaton`` over the tokens of a window: the best few of them, and how likely all are together.
struct SpanLattice: Sendable {
  /// A step between two states, with the weight that it has by itself.
  private struct Step {
    let from: Int
    let to: Int
    let pair: Int
    let label: Int
    let weight: Float
    let factor: Double
  }

  /// How many scores each token has: sixteen of the step to it, by the label that is left and the one that is reached; then
  /// four of its own label.
  static let scoreWidth = 20

  private static let width = SpanDecoder.most
  private let states = SpanAutomaton.states.count
  /// The steps to tokens before the anchor, to the anchor, and behind it.
  private let steps: [[Step]]
  /// For each state the scores of the best ways to it; the first half and the second take turns.
  private var best: [Float]
  /// How likely all ways to each state are together, but for a factor whose logarithm is ``scale``.
  private var mass: [Double]
  private var scale = 0.0
  private var factors = [Double](repeating: 1, count: Self.scoreWidth)
  /// For each token and way, the way to the token before that it goes on from.
  private var trace: [UInt8] = []

  /// With the weight of each edge of the automaton before and at the anchor, then behind it.
  init(dense: [Float]) {
    let edges = SpanAutomaton.edges
    steps = [-1, 0, 1].map { distance in
      edges.indices.filter { SpanAutomaton.permits(pair: edges[$0].pair, distance: distance) }.map { number in
        let weight = dense[distance > 0 ? number + edges.count : number]
        return Step(
          from: edges[number].from, to: edges[number].to, pair: edges[number].pair,
          label: edges[number].pair & 3, weight: weight, factor: exp(Double(weight)))
      }
    }
    best = [Float](repeating: 0, count: 2 * SpanAutomaton.states.count * Self.width)
    mass = [Double](repeating: 0, count: 2 * SpanAutomaton.states.count)
  }

  /// The likeliest ways to label the tokens, the best first; `anchor` is the place of the cue's main word.
  mutating func readings(_ scores: [Float], anchor: Int) -> [SpanDecoder.Reading] {
    let (count, size) = (scores.count / Self.scoreWidth, states * Self.width)
    guard count > 0 else { return [] }
    if trace.count < count * size { trace = [UInt8](repeating: 0, count: count * size) }
    start(scores, isAnchor: anchor == 0)
    scores.withUnsafeBufferPointer { scores in
      for place in 1..<max(count, 1) {
        let token = UnsafeBufferPointer(
          rebasing: scores[(place * Self.scoreWidth)..<((place + 1) * Self.scoreWidth)])
        advance(token, steps[place < anchor ? 0 : place == anchor ? 1 : 2], to: place)
      }
    }
    return readings(count)
  }

  /// The ways to the first token.
  private mutating func start(_ scores: [Float], isAnchor: Bool) {
    for index in best.indices { best[index] = -.infinity }
    for index in mass.indices { mass[index] = 0 }
    scale = 0
    for (state, allowed) in SpanAutomaton.starts.enumerated() where allowed {
      let label = SpanAutomaton.states[state].label
      if isAnchor && label != .cue { continue }
      let score = scores[16 + label.rawValue]
      best[state * Self.width] = score
      mass[state] = exp(Double(score))
    }
  }

  private mutating func advance(_ scores: UnsafeBufferPointer<Float>, _ steps: [Step], to place: Int) {
    let (states, width, size) = (states, Self.width, states * Self.width)
    let (old, new) = place & 1 == 1 ? (0, 1) : (1, 0)
    setFactors(scores)
    factors.withUnsafeBufferPointer { factors in
      trace.withUnsafeMutableBufferPointer { trace in
        best.withUnsafeMutableBufferPointer { best in
          mass.withUnsafeMutableBufferPointer { mass in
            for index in 0..<size { best[new * size + index] = -.infinity }
            for index in 0..<states { mass[new * states + index] = 0 }
            for step in steps {
              let (from, to) = (old * size + step.from * width, new * size + step.to * width)
              guard best[from] > -.infinity else { continue }
              mass[new * states + step.to] +=
                mass[old * states + step.from]
                * (factors[step.pair] * factors[16 + step.label] * step.factor)
              Self.merge(
                best, from, scores[step.pair] + step.weight + scores[16 + step.label], to,
                trace, place * size + step.to * width, UInt8(truncatingIfNeeded: step.from * width))
            }
          }
        }
      }
    }
    rescale(new * states)
  }

  /// The exponentials of the scores; that of a pair is the product of what its two labels say.
  private mutating func setFactors(_ scores: UnsafeBufferPointer<Float>) {
    for label in 1..<4 {
      factors[label] = exp(Double(scores[label]))
      factors[label * 4] = exp(Double(scores[label * 4]))
      factors[16 + label] = exp(Double(scores[16 + label]))
    }
    for from in 1..<4 {
      for to in 1..<4 where from != to { factors[from * 4 + to] = factors[to] * factors[from * 4] }
    }
  }

  /// Sorts the ways that go on from one state in among the best ways to another.
  @inline(__always)
  private static func merge(
    _ best: UnsafeMutableBufferPointer<Float>, _ from: Int, _ step: Float, _ to: Int,
    _ trace: UnsafeMutableBufferPointer<UInt8>, _ row: Int, _ origin: UInt8
  ) {
    if best[to] == -.infinity {
      for rank in 0..<width {
        best[to + rank] = best[from + rank] + step
        trace[row + rank] = origin &+ UInt8(truncatingIfNeeded: rank)
      }
      return
    }
    for rank in 0..<width {
      let value = best[from + rank] + step
      // Those behind it are no better.
      guard value > best[to + width - 1] else { return }
      var place = width - 1
      while place > 0, value > best[to + place - 1] {
        best[to + place] = best[to + place - 1]
        trace[row + place] = trace[row + place - 1]
        place -= 1
      }
      best[to + place] = value
      trace[row + place] = origin &+ UInt8(truncatingIfNeeded: rank)
    }
  }

  /// Brings masses that leave the range of numbers back to one.
  private mutating func rescale(_ start: Int) {
    var total = 0.0
    for state in 0..<states { total += mass[start + state] }
    guard total > 1e60 || total < 1e-60, total > 0, total.isFinite else { return }
    for state in 0..<states { mass[start + state] /= total }
    scale += log(total)
  }

  private func readings(_ count: Int) -> [SpanDecoder.Reading] {
    let size = states * Self.width
    let half = count & 1 == 1 ? 0 : 1
    let sum = mass[(half * states)..<((half + 1) * states)].reduce(0, +)
    let total = Float(log(max(sum, .leastNormalMagnitude)) + scale)
    let ends = best[(half * size)..<((half + 1) * size)].enumerated().filter { $0.element > -.infinity }
      .sorted { ($0.element, $1.offset) > ($1.element, $0.offset) }
    return ends.prefix(Self.width).map { end in
      SpanDecoder.Reading(
        labels: labels(endingAt: end.offset, count), logProbability: end.element - total)
    }
  }

  private func labels(endingAt end: Int, _ count: Int) -> [SpanLabel] {
    let size = states * Self.width
    let states = SpanAutomaton.states
    var index = end
    var labels = [SpanLabel](repeating: .other, count: count)
    for place in stride(from: count - 1, through: 0, by: -1) {
      labels[place] = states[index / Self.width].label
      index = Int(trace[place * size + index])
    }
    return labels
  }
}
