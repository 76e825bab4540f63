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
      (0, 0), (0.526, 0.608), (0.75, 0.782), (0.886, 0.895), (0.933, 0.955), (0.961, 0.96), (0.991, 0.988),
      (1, 0.99),
    ],
    model: [
      (0, 0), (0.438, 0.42), (0.528, 0.488), (0.612, 0.585), (0.659, 0.718), (0.746, 0.772), (0.845, 0.804),
      (0.942, 0.947), (1, 0.98),
    ],
    rules: [(0, 0.1), (0.17, 0.152), (0.316, 0.511), (0.4, 0.55), (1, 0.9)])

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
