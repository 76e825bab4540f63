import Foundation
import Testing

@testable import Extraction

/// The lattice against every sequence of labels that the automaton allows, one by one.
@Suite struct SpanLatticeTests {
  @Test(arguments: 1...6) func readingsAreTheBestOfAll(seed: UInt64) throws {
    var random = Numbers(state: seed)
    let (count, anchor) = (5, Int(seed) % 5)
    let dense = (0..<SpanAutomaton.edges.count * 2).map { _ in random.next() }
    let scores = (0..<count * SpanLattice.scoreWidth).map { _ in random.next() }
    var all: [(labels: [SpanLabel], score: Double)] = []
    for number in 0..<1024 {
      let labels = (0..<count).map { SpanLabel(rawValue: number >> (2 * $0) & 3) ?? .other }
      // Nobody can leave a label to itself, nor is there a score for the label of what is in no span.
      guard let path = SpanAutomaton.path(labels, anchor: anchor) else { continue }
      all.append((labels, score(labels, path, anchor, clean(scores), dense)))
    }
    all.sort { $0.score > $1.score }
    var lattice = SpanLattice(dense: dense)
    let readings = lattice.readings(clean(scores), anchor: anchor)
    #expect(readings.map(\.labels) == all.prefix(SpanDecoder.most).map(\.labels))
    let total = log(all.reduce(0) { $0 + exp($1.score) })
    for (reading, expected) in zip(readings, all) {
      #expect(abs(Double(reading.logProbability) - (expected.score - total)) < 1e-3)
    }
    // The same room serves the next window.
    #expect(lattice.readings(clean(scores), anchor: anchor).map(\.labels) == readings.map(\.labels))
  }

  @Test func endlessWindowsNeitherVanishNorOverflow() {
    for score: Float in [-9, 9] {
      var lattice = SpanLattice(dense: [Float](repeating: score, count: SpanAutomaton.edges.count * 2))
      let readings = lattice.readings(
        [Float](repeating: 0, count: 300 * SpanLattice.scoreWidth), anchor: 150)
      #expect(readings.count == SpanDecoder.most)
      #expect(readings.allSatisfy { $0.logProbability.isFinite && $0.logProbability < 0.1 })
    }
  }

  /// As the decoder writes them: what a label begins and the other ends is added, and only spans have scores.
  private func clean(_ scores: [Float]) -> [Float] {
    var scores = scores
    for place in 0..<(scores.count / SpanLattice.scoreWidth) {
      let start = place * SpanLattice.scoreWidth
      scores[start + 16] = 0
      for pair in 0..<16 {
        let (from, to) = (pair >> 2, pair & 3)
        if from == to { scores[start + pair] = 0 }
        if from > 0, to > 0, from != to {
          scores[start + pair] = scores[start + to] + scores[start + from * 4]
        }
      }
    }
    return scores
  }

  private func score(
    _ labels: [SpanLabel], _ path: [Int], _ anchor: Int, _ scores: [Float], _ dense: [Float]
  ) -> Double {
    var sum = Double(scores[16 + labels[0].rawValue])
    for place in 1..<labels.count {
      let start = place * SpanLattice.scoreWidth
      let edge = SpanAutomaton.edges.firstIndex { $0.from == path[place - 1] && $0.to == path[place] } ?? 0
      let side = place > anchor ? SpanAutomaton.edges.count : 0
      sum += Double(scores[start + SpanAutomaton.edges[edge].pair] + dense[edge + side])
      sum += Double(scores[start + 16 + labels[place].rawValue])
    }
    return sum
  }

  private struct Numbers {
    var state: UInt64

    /// Between -2 and 2.
    mutating func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 22) - 2
    }
  }
}
