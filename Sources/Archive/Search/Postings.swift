/// For each word the rows that have it, ascending, with how often each has it (up to 255).
struct Postings: Sendable {
  private var offsets: [Int] = [0]
  private var rows: [UInt32] = []
  private var counts: [UInt8] = []

  /// Turns texts, as lists of word numbers below `bound`, into the rows of each word.
  ///
  /// - Parameter forEachWord: calls back with the number of each word of a row.
  init(rowCount: Int, bound: Int, forEachWord: (Int, (UInt32) -> Void) -> Void) {
    // Rows are walked in order, so that a word's last row tells whether the row is there already.
    var sizes = [UInt32](repeating: 0, count: bound)
    var lastRow = [UInt32](repeating: .max, count: bound)
    for row in 0..<rowCount {
      forEachWord(row) { word in
        if lastRow[Int(word)] == UInt32(row) { return }
        lastRow[Int(word)] = UInt32(row)
        sizes[Int(word)] += 1
      }
    }
    offsets.reserveCapacity(bound + 1)
    for size in sizes { offsets.append(offsets[offsets.count - 1] + Int(size)) }
    rows = [UInt32](repeating: 0, count: offsets[bound])
    counts = [UInt8](repeating: 0, count: offsets[bound])
    var next = offsets
    for row in 0..<rowCount {
      forEachWord(row) { word in
        let place = next[Int(word)]
        if place > offsets[Int(word)], rows[place - 1] == UInt32(row) {
          if counts[place - 1] < .max { counts[place - 1] += 1 }
        } else {
          rows[place] = UInt32(row)
          counts[place] = 1
          next[Int(word)] = place + 1
        }
      }
    }
  }

  /// The rows of a word, with how often each has it.
  subscript(word: Int) -> Matches {
    let range = offsets[word]..<offsets[word + 1]
    return Matches(rows: Array(rows[range]), counts: counts[range].map(UInt32.init))
  }

  /// The rows that have any of the words, with how often each has them together.
  func union(_ words: [Int], of total: Int) -> Matches {
    if words.count == 1 { return self[words[0]] }
    let size = words.reduce(0) { $0 + offsets[$1 + 1] - offsets[$1] }
    if size > total / 16 {
      var sums = [UInt32](repeating: 0, count: total)
      for word in words {
        for place in offsets[word]..<offsets[word + 1] { sums[Int(rows[place])] += UInt32(counts[place]) }
      }
      let found = sums.indices.filter { sums[$0] > 0 }
      return Matches(rows: found.map(UInt32.init), counts: found.map { sums[$0] })
    }
    var sums: [UInt32: UInt32] = [:]
    for word in words {
      for place in offsets[word]..<offsets[word + 1] {
        sums[rows[place], default: 0] += UInt32(counts[place])
      }
    }
    let found = sums.sorted { $0.key < $1.key }
    return Matches(rows: found.map(\.key), counts: found.map(\.value))
  }
}

/// Rows in which something is found, ascending, with how often.
struct Matches: Sendable {
  var rows: [UInt32] = []
  var counts: [UInt32] = []

  /// The rows alone.
  var rowSet: RowSet { RowSet(ascending: rows) }

  /// What either finds; the greater count where both do, for both are readings of one term.
  func union(_ other: Matches) -> Matches {
    var merged = Matches()
    var (left, right) = (0, 0)
    while left < rows.count || right < other.rows.count {
      let row = min(
        left < rows.count ? rows[left] : .max, right < other.rows.count ? other.rows[right] : .max)
      var count: UInt32 = 0
      if left < rows.count, rows[left] == row { (count, left) = (counts[left], left + 1) }
      if right < other.rows.count, other.rows[right] == row {
        (count, right) = (max(count, other.counts[right]), right + 1)
      }
      merged.rows.append(row)
      merged.counts.append(count)
    }
    return merged
  }
}
