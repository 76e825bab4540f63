/// What a filter asks of rows: to be listed, or tried one by one, whichever is less work.
struct Condition {
  /// At most so many rows hold.
  let bound: Int
  /// Lists the rows that hold.
  let list: () -> RowSet
  /// Whether a row holds; `nil` where that can't be told without listing them.
  let test: ((Int) -> Bool)?

  /// Those of some rows that hold, or those that don't.
  func filter(_ rows: RowSet, holding: Bool = true) -> RowSet {
    if let test, bound > rows.count {
      return RowSet(ascending: rows.rows.filter { test(Int($0)) == holding })
    }
    return holding ? rows.intersection(list()) : rows.subtracting(list())
  }

  /// A condition that is worked out already.
  init(_ rows: RowSet) { self.init(bound: rows.count, list: { rows }, test: nil) }

  init(bound: Int, list: @escaping () -> RowSet, test: ((Int) -> Bool)?) {
    (self.bound, self.list, self.test) = (bound, list, test)
  }
}

extension NameColumn {
  /// Any value (`all`: every one of at least one) matches any of the folded texts.
  func condition(_ op: FilterOperator, _ texts: [String]) -> Condition {
    let matching = Set(texts.flatMap { values(matching: $0, op) })
    // Mostly one value is asked for, which is told apart faster than it is hashed.
    let only = matching.count == 1 ? matching.first : nil
    func matches(_ value: UInt32) -> Bool { only.map { $0 == value } ?? matching.contains(value) }
    return Condition(
      bound: matching.reduce(0) { $0 + rowCount(ofValue: $1) }, list: { rows(op, matching) },
      test: { row in
        let values = values(ofRow: row)
        return op == .all
          ? !values.isEmpty && values.allSatisfy(matches) : values.contains(where: matches)
      })
  }
}

extension NumberColumn {
  /// The number compares so with any of the numbers.
  func condition(_ op: FilterOperator, _ numbers: [Double]) -> Condition {
    Condition(
      bound: numbers.reduce(0) { $0 + range(op, $1).count }, list: { rows(op, numbers) },
      test: { row in
        let value = values[row]
        return numbers.contains { number in
          switch op {
          case .greater: value > number
          case .greaterOrEqual: value >= number
          case .less: value < number
          case .lessOrEqual: value <= number
          default: value == number
          }
        }
      })
  }
}

extension DayColumn {
  /// The days compare so with any of the intervals.
  func condition(_ op: FilterOperator, _ intervals: [DayInterval]) -> Condition {
    let limits = intervals.map { Self.limits(op, $0) }
    return Condition(
      bound: limits.reduce(0) { $0 + startedCount(by: $1.start) }, list: { rows(op, intervals) },
      test: { row in
        let days = values[row]
        return days != Self.none && limits.contains { days.first <= $0.start && days.last >= $0.end }
      })
  }
}
