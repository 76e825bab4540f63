import Extraction
import Foundation

/// The conditional random field while it learns: forward and backward sums, and the step that they ask for.
struct SpanField {
  var tokenRows: LearnedRows
  var stepRows: LearnedRows
  private(set) var dense = [Float](repeating: 0, count: SpanAutomaton.edges.count * 2)
  private var denseSquares: [Float]
  private var denseSums = [Float](repeating: 0, count: SpanAutomaton.edges.count * 2)
  private var moments: Float = 0
  let decay: Float
  var rate: Float = 0.1
  /// Sum of the losses since it was last set to zero.
  var loss = 0.0

  private let states = SpanAutomaton.states
  private let edges = SpanAutomaton.edges
  private let boundaries = SpanAutomaton.boundaries
  private var tokenScores: [Float] = []
  private var stepScores: [Float] = []
  private var forward: [Float] = []
  private var backward: [Float] = []
  private var edgeScores: [Float] = []

  init(tokenRows: LearnedRows, stepRows: LearnedRows, decay: Float) {
    (self.tokenRows, self.stepRows, self.decay) = (tokenRows, stepRows, decay)
    denseSquares = [Float](repeating: 1, count: SpanAutomaton.edges.count * 2)
  }

  /// Lets all weights as they are now count for their mean.
  mutating func remember() {
    tokenRows.remember()
    stepRows.remember()
    for index in dense.indices { denseSums[index] += dense[index] }
    moments += 1
  }

  /// The mean of the dense weights.
  var meanDense: [Float] { moments > 0 ? denseSums.map { $0 / moments } : dense }

  /// One example: `states` is the path of the gold labels.
  mutating func learn(
    anchor: Int, count: Int, states gold: [Int], _ tokenFeatures: [Int32], _ tokens: [Int],
    _ stepFeatures: [Int32],
    _ steps: [Int]
  ) {
    tokenScores = [Float](repeating: 0, count: count * 4)
    stepScores = [Float](repeating: 0, count: count * 6)
    for place in 0..<count {
      tokenRows.add(tokenFeatures[tokens[place]..<tokens[place + 1]], to: &tokenScores, at: place * 4 + 1)
      if place > 0 {
        stepRows.add(stepFeatures[steps[place - 1]..<steps[place]], to: &stepScores, at: place * 6)
      }
    }
    let total = sums(anchor, count)
    let (tokenSlopes, stepSlopes) = slopes(anchor, count, gold, total)
    for place in 0..<count {
      tokenRows.descend(
        tokenFeatures[tokens[place]..<tokens[place + 1]], tokenSlopes, at: place * 4 + 1, rate: rate,
        decay: decay)
      if place > 0 {
        stepRows.descend(
          stepFeatures[steps[place - 1]..<steps[place]], stepSlopes, at: place * 6, rate: rate, decay: decay)
      }
    }
  }

  private mutating func sums(_ anchor: Int, _ count: Int) -> Float {
    let size = states.count
    let none = -Float.infinity
    forward = [Float](repeating: none, count: count * size)
    backward = [Float](repeating: none, count: count * size)
    edgeScores = [Float](repeating: none, count: count * edges.count)
    for state in 0..<size where SpanAutomaton.starts[state] && (anchor > 0 || states[state].label == .cue) {
      forward[state] = tokenScores[states[state].label.rawValue]
    }
    for place in 1..<max(count, 1) {
      var pairs = [Float](repeating: 0, count: 16)
      for pair in 0..<16 {
        for boundary in boundaries[pair] { pairs[pair] += stepScores[place * 6 + boundary] }
      }
      let side = place > anchor ? edges.count : 0
      for (number, edge) in edges.enumerated()
      where SpanAutomaton.permits(pair: edge.pair, distance: place - anchor) {
        let score =
          pairs[edge.pair] + dense[number + side] + tokenScores[place * 4 + states[edge.to].label.rawValue]
        edgeScores[place * edges.count + number] = score
        let value = forward[(place - 1) * size + edge.from] + score
        forward[place * size + edge.to] = Self.sum(forward[place * size + edge.to], value)
      }
    }
    for state in 0..<size { backward[(count - 1) * size + state] = 0 }
    for place in stride(from: count - 1, to: 0, by: -1) {
      for (number, edge) in edges.enumerated() {
        let score = edgeScores[place * edges.count + number]
        if score == none { continue }
        let value = backward[place * size + edge.to] + score
        backward[(place - 1) * size + edge.from] = Self.sum(backward[(place - 1) * size + edge.from], value)
      }
    }
    return (0..<size).reduce(none) { Self.sum($0, forward[(count - 1) * size + $1]) }
  }

  @inline(__always)
  private static func sum(_ left: Float, _ right: Float) -> Float {
    let (high, low) = left > right ? (left, right) : (right, left)
    return low == -.infinity || high - low > 16 ? high : high + log1p(exp(low - high))
  }

  private mutating func slopes(_ anchor: Int, _ count: Int, _ gold: [Int], _ total: Float) -> (
    [Float], [Float]
  ) {
    let size = states.count
    var tokenSlopes = [Float](repeating: 0, count: count * 4)
    var stepSlopes = [Float](repeating: 0, count: count * 6)
    var denseSlopes = [Float](repeating: 0, count: dense.count)
    for place in 0..<count {
      for state in 0..<size {
        let value = forward[place * size + state] + backward[place * size + state] - total
        if value > -12 { tokenSlopes[place * 4 + states[state].label.rawValue] += exp(value) }
      }
      tokenSlopes[place * 4 + states[gold[place]].label.rawValue] -= 1
      if place == 0 { continue }
      let side = place > anchor ? edges.count : 0
      for (number, edge) in edges.enumerated() {
        let score = edgeScores[place * edges.count + number]
        let value = forward[(place - 1) * size + edge.from] + score + backward[place * size + edge.to] - total
        let isGold = gold[place - 1] == edge.from && gold[place] == edge.to
        if isGold { loss -= Double(score) }
        guard value > -12 || isGold else { continue }
        let slope = exp(value) - (isGold ? 1 : 0)
        denseSlopes[number + side] += slope
        for boundary in boundaries[edge.pair] { stepSlopes[place * 6 + boundary] += slope }
      }
    }
    loss += Double(total - tokenScores[states[gold[0]].label.rawValue])
    for number in dense.indices where abs(denseSlopes[number]) > 1e-4 {
      denseSquares[number] += denseSlopes[number] * denseSlopes[number]
      dense[number] -= rate * denseSlopes[number] / denseSquares[number].squareRoot()
    }
    return (tokenSlopes, stepSlopes)
  }
}
