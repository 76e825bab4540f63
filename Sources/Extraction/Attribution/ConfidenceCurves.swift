/// Brings the scores of model and rules to one scale: how many in a hundred of those with that score are right.
///
/// A curve for each kind of evidence, between knots in a straight line. The knots are isotonic regressions on three folds of
/// PolNeAR's training split, each read by a model that had not seen it (`Benchmarks/reliability.py --curves`), rounded where
/// there are few records; whoever trains the model anew takes them anew.
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
      (0.36, 0.5), (0.54, 0.577), (0.722, 0.713), (0.822, 0.829), (0.888, 0.872), (0.929, 0.908),
      (0.959, 0.961), (0.98, 0.979), (0.991, 0.992), (1, 0.995),
    ],
    model: [
      (0.36, 0.35), (0.408, 0.378), (0.482, 0.445), (0.55, 0.49), (0.669, 0.587), (0.794, 0.767),
      (0.893, 0.83), (0.965, 0.953), (1, 0.98),
    ],
    rules: [(0.1, 0.33), (0.28, 0.39), (0.34, 0.45), (0.6, 0.55), (0.868, 0.886), (1, 0.95)])

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
