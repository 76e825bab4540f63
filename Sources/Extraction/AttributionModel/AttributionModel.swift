import EmbeddedFiles
import Foundation
import Linguistics

/// The trained half of attribution: finds cues word by word, then labels what is source and content of each.
///
/// Linear models over hashed features, trained on PolNeAR (see ATTRIBUTION-MODEL.md): a logistic one for the main word of a
/// cue, a conditional random field (Lafferty, McCallum and Pereira 2001) that proposes readings of the spans around it, one
/// that chooses among these by what they are as a whole (Collins 2000), and one that judges what was chosen.
package struct AttributionModel: Sendable {
  private let cueWeights: HashedWeights
  private let decoder: SpanDecoder
  private let choiceWeights: HashedWeights
  private let verdictWeights: HashedWeights
  /// Words that are likelier than this to be a cue are looked at.
  package var cueThreshold: Float = 0.06
  /// Attributions that are likelier than this to be right are found.
  package var threshold = 0.36

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
    let choice = offset + step.length
    choiceWeights = HashedWeights(base: base + choice, limit: length - choice)
    let verdict = choice + choiceWeights.length
    verdictWeights = HashedWeights(base: base + verdict, limit: length - verdict)
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

  /// Everything that may be an attribution, in the order of the cues, each in the reading that is chosen; the score is the
  /// cue's.
  package func candidates(in view: AttributionView) -> [AttributionCandidate] {
    let (cues, readings) = readings(in: view)
    return readings.compactMap { choice(among: $0, cues, view) }
  }

  /// How likely each token is the main word of a cue; 0 for words that can't be.
  package func cueProbabilities(in view: AttributionView) -> [Float] {
    let cues = CueFeatures(view)
    var list = FeatureList()
    return (0..<view.count).map { token in
      guard cues.isCandidate(token) else { return 0 }
      cues.load(token, into: &list)
      return Self.probability(list, cueWeights)
    }
  }

  /// For each likely cue the readings of its spans, the likeliest first; with what is known of all the cues.
  package func readings(in view: AttributionView) -> (cues: CueField, readings: [[AttributionCandidate]]) {
    let probabilities = cueProbabilities(in: view)
    let cues = CueField(view, probabilities: probabilities)
    guard cueWeights.length > 0 else { return (cues, []) }
    var spans = SpanFeatures(view, cues: cues)
    var decoder = decoder
    let readings = (0..<view.count).filter { probabilities[$0] >= cueThreshold }.map { token in
      spans.load(anchor: token)
      return decoder.readings(&spans, anchor: token).compactMap { reading in
        Self.candidate(reading, spans.window, anchor: token, score: probabilities[token], view)
      }
    }
    return (cues, readings)
  }

  /// The reading that is likeliest to be the right one, with how likely that is among them.
  package func choice(among readings: [AttributionCandidate], _ cues: CueField, _ view: AttributionView)
    -> AttributionCandidate?
  {
    guard let first = readings.first, choiceWeights.length > 0 else { return readings.first }
    let features = ReadingFeatures(view, cues: cues)
    var list = FeatureList()
    let scores = readings.enumerated().map { rank, reading in
      features.load(
        reading, rank: rank, margin: first.spanLogProbability - reading.spanLogProbability, into: &list)
      return Double(Self.sum(list, choiceWeights))
    }
    guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else { return first }
    var chosen = readings[best]
    chosen.share = 1 / scores.reduce(0) { $0 + exp($1 - scores[best]) }
    return chosen
  }

  @inline(__always)
  private static func sum(_ list: FeatureList, _ weights: HashedWeights) -> Float {
    var sum: Int32 = 0
    weights.add(list, to: &sum)
    return Float(sum) * weights.scale
  }

  private static func probability(_ list: FeatureList, _ weights: HashedWeights) -> Float {
    1 / (1 + exp(-sum(list, weights)))
  }

  /// The spans that labels stand for; `nil` without a word of content.
  private static func candidate(
    _ reading: SpanDecoder.Reading, _ window: Range<Int>, anchor: Int, score: Float, _ view: AttributionView
  ) -> AttributionCandidate? {
    let labels = reading.labels
    var spans: [SpanLabel: [Range<Int>]] = [:]
    var start = 0
    for index in 1...labels.count where index == labels.count || labels[index] != labels[start] {
      spans[labels[start], default: []].append((start + window.lowerBound)..<(index + window.lowerBound))
      start = index
    }
    let contents = (spans[.content] ?? []).filter { piece in
      piece.contains { !view.text.tokens[$0].tag.isPunctuation }
    }
    guard !contents.isEmpty, let cue = spans[.cue]?.first else { return nil }
    var candidate = AttributionCandidate(
      source: spans[.source]?.first, cue: cue, cueHead: anchor, contents: contents, score: Double(score))
    candidate.spanLogProbability = Double(reading.logProbability)
    return candidate
  }
}
