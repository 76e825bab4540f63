/// What a filter asks of rows: to be listed, or sifted, whichever is less work.
struct Condition {
  /// At most so many rows hold.
  let bound: Int
  /// Lists the rows that hold.
  let list: () -> RowSet
  /// Of some rows those that hold (`true`) or don't, in their order; `nil` where that can't be told without listing all.
  /// It takes many rows at once, so that the loop over them is the column's own and calls nothing.
  let sift: ((_ rows: [UInt32], _ holding: Bool) -> [UInt32])?

  /// Those of some rows that hold, or those that don't.
  func filter(_ rows: RowSet, holding: Bool = true) -> RowSet {
    if let sift, bound > rows.count { return RowSet(ascending: sift(rows.rows, holding)) }
    return holding ? rows.intersection(list()) : rows.subtracting(list())
  }

  /// A condition that is worked out already.
  init(_ rows: RowSet) { self.init(bound: rows.count, list: { rows }, sift: nil) }

  init(
    bound: Int, list: @escaping () -> RowSet, sift: ((_ rows: [UInt32], _ holding: Bool) -> [UInt32])?
  ) {
    (self.bound, self.list, self.sift) = (bound, list, sift)
  }
}

extension NameColumn {
  /// Any value (`all`: every one of at least one) matches any of the folded texts.
  func condition(_ op: FilterOperator, _ texts: [String]) -> Condition {
    let matching = Set(texts.flatMap { values(matching: $0, op) })
    if op != .all, matching.count == 1, let bits = matching.first.flatMap(bits(ofValue:)) {
      return Condition(RowSet(bits))
    }
    return Condition(
      bound: matching.reduce(0) { $0 + rowCount(ofValue: $1) }, list: { rows(op, matching) },
      sift: { rows, holding in
        if op == .all {
          return rows.filter { row in
            let values = values(ofRow: Int(row))
            return (!values.isEmpty && values.allSatisfy(matching.contains)) == holding
          }
        }
        // Mostly one value is asked for, which is told apart faster than it is hashed.
        if matching.count == 1, let only = matching.first {
          return sift(rows, holding: holding) { $0 == only }
        }
        return sift(rows, holding: holding, matching.contains)
      })
  }
}

extension NumberColumn {
  /// The number compares so with any of the numbers.
  func condition(_ op: FilterOperator, _ numbers: [Double]) -> Condition {
    let ranges = numbers.map { Self.limits(op, $0) }
    return Condition(
      bound: numbers.reduce(0) { $0 + range(op, $1).count }, list: { rows(op, numbers) },
      sift: { rows, holding in
        if ranges.count == 1 {
          let (least, greatest) = (ranges[0].least, ranges[0].greatest)
          return rows.filter { (values[Int($0)] >= least && values[Int($0)] <= greatest) == holding }
        }
        return rows.filter { row in
          ranges.contains { values[Int(row)] >= $0.least && values[Int(row)] <= $0.greatest } == holding
        }
      })
  }

  /// The least and the greatest number that compare so; "not a number" is in no range.
  private static func limits(_ op: FilterOperator, _ number: Double) -> (least: Double, greatest: Double) {
    switch op {
    case .greater: (number.nextUp, .infinity)
    case .greaterOrEqual: (number, .infinity)
    case .less: (-.infinity, number.nextDown)
    case .lessOrEqual: (-.infinity, number)
    default: (number, number)
    }
  }
}

extension DayColumn {
  /// The days compare so with any of the intervals.
  func condition(_ op: FilterOperator, _ intervals: [DayInterval]) -> Condition {
    let limits = intervals.map { Self.limits(op, $0) }
    return Condition(
      bound: limits.reduce(0) { $0 + startedCount(by: $1.start) }, list: { rows(op, intervals) },
      sift: { rows, holding in
        rows.filter { row in
          let days = values[Int(row)]
          let holds = days != Self.none && limits.contains { days.first <= $0.start && days.last >= $0.end }
          return holds == holding
        }
      })
  }
}
