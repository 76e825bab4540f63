/// A number for each row, and the rows in the order of their numbers.
struct NumberColumn: Sendable {
  private let values: [Double?]
  private let sorted: [(value: Double, row: UInt32)]

  init(_ values: [Double?]) {
    self.values = values
    sorted = values.enumerated().compactMap { row, value in value.map { ($0, UInt32(row)) } }.sorted {
      $0 < $1
    }
  }

  /// The rows whose number compares so with any of the numbers.
  func rows(_ op: FilterOperator, _ numbers: [Double]) -> RowSet {
    let found = numbers.flatMap { number in sorted[range(op, number)].map(\.row) }
    return RowSet(found, of: values.count)
  }

  /// The rows without a number.
  func emptyRows() -> RowSet {
    RowSet(ascending: (0..<UInt32(values.count)).filter { values[Int($0)] == nil })
  }

  private func range(_ op: FilterOperator, _ number: Double) -> Range<Int> {
    let all = 0..<sorted.count
    let first = sorted.partitioningIndex(in: all) { sorted[$0].value >= number }
    let behind = sorted.partitioningIndex(in: all) { sorted[$0].value > number }
    return switch op {
    case .greater: behind..<sorted.count
    case .greaterOrEqual: first..<sorted.count
    case .less: 0..<first
    case .lessOrEqual: 0..<behind
    default: first..<behind
    }
  }
}

extension NumberColumn: SortableColumn {
  func sortKey(row: Int) -> Int64? { values[row].map(Self.key) }

  func cursorText(row: Int) -> String? { values[row]?.description }

  func sortKey(cursorText: String) -> Int64? {
    Double(cursorText).flatMap { $0.isFinite ? Self.key($0) : nil }
  }

  /// The bits of an IEEE 754 number as an integer that orders as the number does.
  private static func key(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits >= 0 ? bits : Int64.min &- bits
  }
}
