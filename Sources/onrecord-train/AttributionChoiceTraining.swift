import Extraction
import Foundation

/// The readings of a cue's spans that a model gave which had not seen the article.
struct TriedReadings {
  let article: TrainingArticle
  let cues: CueField
  /// For each likely cue its readings, the likeliest first.
  let readings: [[AttributionCandidate]]
}

/// Learns which of several readings is right: logistic regression over the alternatives, by AdaGrad.
struct AttributionChoiceTraining {
  var epochs = 6
  var rate: Float = 0.03
  var decay: Float = 0.01
  var cutoff: UInt8 = 3

  /// The bytes of the table.
  func train(_ tried: [TriedReadings]) -> [UInt8] {
    var numbering = FeatureNumbering(cutoff: cutoff)
    forEach(tried) { lists, _ in for list in lists { numbering.count(list) } }
    var (features, starts) = ([Int32](), [0])
    var examples: [(first: Int, count: Int, gold: Int)] = []
    forEach(tried) { lists, gold in
      examples.append((starts.count - 1, lists.count, gold))
      for list in lists {
        numbering.numbers(list, into: &features)
        starts.append(features.count)
      }
    }
    var rows = LearnedRows(count: numbering.hashes.count, width: 1)
    var generator = SeededGenerator(seed: 5)
    for epoch in 0..<epochs {
      examples.shuffle(using: &generator)
      let rate = rate / (1 + Float(epoch) * 0.3)
      for example in examples {
        let slices = (example.first..<example.first + example.count).map {
          features[starts[$0]..<starts[$0 + 1]]
        }
        let slopes = Self.slopes(slices, rows, gold: example.gold)
        for (slice, slope) in zip(slices, slopes) {
          rows.descend(slice, [slope], at: 0, rate: rate, decay: decay)
        }
      }
      if epoch >= epochs / 2 { rows.remember() }
    }
    return HashedWeights.write(rows.rows(numbering.hashes), dense: [], width: 1, cuttingOneIn: 10_000)
  }

  /// How much too likely each reading is.
  private static func slopes(_ readings: [ArraySlice<Int32>], _ rows: LearnedRows, gold: Int) -> [Float] {
    let scores = readings.map { features in
      var score: [Float] = [0]
      rows.add(features, to: &score, at: 0)
      return score[0]
    }
    let top = scores.max() ?? 0
    let weights = scores.map { exp($0 - top) }
    let sum = weights.reduce(0, +)
    return weights.indices.map { weights[$0] / sum - ($0 == gold ? 1 : 0) }
  }

  /// The features of the readings of every cue that has a right one among several.
  private func forEach(_ tried: [TriedReadings], _ body: ([FeatureList], Int) -> Void) {
    for one in tried {
      let features = ReadingFeatures(one.article.view, cues: one.cues)
      for readings in one.readings where readings.count > 1 {
        guard let gold = one.article.best(of: readings) else { continue }
        let lists = readings.enumerated().map { rank, reading in
          var list = FeatureList()
          let margin = readings[0].spanLogProbability - reading.spanLogProbability
          features.load(reading, rank: rank, margin: margin, into: &list)
          return list
        }
        body(lists, gold)
      }
    }
  }
}

extension TrainingArticle {
  /// The place of the reading that comes nearest to what is marked at its cue; `nil` where none comes near.
  func best(of readings: [AttributionCandidate]) -> Int? {
    guard let head = readings.first?.cueHead, anchors.contains(head) else { return nil }
    let scores = readings.map { reading in
      gold.filter { $0.anchor == head }.map { likeness(reading, $0) }.max() ?? 0
    }
    guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }), scores[best] >= 1 else {
      return nil
    }
    return best
  }

  /// Exact spans count one each, the content two; at least one where the contents overlap by half.
  private func likeness(_ reading: AttributionCandidate, _ gold: AlignedAttribution) -> Double {
    let (content, wanted) = (words(reading.contents.joined()), words(gold.tokens(.content)))
    let dice = 2 * Double(content.intersection(wanted).count) / Double(max(1, content.count + wanted.count))
    guard dice >= 0.5 else { return 0 }
    let source = words(reading.source.map(Array.init) ?? [])
    return dice + (content == wanted ? 2 : 0) + (source == words(gold.tokens(.source)) ? 1 : 0)
      + (words(Array(reading.cue)) == words(gold.tokens(.cue)) ? 1 : 0)
  }

  /// The tokens that are words.
  private func words(_ tokens: some Sequence<Int>) -> Set<Int> {
    Set(tokens.filter { !view.text.tokens[$0].tag.rawValue.allSatisfy { !$0.isLetter } })
  }
}
