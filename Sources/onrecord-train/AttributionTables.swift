import Extraction

/// Numbers the features that occur often enough to be learned.
struct FeatureNumbering {
  private var counts: [UInt8]
  private(set) var hashes: [UInt64] = []
  private var slots: [Int32]
  private let cutoff: UInt8
  private static let bits: UInt64 = (1 << 25) - 1

  init(cutoff: UInt8) {
    self.cutoff = cutoff
    counts = [UInt8](repeating: 0, count: Int(Self.bits) + 1)
    slots = [Int32](repeating: -1, count: 1 << 24)
  }

  /// First time round: counts.
  mutating func count(_ list: FeatureList) {
    for hash in list.hashes {
      let index = Int(hash >> 7 & Self.bits)
      if counts[index] < 255 { counts[index] += 1 }
    }
  }

  /// Second time round: numbers.
  mutating func numbers(_ list: FeatureList, into numbers: inout [Int32]) {
    for hash in list.hashes where counts[Int(hash >> 7 & Self.bits)] >= cutoff {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & (slots.count - 1) }
      if slots[slot] < 0 {
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
      }
      numbers.append(slots[slot])
    }
  }
}

/// Weights that are learned by AdaGrad (Duchi, Hazan and Singer 2011), a row a feature.
struct LearnedRows {
  let width: Int
  private(set) var weights: [Float]
  private var squares: [Float]
  /// Sums of the weights at the moments that count for their mean, and how many these are.
  private var sums: [Float] = []
  private var moments: Float = 0

  init(count: Int, width: Int) {
    self.width = width
    weights = [Float](repeating: 0, count: count * width)
    squares = [Float](repeating: 1, count: count * width)
  }

  /// Weights that begin at random, between plus and minus the spread.
  ///
  /// - Parameter ground: what the sum of squared slopes begins with.
  init(count: Int, width: Int, ground: Float, spread: Float, using generator: inout SeededGenerator) {
    self.init(count: count, width: width)
    squares = [Float](repeating: ground, count: count * width)
    guard spread > 0 else { return }
    for index in weights.indices { weights[index] = Float.random(in: -spread...spread, using: &generator) }
  }

  /// The weights of one feature.
  @inline(__always)
  func row(_ index: Int) -> ArraySlice<Float> {
    // Numbered from 0, so that columns are.
    Array(weights[(index * width)..<((index + 1) * width)])[...]
  }

  @inline(__always)
  func add(_ features: ArraySlice<Int32>, to scores: inout [Float], at offset: Int) {
    weights.withUnsafeBufferPointer { weights in
      for feature in features {
        let row = Int(feature) * width
        for column in 0..<width { scores[offset + column] += weights[row + column] }
      }
    }
  }

  /// One step against the gradient.
  @inline(__always)
  mutating func descend(
    _ features: ArraySlice<Int32>, _ gradient: [Float], at offset: Int, rate: Float, decay: Float
  ) {
    let width = width
    weights.withUnsafeMutableBufferPointer { weights in
      squares.withUnsafeMutableBufferPointer { squares in
        for feature in features {
          let row = Int(feature) * width
          for column in 0..<width {
            let slope = gradient[offset + column]
            if abs(slope) < 1e-4 { continue }
            let place = row + column
            let full = slope + decay * weights[place]
            squares[place] += full * full
            weights[place] -= rate * full / squares[place].squareRoot()
          }
        }
      }
    }
  }

  /// Lets the weights as they are now count for their mean, which wavers less than they do from step to step (Polyak and
  /// Juditsky 1992).
  mutating func remember() {
    if sums.isEmpty { sums = [Float](repeating: 0, count: weights.count) }
    for index in sums.indices { sums[index] += weights[index] }
    moments += 1
  }

  /// The mean of what was remembered, or else the weights as they are.
  func rows(_ hashes: [UInt64]) -> [(hash: UInt64, row: [Float])] {
    let mean = moments > 0 ? sums.map { $0 / moments } : weights
    return hashes.indices.map { (hashes[$0], Array(mean[($0 * width)..<(($0 + 1) * width)])) }
  }
}
