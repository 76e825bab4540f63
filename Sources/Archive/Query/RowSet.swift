/// Row numbers of a table, each once: what a filter leaves. Few are listed, many are a bit each, whichever takes less room
/// (Chambi et al., "Better bitmap performance with Roaring bitmaps", 2016, have both in one set).
struct RowSet: Sendable {
  private enum Form { case list([UInt32]), bits(RowBits) }
  private let form: Form

  /// How many there are.
  var count: Int {
    switch form {
    case .list(let rows): rows.count
    case .bits(let bits): bits.count
    }
  }

  /// The rows, ascending.
  var rows: [UInt32] {
    switch form {
    case .list(let rows): rows
    case .bits(let bits): bits.rows
    }
  }

  /// The rows as bits; `nil` where they are listed.
  var bits: RowBits? { if case .bits(let bits) = form { bits } else { nil } }

  /// Whether so many rows of a table of that many are better kept as bits.
  static func isLarge(_ count: Int, of total: Int) -> Bool { count > total / 32 }

  /// Rows that are in ascending order already, each once.
  init(ascending rows: [UInt32]) { form = .list(rows) }

  /// Rows as bits.
  init(_ bits: RowBits) { form = .bits(bits) }

  /// Rows in any order, possibly several times, of a table of that many.
  init(_ rows: [UInt32], of total: Int) {
    if Self.isLarge(rows.count, of: total) {
      form = .bits(RowBits(rows, of: total))
    } else {
      var sorted = rows.sorted()
      var kept = 0
      for row in sorted where kept == 0 || sorted[kept - 1] != row {
        sorted[kept] = row
        kept += 1
      }
      sorted.removeLast(sorted.count - kept)
      form = .list(sorted)
    }
  }

  /// Rows that are in any of the sets, or of the lists.
  static func union(_ sets: [RowSet] = [], lists: [ArraySlice<UInt32>] = [], of total: Int) -> RowSet {
    if let only = sets.first, sets.count == 1, lists.isEmpty { return only }
    if let only = lists.first, lists.count == 1, sets.isEmpty { return RowSet(ascending: Array(only)) }
    let lists = lists + sets.compactMap { if case .list(let rows) = $0.form { rows[...] } else { nil } }
    let listed = lists.reduce(0) { $0 + $1.count }
    let first = sets.lazy.compactMap(\.bits).reduce(nil as RowBits?) { $0?.union($1) ?? $1 }
    guard var bits = first ?? (isLarge(listed, of: total) ? RowBits(of: total) : nil) else {
      var all: [UInt32] = []
      all.reserveCapacity(listed)
      for list in lists { all += list }
      return RowSet(all, of: total)
    }
    for list in lists { for row in list { bits.insert(row) } }
    return RowSet(bits)
  }

  /// Calls with each row, ascending.
  func forEach(_ body: (UInt32) -> Void) {
    switch form {
    case .list(let rows): for row in rows { body(row) }
    case .bits(let bits): bits.forEach(body)
    }
  }

  /// Rows that are in both. Time grows with the smaller set, times the logarithm of the larger, or with the table's 64th part.
  func intersection(_ other: RowSet) -> RowSet {
    switch (form, other.form) {
    case (.bits(let bits), .bits(let others)): RowSet(bits.intersection(others))
    case (.list(let rows), .bits(let bits)), (.bits(let bits), .list(let rows)):
      RowSet(ascending: rows.filter(bits.contains))
    case (.list(let rows), .list(let others)): RowSet(ascending: rows.intersection(others))
    }
  }

  /// Rows that are here and not there.
  func subtracting(_ other: RowSet) -> RowSet {
    switch (form, other.form) {
    case (.bits(let bits), .bits(let others)): RowSet(bits.subtracting(others))
    case (.list(let rows), .bits(let bits)): RowSet(ascending: rows.filter { !bits.contains($0) })
    case (.list(let rows), .list(let others)): RowSet(ascending: rows.subtracting(others))
    case (.bits(let bits), .list(let others)): RowSet(bits.subtracting(others))
    }
  }
}

extension [UInt32] {
  /// Of two ascending lists what is in both.
  fileprivate func intersection(_ other: [UInt32]) -> [UInt32] {
    let (small, large) = count <= other.count ? (self, other) : (other, self)
    var found: [UInt32] = []
    var from = 0
    for row in small {
      from = large.gallop(to: row, from: from)
      if from == large.count { break }
      if large[from] == row { found.append(row) }
    }
    return found
  }

  /// Of two ascending lists what is only in this one.
  fileprivate func subtracting(_ other: [UInt32]) -> [UInt32] {
    if other.isEmpty { return self }
    var left: [UInt32] = []
    left.reserveCapacity(count)
    var from = 0
    for row in self {
      from = other.gallop(to: row, from: from)
      if from == other.count || other[from] != row { left.append(row) }
    }
    return left
  }

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
