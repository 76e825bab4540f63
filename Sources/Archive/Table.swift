import Foundation

/// The records of one resource: their JSON, rendered once, and the columns to find and order them by. Row numbers go by id.
public struct Table: Sendable {
  /// The records' ids, in order.
  public let ids: [String]
  /// What kind of records they are.
  public let resource: Resource
  private let records: RenderedRecords
  private let columns: [String: Column]
  private let orders = Orders()

  /// How many records there are.
  public var count: Int { ids.count }

  /// The record of a row as compact JSON.
  public func json(row: Int) -> ArraySlice<UInt8> { records[row] }

  /// The column of a field.
  func column(_ field: String) -> Column? { columns[field] }

  /// The row of an id.
  public func row(id: String) -> Int? {
    let row = ids.partitioningIndex(in: 0..<ids.count) { ids[$0] >= id }
    return row < ids.count && ids[row] == id ? row : nil
  }

  /// A table of records that stand in the order of their ids, each id once.
  init<Record>(
    _ resource: Resource, _ rows: [TableRow<Record>], data: Data, fields: [Field<Record>],
    directory: Directory
  ) {
    self.resource = resource
    ids = rows.map(\.id)
    records = RenderedRecords(data, rows.map(\.place))
    columns = Dictionary(uniqueKeysWithValues: fields.map { ($0.spec.name, $0.column(rows, directory)) })
  }

  /// The page that a query asks for. Time grows with the number of rows that the filters let through, not with the table.
  public func page(_ query: Query) -> Page {
    guard let column = columns[query.sort.field]?.sortable else { return Page(rows: [], total: 0, next: nil) }
    let order = orders.order(query.sort, column: column, count: count)
    let start = query.after.map { place(behind: $0, query.sort, column, order) } ?? 0
    var rows: [Int]
    let total: Int
    let hasMore: Bool
    if let matching = self.rows(matching: query.filters) {
      var first = SmallestValues(limit: query.limit + 1)
      for row in matching.rows where order.places[Int(row)] >= start { first.insert(order.places[Int(row)]) }
      let places = first.sorted()
      rows = places.prefix(query.limit).map { Int(order.rows[Int($0)]) }
      (total, hasMore) = (matching.count, places.count > query.limit)
    } else {
      let end = min(count, start + query.limit)
      rows = order.rows[start..<end].map(Int.init)
      (total, hasMore) = (count, end < count)
    }
    let next = hasMore ? rows.last.map { PagePosition(value: column.cursorText(row: $0), id: ids[$0]) } : nil
    return Page(rows: rows, total: total, next: next)
  }

  /// Every row that a query asks for, in its order, whatever its limit: for a list that is given whole.
  public func rows(_ query: Query) -> [UInt32] {
    guard let column = columns[query.sort.field]?.sortable else { return [] }
    let order = orders.order(query.sort, column: column, count: count)
    let start = query.after.map { place(behind: $0, query.sort, column, order) } ?? 0
    guard let matching = rows(matching: query.filters) else { return Array(order.rows[start...]) }
    return matching.rows.map { order.places[Int($0)] }.filter { $0 >= start }.sorted().map {
      order.rows[Int($0)]
    }
  }

  /// How many rows match all of the filters.
  public func count(matching filters: [Filter]) -> Int { rows(matching: filters)?.count ?? count }

  /// Whether a position's value is one that a field can have.
  public func accepts(_ position: PagePosition, sort: Query.Sort) -> Bool {
    guard let value = position.value else { return true }
    return columns[sort.field]?.sortable?.sortKey(cursorText: value) != nil
  }

  private func place(
    behind position: PagePosition, _ sort: Query.Sort, _ column: any SortableColumn, _ order: Orders.Order
  ) -> Int {
    let key = Orders.key(position.value.flatMap(column.sortKey(cursorText:)), sort)
    let row = ids.partitioningIndex(in: 0..<ids.count) { ids[$0] >= position.id }
    let isThere = row < ids.count && ids[row] == position.id
    return order.place(behind: key, doubledRow: row * 2 - (isThere ? 0 : 1))
  }

  /// The rows for which every filter holds; `nil` for all rows.
  func rows(matching filters: [Filter]) -> RowSet? {
    if filters.isEmpty { return nil }
    var included: [RowSet] = []
    var excluded: [RowSet] = []
    for filter in filters {
      guard let column = columns[filter.field] else { return RowSet(ascending: []) }
      if filter.op == .isNull {
        if filter.operands.contains(.flag(true)) == filter.operands.contains(.flag(false)) { continue }
        let empty = column.emptyRows()
        if filter.operands.contains(.flag(true)) { included.append(empty) } else { excluded.append(empty) }
      } else if filter.op == .not {
        excluded.append(column.rows(.equal, filter.operands, count: count))
      } else {
        included.append(column.rows(filter.op, filter.operands, count: count))
      }
    }
    included.sort { $0.count < $1.count }
    var found = included.first ?? RowSet(ascending: Array(0..<UInt32(count)))
    for set in included.dropFirst() { found = found.intersection(set) }
    for set in excluded { found = found.subtracting(set) }
    return found
  }
}

extension Column {
  /// The rows whose value compares so with any operand.
  fileprivate func rows(_ op: FilterOperator, _ operands: [Filter.Operand], count: Int) -> RowSet {
    switch self {
    case .names(let column):
      return column.rows(op, operands.compactMap { if case .text(let text) = $0 { text } else { nil } })
    case .number(let column):
      return column.rows(op, operands.compactMap { if case .number(let number) = $0 { number } else { nil } })
    case .days(let column):
      return column.rows(op, operands.compactMap { if case .days(let days) = $0 { days } else { nil } })
    case .words(let column):
      let sets = operands.map {
        if case .words(let query) = $0 { column.rows(query) } else { RowSet(ascending: []) }
      }
      return RowSet.union(sets.map { $0.rows[...] }, of: count)
    case .points(let column):
      return column.rows(operands.compactMap { if case .box(let box) = $0 { box } else { nil } })
    case .place: return RowSet(ascending: [])
    }
  }

  fileprivate func emptyRows() -> RowSet {
    switch self {
    case .names(let column): column.emptyRows()
    case .number(let column): column.emptyRows()
    case .days(let column): column.emptyRows()
    case .words, .place, .points: RowSet(ascending: [])
    }
  }
}

extension Field {
  /// The column of this field over all records.
  fileprivate func column(_ rows: [TableRow<Record>], _ directory: Directory) -> Column {
    switch reader {
    case .names(let read): .names(NameColumn(rows.lazy.map { read($0.record, directory) }))
    case .number(let read): .number(NumberColumn(rows.map { read($0.record) }))
    case .days(let read): .days(DayColumn(rows.map { read($0.record, directory) }))
    case .words(let read): .words(WordIndex(rows.lazy.map { read($0.record, directory) }))
    case .place(let read): .place(PlaceColumn(rows.map { read($0.record) }))
    case .point(let read): .points(PointColumn(rows.map { read($0.record) }))
    }
  }
}
