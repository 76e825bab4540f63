import EmbeddedFiles
import Foundation
import Linguistics

/// The trained half of attribution: finds cues word by word, then labels what is source and content of each.
///
/// Two linear models over hashed features, trained on PolNeAR (see ATTRIBUTION-MODEL.md): a logistic one for the main word
/// of a cue, and a conditional random field (Lafferty, McCallum and Pereira 2001) for the spans around it.
package struct AttributionModel: Sendable {
  private let cueWeights: HashedWeights
  private let decoder: SpanDecoder
  private let verdictWeights: HashedWeights
  /// Words that are likelier than this to be a cue are looked at.
  package var cueThreshold: Float = 0.06
  /// Attributions that are likelier than this to be right are found.
  package var threshold = 0.4

  /// The model that is compiled in, read in place.
  package init() {
    let file = embedded_attribution_model()
    self.init(base: file.bytes, length: file.length)
  }

  /// Reads a model's tables, which must outlive it; bytes that hold no model give one that finds nothing.
  package init(base: UnsafeRawPointer, length: Int) {
    cueWeights = HashedWeights(base: base, limit: length)
    let token = HashedWeights(base: base + cueWeights.length, limit: length - cueWeights.length)
    let offset = cueWeights.length + token.length
    let step = HashedWeights(base: base + offset, limit: length - offset)
    decoder = SpanDecoder(tokenWeights: token, stepWeights: step)
    verdictWeights = HashedWeights(base: base + offset + step.length, limit: length - offset - step.length)
  }

  /// The attributions of a report, in the order of their cues, each with the probability that it is right: of those whose
  /// contents overlap only the likeliest, and those that lie within another's content with its place.
  package func attributions(in view: AttributionView) -> [AttributionCandidate] {
    Self.selected(judged(candidates(in: view), in: view), threshold: threshold)
  }

  /// The candidates with the probability that source, cue and content are right as their score.
  package func judged(_ candidates: [AttributionCandidate], in view: AttributionView)
    -> [AttributionCandidate]
  {
    guard verdictWeights.length > 0 else { return candidates }
    let features = CandidateFeatures(view, candidates)
    var list = FeatureList()
    var judged = candidates
    for index in candidates.indices {
      features.load(index, into: &list)
      judged[index].score = Double(Self.probability(list, verdictWeights))
    }
    return judged
  }

  /// Those at or above a threshold, without the less likely ones of any two whose contents overlap; where a cue lies within
  /// the content of another, the inner one is kept aside as nested.
  static func selected(_ candidates: [AttributionCandidate], threshold: Double) -> [AttributionCandidate] {
    let order = candidates.indices.filter { candidates[$0].score >= threshold }
      .sorted { (candidates[$0].score, $1) > (candidates[$1].score, $0) }
    var taken = Set<Int>()
    var chosen: [Int] = []
    for index in order {
      let tokens = candidates[index].contents.joined()
      if tokens.contains(where: { taken.contains($0) }) { continue }
      taken.formUnion(tokens)
      chosen.append(index)
    }
    return chosen.sorted().map { candidates[$0] }
  }

  /// Everything that may be an attribution, in the order of the cues; the score is the cue's.
  package func candidates(in view: AttributionView) -> [AttributionCandidate] {
    guard cueWeights.length > 0 else { return [] }
    let cues = CueFeatures(view)
    var spans = SpanFeatures(view)
    var decoder = decoder
    var list = FeatureList()
    var found: [AttributionCandidate] = []
    for token in 0..<view.count where cues.isCandidate(token) {
      cues.load(token, into: &list)
      let probability = Self.probability(list, cueWeights)
      guard probability >= cueThreshold else { continue }
      spans.load(anchor: token)
      let (labels, logProbability) = decoder.labels(&spans, anchor: token)
      guard let candidate = Self.candidate(labels, spans.window, anchor: token) else { continue }
      var scored = candidate
      scored.score = Double(probability)
      scored.spanLogProbability = Double(logProbability)
      found.append(scored)
    }
    return found
  }

  private static func probability(_ list: FeatureList, _ weights: HashedWeights) -> Float {
    var sum: Int32 = 0
    weights.add(list, to: &sum)
    return 1 / (1 + exp(-Float(sum) * weights.scale))
  }

  /// The spans that labels stand for; `nil` without content.
  private static func candidate(
    _ labels: [SpanLabel], _ window: Range<Int>, anchor: Int
  ) -> AttributionCandidate? {
    var spans: [SpanLabel: [Range<Int>]] = [:]
    var start = 0
    for index in 1...labels.count where index == labels.count || labels[index] != labels[start] {
      spans[labels[start], default: []].append((start + window.lowerBound)..<(index + window.lowerBound))
      start = index
    }
    guard let contents = spans[.content], let cue = spans[.cue]?.first else { return nil }
    return AttributionCandidate(
      source: spans[.source]?.first, cue: cue, cueHead: anchor, contents: contents, score: 0)
  }
}
