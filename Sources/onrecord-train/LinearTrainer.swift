import Linguistics

/// Trains a linear classifier with many classes as an averaged perceptron (Freund and Schapire 1999).
///
/// Features seen less often than the cutoff are left out. First ``count(_:_:)`` everything, then ``prepare()``, then
/// learn.
final class LinearTrainer {
  let classes: Int
  private let cutoff: UInt32
  private var keys: [UInt64] = Array(repeating: 0, count: 1 << 16)
  private var values: [UInt32] = Array(repeating: 0, count: 1 << 16)
  private var used = 0
  private var weights: [Float] = []
  private var totals: [Float] = []
  private var step: Float = 1

  init(classes: Int, cutoff: Int) { (self.classes, self.cutoff) = (classes, UInt32(cutoff)) }

  /// Counts the features of one example.
  func count(_ features: UnsafePointer<UInt64>, _ count: Int) {
    for index in 0..<count {
      let slot = slot(of: features[index])
      if keys[slot] == 0 {
        keys[slot] = features[index]
        used += 1
        values[slot] = 1
        if used * 2 > keys.count { grow() }
      } else {
        values[slot] &+= 1
      }
    }
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key >> 16) & (keys.count - 1)
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let slot = slot(of: key)
      (keys[slot], values[slot]) = (key, value)
    }
  }

  /// Gives each feature that is left its row of weights.
  func prepare() {
    var row: UInt32 = 0
    for slot in keys.indices where keys[slot] != 0 {
      if values[slot] >= cutoff {
        values[slot] = row
        row += 1
      } else {
        values[slot] = .max
      }
    }
    weights = Array(repeating: 0, count: Int(row) * classes)
    totals = weights
  }

  /// How many features are left.
  var rows: Int { weights.count / classes }

  /// The scores of the classes.
  func score(_ features: UnsafePointer<UInt64>, _ count: Int, into scores: UnsafeMutablePointer<Float>) {
    for label in 0..<classes { scores[label] = 0 }
    weights.withUnsafeBufferPointer { weights in
      for index in 0..<count {
        guard let row = row(of: features[index]) else { continue }
        for label in 0..<classes { scores[label] += weights[row + label] }
      }
    }
  }

  private func row(of feature: UInt64) -> Int? {
    let slot = slot(of: feature)
    return keys[slot] == 0 || values[slot] == .max ? nil : Int(values[slot]) * classes
  }

  /// Learns one example: the right class must win by a margin. Returns the class that the weights had chosen; an
  /// unknown `gold` teaches nothing.
  func learn(
    _ features: UnsafePointer<UInt64>, _ count: Int, gold: UInt8, margin: Float,
    _ scores: UnsafeMutablePointer<Float>
  ) -> UInt8 {
    step += 1
    score(features, count, into: scores)
    var guess = 0
    for label in 1..<classes where scores[label] > scores[guess] { guess = label }
    guard gold != TreebankSentence.unknown else { return UInt8(guess) }
    var rival = gold == 0 ? 1 : 0
    for label in 0..<classes where label != Int(gold) && scores[label] > scores[rival] { rival = label }
    if scores[Int(gold)] - scores[rival] <= margin { update(features, count, gold: Int(gold), guess: rival) }
    return UInt8(guess)
  }

  /// Drops some features in a hundred at random; returns how many are left.
  func dropped(
    _ features: UnsafeMutablePointer<UInt64>, _ count: Int, _ share: UInt64,
    _ generator: inout SeededGenerator
  ) -> Int {
    var kept = 0
    for index in 0..<count where generator.next() % 100 >= share {
      features[kept] = features[index]
      kept += 1
    }
    return kept
  }

  /// Learns that `gold` should have been said, not `guess`.
  private func update(_ features: UnsafePointer<UInt64>, _ count: Int, gold: Int, guess: Int) {
    for index in 0..<count {
      guard let row = row(of: features[index]) else { continue }
      weights[row + gold] += 1
      totals[row + gold] += step
      weights[row + guess] -= 1
      totals[row + guess] -= step
    }
  }

  /// The averaged weights, as a section of a model: 8 bits each, the largest thousandth cut, small ones left out.
  func section(threshold: Float = 0.5) -> [UInt8] {
    var averages = weights
    for index in averages.indices { averages[index] -= totals[index] / step }
    let sizes = averages.lazy.map(abs).filter { $0 > 0 }.sorted()
    guard !sizes.isEmpty else { return [] }
    let scale = 127 / max(sizes[min(sizes.count - 1, sizes.count * 9995 / 10000)], 0.001)
    var features: [(hash: UInt64, weights: [(UInt8, Int8)])] = []
    for slot in keys.indices where keys[slot] != 0 && values[slot] != .max {
      let row = Int(values[slot]) * classes
      var pairs: [(UInt8, Int8)] = []
      for label in 0..<classes {
        let value = (averages[row + label] * scale).rounded()
        if abs(value) >= max(threshold * scale, 1) {
          pairs.append((UInt8(label), Int8(max(-127, min(127, value)))))
        }
      }
      if !pairs.isEmpty { features.append((keys[slot], pairs)) }
    }
    return SparseWeights.write(features, classes: classes)
  }
}
