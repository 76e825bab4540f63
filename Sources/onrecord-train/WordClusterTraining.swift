import Extraction
import Foundation

/// Finds words that are used alike: positive pointwise mutual information with the words around them, brought to few
/// dimensions by orthogonal iteration (Golub and Van Loan, Matrix Computations, 8.2), and k-means over the directions.
struct WordClusterTraining {
  /// How many clusters, coarse to fine.
  var sizes = [60, 250, 800]
  var dimensions = 100
  /// Words that occur less often are left out.
  var cutoff = 5
  /// So many words to either side count, the nearer the more.
  var window = 4

  /// The bytes of a table; `sentences` are the hashes of the words of each.
  func train(_ sentences: [[UInt64]]) -> [UInt8] {
    var counts: [UInt64: Int] = [:]
    for sentence in sentences { for word in sentence { counts[word, default: 0] += 1 } }
    let words = counts.filter { $0.value >= cutoff }.keys.sorted()
    guard words.count > sizes.max() ?? 0 else { return WordClusters.write([]) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(words, words.indices))
    let matrix = self.matrix(sentences.map { $0.map { numbers[$0] ?? -1 } }, count: words.count)
    let vectors = self.vectors(matrix)
    let clusters = sizes.map { KMeans(dimensions: dimensions).clusters(of: vectors, into: $0) }
    return WordClusters.write(
      words.indices.map { word in (words[word], clusters.map { $0[word] + 1 }) })
  }

  /// How much more often than by chance each context stands beside each word. Contexts up to two words away are told
  /// apart by side.
  private func matrix(_ sentences: [[Int]], count: Int) -> SparseRows {
    var cells = [[Int: Float]](repeating: [:], count: count)
    for sentence in sentences {
      for (place, left) in sentence.enumerated() where left >= 0 {
        for distance in 1...window where place + distance < sentence.count {
          let right = sentence[place + distance]
          guard right >= 0 else { continue }
          cells[left][right, default: 0] += 1 / Float(distance)
          cells[right][distance <= 2 ? left + count : left, default: 0] += 1 / Float(distance)
        }
      }
    }
    var columns = [Float](repeating: 0, count: 2 * count)
    for row in cells { for (column, value) in row { columns[column] += value } }
    let smoothed = columns.map { powf($0, 0.75) }
    let total = smoothed.reduce(0, +)
    return SparseRows(
      rows: cells.map { row in
        let sum = row.values.reduce(0, +)
        return row.sorted { $0.key < $1.key }.compactMap { column, value in
          let information = logf(value * total / (sum * smoothed[column]))
          return information > 0 ? (Int32(column), information) : nil
        }
      }, width: 2 * count)
  }

  /// A direction for each word, of length one.
  private func vectors(_ matrix: SparseRows) -> [Float] {
    var generator = SeededGenerator(seed: 3)
    let count = matrix.count
    var basis = (0..<count * dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
    var lengths: [Float] = []
    for _ in 0..<8 {
      basis = matrix.times(matrix.transposedTimes(basis, dimensions), dimensions)
      lengths = Self.orthonormalise(&basis, dimensions)
    }
    // The lengths come near the squares of the singular values; their square roots weigh the dimensions.
    let weights = lengths.map { sqrtf(sqrtf($0)) }
    for row in 0..<count {
      var sum: Float = 0
      for column in 0..<dimensions {
        basis[row * dimensions + column] *= weights[column]
        sum += basis[row * dimensions + column] * basis[row * dimensions + column]
      }
      let scale = 1 / max(sqrtf(sum), 1e-9)
      for column in 0..<dimensions { basis[row * dimensions + column] *= scale }
    }
    return basis
  }

  /// Modified Gram–Schmidt over the columns; the lengths that they had.
  private static func orthonormalise(_ basis: inout [Float], _ width: Int) -> [Float] {
    let count = basis.count / width
    var columns = (0..<width).map { column in (0..<count).map { basis[$0 * width + column] } }
    var lengths: [Float] = []
    for column in 0..<width {
      let current = columns[column]
      let length = sqrtf(zip(current, current).reduce(0) { $0 + $1.0 * $1.1 })
      lengths.append(length)
      let unit = current.map { $0 / max(length, 1e-9) }
      columns[column] = unit
      for later in (column + 1)..<max(width, column + 1) {
        columns[later].withUnsafeMutableBufferPointer { other in
          var product: Float = 0
          for row in 0..<count { product += unit[row] * other[row] }
          for row in 0..<count { other[row] -= product * unit[row] }
        }
      }
    }
    for column in 0..<width { for row in 0..<count { basis[row * width + column] = columns[column][row] } }
    return lengths
  }
}

/// A matrix with few cells that are not 0.
struct SparseRows {
  var rows: [[(Int32, Float)]]
  var width: Int

  var count: Int { rows.count }

  /// The matrix times a dense one, of rows of `columns` numbers.
  func times(_ other: [Float], _ columns: Int) -> [Float] {
    var result = [Float](repeating: 0, count: count * columns)
    result.withUnsafeMutableBufferPointer { result in
      other.withUnsafeBufferPointer { other in
        for (row, cells) in rows.enumerated() {
          for (column, value) in cells {
            let source = Int(column) * columns
            for place in 0..<columns { result[row * columns + place] += value * other[source + place] }
          }
        }
      }
    }
    return result
  }

  /// The transposed matrix times a dense one.
  func transposedTimes(_ other: [Float], _ columns: Int) -> [Float] {
    var result = [Float](repeating: 0, count: width * columns)
    result.withUnsafeMutableBufferPointer { result in
      other.withUnsafeBufferPointer { other in
        for (row, cells) in rows.enumerated() {
          for (column, value) in cells {
            let target = Int(column) * columns
            for place in 0..<columns { result[target + place] += value * other[row * columns + place] }
          }
        }
      }
    }
    return result
  }
}

/// Spherical k-means (Dhillon and Modha 2001) over directions of length one.
struct KMeans {
  var dimensions: Int
  var rounds = 8

  /// The cluster of each direction, from 0.
  func clusters(of vectors: [Float], into size: Int) -> [Int] {
    let count = vectors.count / dimensions
    var generator = SeededGenerator(seed: 5)
    var centres = (0..<count).shuffled(using: &generator).prefix(size).flatMap {
      vectors[($0 * dimensions)..<(($0 + 1) * dimensions)]
    }
    var clusters = [Int](repeating: 0, count: count)
    for _ in 0..<rounds {
      clusters = (0..<count).map { nearest(to: $0, vectors, centres, size) }
      var sums = [Float](repeating: 0, count: size * dimensions)
      for (row, cluster) in clusters.enumerated() {
        for place in 0..<dimensions {
          sums[cluster * dimensions + place] += vectors[row * dimensions + place]
        }
      }
      for cluster in 0..<size {
        let range = (cluster * dimensions)..<((cluster + 1) * dimensions)
        let length = sqrtf(sums[range].reduce(0) { $0 + $1 * $1 })
        if length > 0 { for place in range { centres[place] = sums[place] / length } }
      }
    }
    return clusters
  }

  private func nearest(to row: Int, _ vectors: [Float], _ centres: [Float], _ size: Int) -> Int {
    vectors.withUnsafeBufferPointer { vectors in
      centres.withUnsafeBufferPointer { centres in
        var best: (cluster: Int, product: Float) = (0, -2)
        for cluster in 0..<size {
          var product: Float = 0
          for place in 0..<dimensions {
            product += vectors[row * dimensions + place] * centres[cluster * dimensions + place]
          }
          if product > best.product { best = (cluster, product) }
        }
        return best.cluster
      }
    }
  }
}
