import Foundation
import Linguistics

/// What speaks for or against a candidate being right as a whole, once its spans and its rivals are known.
package struct CandidateFeatures: Sendable {
  private let view: AttributionView
  private let candidates: [AttributionCandidate]
  /// How many likely candidates the view has by its length, in steps of one in two hundred tokens.
  private let density: UInt64
  /// How often each word heads the source of a likely candidate.
  private var speakers: [UInt64: Int] = [:]

  /// For the candidates of a view, in the order of their cues.
  package init(_ view: AttributionView, _ candidates: [AttributionCandidate]) {
    (self.view, self.candidates) = (view, candidates)
    let likely = candidates.filter { $0.score >= 0.5 }
    let share = Double(likely.count) / Double(max(view.count, 60))
    density = UInt64(min(12, share * 200))
    for candidate in likely {
      if let source = candidate.source { speakers[view.lemma[head(of: source)], default: 0] += 1 }
    }
  }

  /// Sets the list to the features of a candidate.
  package func load(_ index: Int, into list: inout FeatureList) {
    let candidate = candidates[index]
    let cue = Self.bucket(candidate.score)
    let spans = UInt64(min(12, max(0, -candidate.spanLogProbability * 2)))
    let lemma = view.lemma[candidate.cueHead]
    let tag = view.tag[candidate.cueHead]
    list.start(base: 4_000)
    list.add(0)
    list.add(cue)
    list.add(spans)
    list.add(cue, spans)
    list.add(lemma)
    list.add(tag, cue)
    list.add(lemma, spans / 3)
    list.add(Self.bucket(candidate.share))
    list.add(Self.bucket(candidate.share), cue)
    addRivals(index, cue, &list)
    list.skip(to: 4_100)
    addContent(candidate, lemma, tag, &list)
    list.skip(to: 4_200)
    addSource(candidate, lemma, tag, &list)
    list.skip(to: 4_300)
    addCue(candidate, tag, &list)
    list.skip(to: 4_400)
    addSurroundings(candidate, cue, tag, &list)
  }

  /// Auxiliaries, negation and subordination of the cue, and how much the report attributes at all.
  private func addSurroundings(
    _ candidate: AttributionCandidate, _ cue: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    let head = candidate.cueHead
    var mode: UInt64 = 0
    for child in view.edges.children(head).prefix(24) {
      switch view.relation[child] {
      case .aux, .auxPassive, .mark, .advmod, .cop:
        list.member(4_450, view.lemma[child], tag)
        if view.relation[child] != .advmod { mode = FeatureHashing.mix(mode, view.lemma[child]) }
      default: break
      }
    }
    let parent = view.head[head]
    let above = parent < 0 ? 0 : view.lemma[parent]
    let sense = view.sense[head]
    list.add(mode, tag)
    list.add(mode, view.relationHash[head], sense)
    list.add(above, view.relationHash[head])
    list.add(parent < 0 ? 0 : view.tag[parent], view.relationHash[head], tag)
    list.add(sense, tag)
    list.add(sense, cue)
    list.add(density, cue)
    list.add(density, tag)
    list.add(density, sense)
    guard let source = candidate.source else { return }
    let known = UInt64(min(4, speakers[view.lemma[self.head(of: source)], default: 0]))
    list.add(known, cue)
    list.add(known, tag, view.sense[self.head(of: source)])
  }

  /// The log odds in steps of a half.
  private static func bucket(_ probability: Double) -> UInt64 {
    let odds = log(max(probability, 1e-6) / max(1 - probability, 1e-6))
    return UInt64(max(0, min(24, (odds * 2).rounded() + 8)))
  }

  /// The strongest of the neighbouring candidates that claim the same tokens, and the one that encloses this cue.
  private func addRivals(_ index: Int, _ cue: UInt64, _ list: inout FeatureList) {
    let candidate = candidates[index]
    var (rival, encloser, inside) = (0.0, 0.0, 0.0)
    for other in max(0, index - 8)..<min(candidates.count, index + 9) where other != index {
      let neighbour = candidates[other]
      if candidate.overlaps(neighbour) { rival = max(rival, neighbour.score) }
      if neighbour.encloses(candidate.cueHead) { encloser = max(encloser, neighbour.score) }
      if candidate.encloses(neighbour.cueHead) { inside = max(inside, neighbour.score) }
    }
    list.add(Self.bucket(rival), cue)
    list.add(Self.bucket(encloser), cue)
    list.add(Self.bucket(inside), cue)
    list.add(Self.bucket(encloser) / 4, Self.bucket(inside) / 4, cue / 2)
    let tag = view.tag[candidate.cueHead]
    list.add(Self.bucket(rival) / 2, tag)
    list.add(Self.bucket(encloser) / 2, tag)
  }

  private func addContent(
    _ candidate: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    let pieces = candidate.contents
    let length = pieces.reduce(0) { $0 + $1.count }
    let size = UInt64(length < 4 ? length : length < 7 ? 4 : length < 12 ? 5 : length < 25 ? 6 : 7)
    let first = pieces[0].lowerBound
    let last = pieces[pieces.count - 1].upperBound - 1
    let quoted = pieces.reduce(0) { $0 + $1.count { view.passage[$0] >= 0 } }
    let kind: UInt64 = quoted == 0 ? 0 : quoted == length ? 2 : 1
    let head = head(of: pieces[0])
    let relation = view.relationHash[head]
    let link: UInt64 = view.head[head] == candidate.cueHead ? 1 : view.head[candidate.cueHead] == head ? 2 : 0
    let order = UInt64(first < candidate.cueHead ? 1 : 2) + UInt64(pieces.count) * 4
    list.add(size, order)
    list.add(size, lemma)
    list.add(size, tag, kind)
    list.add(kind, order)
    list.add(kind, lemma)
    list.add(view.lemma[first], lemma)
    list.add(view.lemma[first], tag)
    list.add(view.tag[first], tag, link)
    list.add(relation, link, tag)
    list.add(relation, link, lemma)
    list.add(view.tag[head], relation, tag)
    list.add(view.lemma[head], lemma)
    list.add(view.name[head], tag, size)
    list.add(view.tag[last], last + 1 < view.count ? view.tag[last + 1] : 7, kind)
    list.add(first > 0 ? view.lemma[first - 1] : 7, tag)
  }

  private func addSource(
    _ candidate: AttributionCandidate, _ lemma: UInt64, _ tag: UInt64, _ list: inout FeatureList
  ) {
    guard let source = candidate.source else {
      list.member(4_201, lemma)
      list.member(4_202, tag)
      return
    }
    list.skip(to: 4_210)
    let head = head(of: source)
    let length = UInt64(min(source.count, 8))
    let gap =
      source.upperBound <= candidate.cue.lowerBound
      ? candidate.cue.lowerBound - source.upperBound : 20 + source.lowerBound - candidate.cue.upperBound
    let distance = UInt64(max(0, min(40, gap)))
    list.add(view.tag[head], view.name[head])
    list.add(view.tag[head], view.name[head], lemma)
    list.add(view.lemma[head])
    list.add(view.lemma[head], lemma)
    list.add(view.lemma[head], tag)
    list.add(view.relationHash[head], tag)
    list.add(length, tag)
    list.add(distance, tag)
    list.add(distance, view.relationHash[head])
    list.add(view.suffix[head], view.tag[head])
    list.add(view.stem[candidate.cueHead], view.name[head], view.tag[head])
    list.add(view.sense[head], tag)
    list.add(view.sense[head], view.sense[candidate.cueHead])
    list.add(view.sense[head], lemma)
  }

  private func addCue(_ candidate: AttributionCandidate, _ tag: UInt64, _ list: inout FeatureList) {
    let last = candidate.cue.upperBound - 1
    let paragraph = view.paragraph[view.sentence[candidate.cueHead]]
    list.add(UInt64(min(candidate.cue.count, 6)), tag)
    list.add(view.lemma[last], view.lemma[candidate.cueHead])
    list.add(view.lemma[candidate.cue.lowerBound], tag)
    list.add(UInt64(min(paragraph, 3)), tag)
    list.add(view.relationHash[candidate.cueHead], tag)
    list.add(view.stem[candidate.cueHead], tag)
    list.add(UInt64(view.quote[candidate.cueHead].rawValue), tag)
  }

  /// The token of a range whose head lies outside of it.
  private func head(of range: Range<Int>) -> Int {
    range.first {
      !range.contains(view.head[$0]) && view.relation[$0] != .punct && view.relation[$0] != .mark
    }
      ?? range.lowerBound
  }
}
