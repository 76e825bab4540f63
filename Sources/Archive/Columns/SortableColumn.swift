/// A column that a table can be sorted by.
protocol SortableColumn: Sendable {
  /// The row's place in ascending order; `nil` where it has no value.
  func sortKey(row: Int) -> Int64?
  /// The row's value in a form that means the same in another snapshot; `nil` where it has none.
  func cursorText(row: Int) -> String?
  /// The place in this column of a value from another snapshot; `nil` for a text that is no such value.
  func sortKey(cursorText: String) -> Int64?
}

/// A column of a table.
enum Column: Sendable {
  case names(NameColumn)
  case number(NumberColumn)
  case days(DayColumn)
  case words(WordIndex)
  case place(PlaceColumn)
  case points(PointColumn)
  case clusters(ClusterColumn)

  /// The column where it can be sorted by.
  var sortable: (any SortableColumn)? {
    switch self {
    case .names(let column): column
    case .number(let column): column
    case .days(let column): column
    case .place(let column): column
    case .words, .points, .clusters: nil
    }
  }
}
