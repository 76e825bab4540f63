/// Days from the first to the last for each row, in an interval tree: rows in the order of their first days, under a
/// complete binary tree of the latest last day below each node (the augmented tree of Cormen et al., "Introduction to
/// Algorithms", as a heap-shaped array).
struct DayColumn: Sendable {
  /// What stands for no days.
  static let none = DayInterval(first: .max, last: .min)

  /// ``none`` where there is none.
  let values: [DayInterval]
  /// Rows that have days, in the order of their first ones.
  private let sorted: [UInt32]
  private let leafCount: Int
  private var latest: [Int32]

  init(_ values: [DayInterval?]) { self.init(values.map { $0 ?? Self.none }) }

  /// - Parameter values: ``none`` where there is none.
  init(_ values: [DayInterval]) {
    self.values = values
    var sorted: [UInt32] = (0..<UInt32(values.count)).filter { values[Int($0)] != Self.none }
    sorted.sort { (values[Int($0)].first, $0) < (values[Int($1)].first, $1) }
    self.sorted = sorted
    var leaves = 1
    while leaves < sorted.count { leaves *= 2 }
    leafCount = leaves
    latest = [Int32](repeating: .min, count: 2 * leaves)
    for (index, row) in sorted.enumerated() { latest[leaves + index] = values[Int(row)].last }
    for node in stride(from: leaves - 1, to: 0, by: -1) {
      latest[node] = max(latest[2 * node], latest[2 * node + 1])
    }
  }

  /// The rows whose days compare so with any of the intervals: equal is overlap, the others cut by the first or last day.
  func rows(_ op: FilterOperator, _ intervals: [DayInterval]) -> RowSet {
    RowSet(
      intervals.flatMap { interval in
        let limits = Self.limits(op, interval)
        return rows(startingBy: limits.start, lastingTo: limits.end)
      }, of: values.count)
  }

  /// By when days must have begun, and to when they must last, to compare so with an interval.
  static func limits(_ op: FilterOperator, _ interval: DayInterval) -> (start: Int32, end: Int32) {
    switch op {
    case .greater: (.max, interval.last &+ 1)
    case .greaterOrEqual: (.max, interval.first)
    case .less: (interval.first - 1, .min)
    case .lessOrEqual: (interval.last, .min)
    default: (interval.last, interval.first)
    }
  }

  /// How many rows have days that have begun by a day.
  func startedCount(by day: Int32) -> Int {
    sorted.partitioningIndex(in: 0..<sorted.count) { values[Int(sorted[$0])].first > day }
  }

  /// How many of the rows (`nil`: of all) overlap each day, month or year, in order, where any does.
  ///
  /// A row without an end counts up to the last day that any of the rows names.
  func counts(_ rows: RowSet?, by period: Facet.Period) -> [(number: Int, count: Int)] {
    let found = (rows?.rows ?? sorted).lazy.map { values[Int($0)] }.filter { $0 != Self.none }
    guard let first = found.lazy.map(\.first).min(),
      let last = found.lazy.map({ $0.last == DayInterval.open ? $0.first : $0.last }).max()
    else { return [] }
    let origin = period.number(ofDay: first)
    // Where intervals begin, less where they have ended: summed up from the left, how many there are.
    var changes = [Int32](repeating: 0, count: period.number(ofDay: last) - origin + 2)
    for days in found {
      changes[period.number(ofDay: days.first) - origin] += 1
      changes[period.number(ofDay: min(days.last, last)) - origin + 1] -= 1
    }
    var counts: [(number: Int, count: Int)] = []
    var count: Int32 = 0
    for (index, change) in changes.enumerated() {
      count += change
      if count > 0 { counts.append((origin + index, Int(count))) }
    }
    return counts
  }

  /// The rows without a date.
  func emptyRows() -> RowSet {
    RowSet((0..<UInt32(values.count)).filter { values[Int($0)] == Self.none }, of: values.count)
  }

  /// The rows whose first day is not behind one day and whose last day is not before another.
  private func rows(startingBy start: Int32, lastingTo end: Int32) -> [UInt32] {
    let bound = startedCount(by: start)
    var found: [UInt32] = []
    var open: [(node: Int, first: Int, width: Int)] = [(1, 0, leafCount)]
    while let (node, first, width) = open.popLast() {
      guard first < bound, latest[node] >= end else { continue }
      if width == 1 {
        found.append(sorted[first])
      } else {
        open.append((2 * node + 1, first + width / 2, width / 2))
        open.append((2 * node, first, width / 2))
      }
    }
    return found
  }
}

extension DayColumn: SortableColumn {
  func sortKey(row: Int) -> Int64? { values[row] == Self.none ? nil : Self.key(values[row]) }

  func cursorText(row: Int) -> String? {
    values[row] == Self.none ? nil : "\(values[row].first)/\(values[row].last)"
  }

  func sortKey(cursorText: String) -> Int64? {
    let parts = cursorText.split(separator: "/").compactMap { Int32($0) }
    return parts.count == 2 ? Self.key(DayInterval(first: parts[0], last: parts[1])) : nil
  }

  /// By first day, then by last.
  private static func key(_ days: DayInterval) -> Int64 { Int64(days.first) << 32 + Int64(days.last) }
}
