/// The orders of a table's rows, each worked out when it is first asked for.
final class Orders: Sendable {
  /// Rows in an order, and each row's place in it.
  struct Order: Sendable {
    let sort: Query.Sort
    let column: any SortableColumn
    let rows: [UInt32]
    let places: [UInt32]

    /// The first place behind a key and row. The row is given doubled, odd where it falls between two.
    func place(behind key: Int64, doubledRow: Int) -> Int {
      rows.partitioningIndex(in: 0..<rows.count) { place in
        let row = Int(rows[place])
        return (Orders.key(column.sortKey(row: row), sort), row * 2) > (key, doubledRow)
      }
    }

    /// The first rows of a set from a place on, at most so many, in this order.
    func first(_ limit: Int, of set: RowSet, from start: Int) -> [UInt32] {
      if let bits = set.bits, let found = walk(limit, bits, from: start) { return found }
      var first = SmallestValues(limit: limit)
      set.forEach { row in
        let place = places[Int(row)]
        if place >= start { first.insert(place) }
      }
      return first.sorted().map { rows[Int($0)] }
    }

    /// Looks at one row after the other; `nil` where it would take longer than to look at the whole set.
    private func walk(_ limit: Int, _ set: RowBits, from start: Int) -> [UInt32]? {
      var found: [UInt32] = []
      for row in rows[start...].prefix(set.count) where set.contains(row) {
        found.append(row)
        if found.count == limit { return found }
      }
      return rows.count - start <= set.count ? found : nil
    }
  }

  private let made = Once<Query.Sort, Order>()

  /// The order of that many rows by a column.
  func order(_ sort: Query.Sort, column: any SortableColumn, count: Int) -> Order {
    made.value(sort) { Self.make(sort, column: column, count: count) }
  }

  /// A value's key in an order: turned round where the greatest comes first, and last where there is none.
  static func key(_ key: Int64?, _ sort: Query.Sort) -> Int64 {
    guard let key else { return .max }
    return sort.isDescending ? ~key : key
  }

  private static func make(_ sort: Query.Sort, column: any SortableColumn, count: Int) -> Order {
    var entries: [(key: Int64, row: UInt32)] = []
    entries.reserveCapacity(count)
    for row in 0..<count { entries.append((key(column.sortKey(row: row), sort), UInt32(row))) }
    entries.sort { ($0.key, $0.row) < ($1.key, $1.row) }
    var places = [UInt32](repeating: 0, count: count)
    for (place, entry) in entries.enumerated() { places[Int(entry.row)] = UInt32(place) }
    return Order(sort: sort, column: column, rows: entries.map(\.row), places: places)
  }
}
