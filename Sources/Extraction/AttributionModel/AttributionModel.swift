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
  /// Words that are likelier than this to be a cue are looked at.
  package var cueThreshold: Float = 0.1

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
    decoder = SpanDecoder(
      tokenWeights: token, stepWeights: HashedWeights(base: base + offset, limit: length - offset))
  }

  /// What the model finds in a report, in the order of the cues.
  package func candidates(in view: AttributionView) -> [AttributionCandidate] {
    let cues = CueFeatures(view)
    var spans = SpanFeatures(view)
    var decoder = decoder
    var list = FeatureList()
    var found: [AttributionCandidate] = []
    for token in 0..<view.count where cues.isCandidate(token) {
      cues.load(token, into: &list)
      let probability = cueProbability(list)
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

  /// How likely the token with these features is the main word of a cue.
  package func cueProbability(_ list: FeatureList) -> Float {
    var sum: Int32 = 0
    cueWeights.add(list, to: &sum)
    return 1 / (1 + exp(-Float(sum) * cueWeights.scale))
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
