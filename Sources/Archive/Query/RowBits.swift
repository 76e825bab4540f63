/// A bit for each row of a table: a set of many rows, of which two are compared 64 rows at a time.
struct RowBits: Sendable {
  private var words: [UInt64]
  /// How many rows are in the set.
  private(set) var count = 0

  /// No row, of a table of that many.
  init(of total: Int) { words = [UInt64](repeating: 0, count: (total + 63) / 64) }

  /// Rows in any order, possibly several times, of a table of that many.
  init(_ rows: some Sequence<UInt32>, of total: Int) {
    self.init(of: total)
    for row in rows { insert(row) }
  }

  /// Whether a row is in the set.
  func contains(_ row: UInt32) -> Bool { words[Int(row >> 6)] & (1 << UInt64(row & 63)) != 0 }

  /// Takes a row up, if it isn't there yet.
  mutating func insert(_ row: UInt32) {
    let (index, bit) = (Int(row >> 6), 1 << UInt64(row & 63) as UInt64)
    if words[index] & bit == 0 { count += 1 }
    words[index] |= bit
  }

  /// Lets a row go, if it is there.
  private mutating func remove(_ row: UInt32) {
    let (index, bit) = (Int(row >> 6), 1 << UInt64(row & 63) as UInt64)
    if words[index] & bit != 0 { count -= 1 }
    words[index] &= ~bit
  }

  /// The rows, ascending.
  var rows: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
      forEach { row in
        buffer[filled] = row
        filled += 1
      }
    }
  }

  /// Calls with each row, ascending.
  func forEach(_ body: (UInt32) -> Void) {
    for (index, word) in words.enumerated() {
      var left = word
      while left != 0 {
        body(UInt32(truncatingIfNeeded: index << 6 + left.trailingZeroBitCount))
        left &= left - 1
      }
    }
  }

  /// Rows that are in both sets, which are of one table.
  func intersection(_ other: RowBits) -> RowBits { combined(other) { $0 & $1 } }

  /// Rows that are here and not there.
  func subtracting(_ other: RowBits) -> RowBits { combined(other) { $0 & ~$1 } }

  /// Rows that are here and not among those.
  func subtracting(_ rows: [UInt32]) -> RowBits {
    var left = self
    for row in rows { left.remove(row) }
    return left
  }

  /// Rows that are in any of the two.
  func union(_ other: RowBits) -> RowBits { combined(other) { $0 | $1 } }

  private func combined(_ other: RowBits, _ operation: (UInt64, UInt64) -> UInt64) -> RowBits {
    var made = self
    made.count = 0
    for index in made.words.indices {
      let word = operation(words[index], other.words[index])
      made.words[index] = word
      made.count += word.nonzeroBitCount
    }
    return made
  }
}
