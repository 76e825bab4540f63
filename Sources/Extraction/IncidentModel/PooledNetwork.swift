import Foundation

/// Hashed features that belong together, in lists that several groups may share.
package typealias FeatureGroup = [FeatureList]

/// A small network that reads groups of hashed features, such as the sentences of a report or the mentions of a name.
///
/// The vectors of a group's features are summed and squashed by the hyperbolic tangent; the groups are pooled, and every
/// answer weighs what comes of it. It learns features together that a linear model weighs one by one.
package struct PooledNetwork: Sendable {
  /// How several groups become one: for what is told anywhere, or by all of them.
  package enum Pooling: Sendable {
    case highest, mean
  }

  private let table: HashedWeights
  private let pooling: Pooling

  /// - Parameter table: a vector for each feature; dense: the vector that each group begins with, then for each answer its
  ///   weights and what it begins with.
  package init(_ table: HashedWeights, _ pooling: Pooling) { (self.table, self.pooling) = (table, pooling) }

  /// The groups as one vector; empty without a table or groups.
  package func pooled(_ groups: [FeatureGroup]) -> [Float] {
    let width = table.width
    guard width > 0, let count = groups.isEmpty ? nil : Float(groups.count) else { return [] }
    var pooled = [Float](repeating: pooling == .mean ? 0 : -1, count: width)
    let start = (0..<width).map(table.dense)
    for group in groups {
      var steps = [Int32](repeating: 0, count: width)
      for list in group { table.add(list, to: &steps) }
      for column in 0..<width {
        let value = tanhf(start[column] + Float(steps[column]) * table.scale)
        pooled[column] = pooling == .mean ? pooled[column] + value / count : max(pooled[column], value)
      }
    }
    return pooled
  }

  /// The log odds of an answer, 0 for no vector.
  package func score(_ pooled: [Float], _ output: Int) -> Double {
    guard !pooled.isEmpty else { return 0 }
    let first = table.width + output * (table.width + 1)
    var sum = table.dense(first + table.width)
    for (column, value) in pooled.enumerated() { sum += value * table.dense(first + column) }
    return Double(sum)
  }
}
