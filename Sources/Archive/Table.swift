import Foundation

/// A record's place in a table.
struct TableRow: Sendable {
  var id: String
  /// Of the JSON.
  var hash: UInt64
  /// Which of the table's chunks has the JSON, and where in it.
  var chunk, start, length: UInt32
}

/// The records of one resource: their JSON, rendered once, and the columns to find and order them by. Row numbers go by id.
public struct Table: Sendable {
  /// What kind of records they are.
  public let resource: Resource
  private let rows: [TableRow]
  private let chunks: [KeptBytes]
  private let columns: [String: Column]
  private let orders = Orders()
  /// Values of fields among all rows.
  let facets = Once<Facet, [FacetCount]>()
  /// Rows without a value, by field.
  private let emptyRows = Once<String, RowSet>()

  /// How many records there are.
  public var count: Int { rows.count }

  /// The records' ids, in order.
  public var ids: RecordIDs { RecordIDs(rows) }

  /// The record of a row as compact JSON.
  public func json(row: Int) -> ArraySlice<UInt8> {
    let row = rows[row]
    return chunks[Int(row.chunk)].bytes(Int(row.start)..<Int(row.start) + Int(row.length))
  }

  /// A hash of the record of a row.
  func hash(row: Int) -> UInt64 { rows[row].hash }

  /// The column of a field.
  func column(_ field: String) -> Column? { columns[field] }

  /// The row of an id.
  public func row(id: String) -> Int? {
    let row = ids.firstRow(from: id)
    return row < count && rows[row].id == id ? row : nil
  }

  /// A table of records that stand in the order of their ids, each id once.
  init(_ resource: Resource, _ rows: [TableRow], _ chunks: [KeptBytes], _ columns: [String: Column]) {
    (self.resource, self.rows, self.chunks, self.columns) = (resource, rows, chunks, columns)
    // Others are worked out when somebody asks for them.
    let sort = Query.Sort(field: resource.defaultSort)
    if let column = columns[sort.field]?.sortable {
      _ = orders.order(sort, column: column, count: rows.count)
    }
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
      let first = order.first(query.limit + 1, of: matching, from: start)
      rows = first.prefix(query.limit).map(Int.init)
      (total, hasMore) = (matching.count, first.count > query.limit)
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
    let row = ids.firstRow(from: position.id)
    let isThere = row < count && rows[row].id == position.id
    return order.place(behind: key, doubledRow: row * 2 - (isThere ? 0 : 1))
  }

  /// The rows for which every filter holds; `nil` for all rows.
  func rows(matching filters: [Filter]) -> RowSet? {
    if filters.isEmpty { return nil }
    var (included, excluded): ([Condition], [Condition]) = ([], [])
    for filter in filters {
      guard let column = columns[filter.field] else { return RowSet(ascending: []) }
      if filter.op == .isNull {
        if filter.operands.contains(.flag(true)) == filter.operands.contains(.flag(false)) { continue }
        let empty = Condition(emptyRows.value(filter.field, column.emptyRows))
        if filter.operands.contains(.flag(true)) { included.append(empty) } else { excluded.append(empty) }
      } else if filter.op == .not {
        excluded.append(condition(column, .equal, filter.operands))
      } else {
        included.append(condition(column, filter.op, filter.operands))
      }
    }
    included.sort { $0.bound < $1.bound }
    var found = included.first?.list() ?? RowSet(ascending: Array(0..<UInt32(count)))
    for condition in included.dropFirst() { found = condition.filter(found) }
    for condition in excluded { found = condition.filter(found, holding: false) }
    return found
  }
}

extension Table {
  /// A value compares so with any operand.
  private func condition(_ column: Column, _ op: FilterOperator, _ operands: [Filter.Operand]) -> Condition {
    switch column {
    case .names(let column):
      return column.condition(op, operands.compactMap { if case .text(let text) = $0 { text } else { nil } })
    case .number(let column):
      return column.condition(
        op, operands.compactMap { if case .number(let number) = $0 { number } else { nil } })
    case .days(let column):
      return column.condition(op, operands.compactMap { if case .days(let days) = $0 { days } else { nil } })
    case .words(let column):
      let sets = operands.map {
        if case .words(let query) = $0 { column.rows(query) } else { RowSet(ascending: []) }
      }
      return Condition(RowSet.union(sets, of: count))
    case .points(let column):
      return Condition(column.rows(operands.compactMap { if case .box(let box) = $0 { box } else { nil } }))
    case .clusters(let column):
      let rows = operands.compactMap { if case .text(let text) = $0 { row(id: text) } else { nil } }
      return Condition(column.rows(rows.map(UInt32.init)))
    case .place: return Condition(RowSet(ascending: []))
    }
  }
}

extension Column {
  fileprivate func emptyRows() -> RowSet {
    switch self {
    case .names(let column): column.emptyRows()
    case .number(let column): column.emptyRows()
    case .days(let column): column.emptyRows()
    case .words, .place, .points, .clusters: RowSet(ascending: [])
    }
  }
}

/// The ids of a table's records, in order.
public struct RecordIDs: RandomAccessCollection, Sendable, Equatable {
  private let rows: [TableRow]

  init(_ rows: [TableRow]) { self.rows = rows }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { rows.count }

  /// The id of a row.
  public subscript(row: Int) -> String { rows[row].id }

  /// The first row whose id is not before this one.
  func firstRow(from id: String) -> Int {
    rows.partitioningIndex(in: 0..<rows.count) { rows[$0].id >= id }
  }

  /// Whether both have the same ids.
  public static func == (left: RecordIDs, right: RecordIDs) -> Bool { left.elementsEqual(right) }
}
