/// Row numbers of a table in ascending order, each once: what a filter leaves.
struct RowSet: Sendable, Equatable {
  private(set) var rows: [UInt32]

  var count: Int { rows.count }

  /// Rows that are in ascending order already, each once.
  init(ascending rows: [UInt32]) { self.rows = rows }

  /// Rows in any order, possibly several times, of a table of that many.
  init(_ rows: [UInt32], of total: Int) {
    if rows.count > total / 16 {
      var present = [Bool](repeating: false, count: total)
      for row in rows { present[Int(row)] = true }
      self.rows = present.indices.lazy.filter { present[$0] }.map(UInt32.init)
    } else {
      var sorted = rows.sorted()
      var kept = 0
      for row in sorted where kept == 0 || sorted[kept - 1] != row {
        sorted[kept] = row
        kept += 1
      }
      sorted.removeLast(sorted.count - kept)
      self.rows = sorted
    }
  }

  /// Rows that are in any of the sets.
  static func union(_ sets: [ArraySlice<UInt32>], of total: Int) -> RowSet {
    if sets.count == 1 { return RowSet(ascending: Array(sets[0])) }
    var all: [UInt32] = []
    all.reserveCapacity(sets.reduce(0) { $0 + $1.count })
    for set in sets { all += set }
    return RowSet(all, of: total)
  }

  /// Rows that are in both. Time grows with the smaller set, times the logarithm of the larger.
  func intersection(_ other: RowSet) -> RowSet {
    let (small, large) = count <= other.count ? (rows, other.rows) : (other.rows, rows)
    var found: [UInt32] = []
    var from = 0
    for row in small {
      from = large.gallop(to: row, from: from)
      if from == large.count { break }
      if large[from] == row { found.append(row) }
    }
    return RowSet(ascending: found)
  }

  /// Rows that are here and not there.
  func subtracting(_ other: RowSet) -> RowSet {
    if other.rows.isEmpty { return self }
    var left: [UInt32] = []
    left.reserveCapacity(count)
    var from = 0
    for row in rows {
      from = other.rows.gallop(to: row, from: from)
      if from == other.count || other.rows[from] != row { left.append(row) }
    }
    return RowSet(ascending: left)
  }
}

extension [UInt32] {
  /// The first index at or behind `from` whose element is not less than `row`: doubling steps, then halving ones.
  fileprivate func gallop(to row: UInt32, from: Int) -> Int {
    var step = 1
    var low = from
    while low + step < count, self[low + step] < row {
      low += step
      step *= 2
    }
    return partitioningIndex(in: low..<Swift.min(count, low + step + 1)) { self[$0] >= row }
  }
}

extension Collection {
  /// The first index of a range from which on the condition holds, which it does for a whole tail or nowhere.
  func partitioningIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
