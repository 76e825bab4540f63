/// Brings the scores of model and rules to one scale: how many in a hundred of those with that score are right.
///
/// A curve for each kind of evidence, between knots in a straight line. The knots are isotonic regressions on articles of
/// PolNeAR's training split that the model had not seen (`Benchmarks/reliability.py --curves`); whoever trains the model
/// anew takes them anew.
package struct ConfidenceCurves: Sendable {
  /// A score, and the share of right ones with such a score.
  package typealias Knot = (score: Double, share: Double)

  /// What the model proposes and a rule reads the same way.
  let both: [Knot]
  /// What only the model proposes.
  let model: [Knot]
  /// What only the rules find.
  let rules: [Knot]

  /// Scores as they are.
  package static let raw = ConfidenceCurves(both: [], model: [], rules: [])

  /// As measured for the model that is compiled in.
  package static let measured = ConfidenceCurves(
    both: [
      (0, 0), (0.33, 0.45), (0.472, 0.585), (0.683, 0.722), (0.861, 0.886), (0.941, 0.935), (0.963, 0.97),
      (0.982, 0.98), (0.993, 0.993), (1, 0.995),
    ],
    model: [
      (0, 0), (0.33, 0.33), (0.391, 0.37), (0.504, 0.54), (0.581, 0.58), (0.675, 0.684), (0.796, 0.797),
      (0.916, 0.927), (1, 0.98),
    ],
    rules: [(0, 0.2), (0.239, 0.329), (0.313, 0.5), (0.5, 0.62), (0.868, 0.886), (1, 0.95)])

  /// How likely an attribution is right.
  func confidence(of attribution: Attribution) -> Double {
    let knots = !attribution.isModelled ? rules : attribution.rule == .model ? model : both
    return Self.share(attribution.confidence, knots)
  }

  private static func share(_ score: Double, _ knots: [Knot]) -> Double {
    guard let first = knots.first, let last = knots.last else { return score }
    guard let next = knots.firstIndex(where: { $0.score > score }) else { return last.share }
    guard next > 0 else { return first.share }
    let (left, right) = (knots[next - 1], knots[next])
    return left.share + (right.share - left.share) * (score - left.score) / (right.score - left.score)
  }
}
