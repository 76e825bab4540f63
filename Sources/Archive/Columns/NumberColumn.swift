/// A number for each row, and the rows in the order of their numbers.
struct NumberColumn: Sendable {
  /// Not a number where there is none.
  let values: [Double]
  private let sorted: [UInt32]

  /// - Parameter values: not a number where there is none.
  init(_ values: [Double]) {
    self.values = values
    var sorted: [UInt32] = (0..<UInt32(values.count)).filter { !values[Int($0)].isNaN }
    sorted.sort { (values[Int($0)], $0) < (values[Int($1)], $1) }
    self.sorted = sorted
  }

  /// The rows whose number compares so with any of the numbers.
  func rows(_ op: FilterOperator, _ numbers: [Double]) -> RowSet {
    RowSet(numbers.flatMap { number in sorted[range(op, number)] }, of: values.count)
  }

  /// The rows without a number.
  func emptyRows() -> RowSet {
    RowSet((0..<UInt32(values.count)).filter { values[Int($0)].isNaN }, of: values.count)
  }

  /// Where in their order the rows stand whose number compares so.
  func range(_ op: FilterOperator, _ number: Double) -> Range<Int> {
    let all = 0..<sorted.count
    let first = sorted.partitioningIndex(in: all) { values[Int(sorted[$0])] >= number }
    let behind = sorted.partitioningIndex(in: all) { values[Int(sorted[$0])] > number }
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
  func sortKey(row: Int) -> Int64? { values[row].isNaN ? nil : Self.key(values[row]) }

  func cursorText(row: Int) -> String? { values[row].isNaN ? nil : values[row].description }

  func sortKey(cursorText: String) -> Int64? {
    Double(cursorText).flatMap { $0.isFinite ? Self.key($0) : nil }
  }

  /// The bits of an IEEE 754 number as an integer that orders as the number does.
  private static func key(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits >= 0 ? bits : Int64.min &- bits
  }
}
