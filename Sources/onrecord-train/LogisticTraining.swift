import Extraction
import Foundation

/// Logistic regression over hashed features, by AdaGrad.
struct LogisticTraining {
  var epochs: Int
  var rate: Float
  var decay: Float
  var cutoff: UInt8
  /// How many epochs at the end are averaged; 0 for the weights as they are in the end.
  var averaged = 0
  /// One weight in so many is cut, so that the others keep finer steps.
  var cuttingOneIn = Int.max

  /// The bytes of a table; `examples` hands out the features and the answer of every example, the same ones each time.
  func train(_ examples: (_ body: (FeatureList, Bool) -> Void) -> Void) -> [UInt8] {
    var numbering = FeatureNumbering(cutoff: cutoff)
    examples { list, _ in numbering.count(list) }
    var (features, starts, labels) = ([Int32](), [0], [Bool]())
    examples { list, label in
      numbering.numbers(list, into: &features)
      starts.append(features.count)
      labels.append(label)
    }
    var rows = LearnedRows(count: numbering.hashes.count, width: 1)
    var generator = SeededGenerator(seed: 7)
    var order = Array(labels.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      let rate = rate / (1 + Float(epoch) * 0.3)
      for example in order {
        let slice = features[starts[example]..<starts[example + 1]]
        var score: [Float] = [0]
        rows.add(slice, to: &score, at: 0)
        let probability = 1 / (1 + exp(-score[0]))
        rows.descend(slice, [probability - (labels[example] ? 1 : 0)], at: 0, rate: rate, decay: decay)
      }
      if epoch >= epochs - averaged { rows.remember() }
    }
    return HashedWeights.write(
      rows.rows(numbering.hashes), dense: [], width: 1, cuttingOneIn: cuttingOneIn)
  }
}
