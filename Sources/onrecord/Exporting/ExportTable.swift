import Archive
import OrderedJSON

/// A table of the export: its rows are the records of a resource, or the elements of lists in them.
struct ExportTable: Sendable {
  /// A column: its name and where its value stands in the record or element.
  struct Column: Sendable {
    enum Kind: Sendable { case text, integer, real, flag }

    var name: String
    /// Member names; empty for an element that is a plain value.
    var path: [String]
    var kind: Kind
    /// The table whose ids it holds. A value that is no id of it becomes null, so that no reference leads nowhere.
    var references: Resource?
    /// Whether people look for records by it.
    var isIndexed = false
  }

  /// A list of a record whose elements are rows, with what the `kind` column says of them where there are several lists.
  struct List: Sendable {
    var path: [String]
    var kind: String?
  }

  var name: String
  var resource: Resource
  /// Empty where the records themselves are the rows.
  var lists: [List] = []
  /// What follows the key: `id` for records; for elements the record's id, `kind` where lists have one, and `position`.
  var columns: [Column]
  /// Columns that full-text search covers.
  var searched: [String] = []
  /// The column that names a row to a person.
  var label: String?
  /// Columns by whose values people like to see a table divided.
  var facets: [String] = []

  /// The name of the record's id in a table of elements.
  var owner: String { String(resource.rawValue.dropLast()) + "_id" }

  /// All columns, in order.
  var allColumns: [Column] {
    if lists.isEmpty { return [Column(name: "id", path: ["id"], kind: .text)] + columns }
    let kind = lists.contains { $0.kind != nil } ? [Column(name: "kind", path: [], kind: .text)] : []
    return [Column(name: owner, path: [], kind: .text, references: resource)] + kind
      + [Column(name: "position", path: [], kind: .integer)] + columns
  }
}

/// A cell of the export.
enum ExportValue: Sendable, Equatable {
  case null
  case text(String)
  case integer(Int)
  case real(Double)
}

extension ExportTable {
  /// The rows that a record gives, each with a value for every column.
  func rows(of record: JSONValue, in snapshot: Snapshot) -> [[ExportValue]] {
    let id = record["id"]?.text ?? ""
    if lists.isEmpty { return [[.text(id)] + columns.map { $0.value(in: record, snapshot) }] }
    return lists.flatMap { list in
      (record.value(at: list.path)?.elements ?? []).enumerated().compactMap { position, element in
        let values = columns.map { $0.value(in: element, snapshot) }
        // A list of nothing but references says nothing where the reference leads nowhere.
        if columns.count == 1, columns[0].references != nil, values == [.null] { return nil }
        return [.text(id)] + (list.kind.map { [.text($0)] } ?? []) + [.integer(position)] + values
      }
    }
  }
}

extension ExportTable.Column {
  fileprivate func value(in record: JSONValue, _ snapshot: Snapshot) -> ExportValue {
    guard let value = record.value(at: path) else { return .null }
    switch (kind, value) {
    case (_, .null), (_, .object): return .null
    case (.flag, .bool(let flag)): return .integer(flag ? 1 : 0)
    case (.integer, .integer(let number)): return .integer(number)
    case (.real, .integer(let number)): return .real(Double(number))
    case (.real, .number(let number)): return .real(number)
    case (.text, .string(let text)):
      if let references, snapshot.table(references)?.row(id: text) == nil { return .null }
      return .text(text)
    case (.text, .array(let elements)): return .text(elements.compactMap(\.text).joined(separator: "; "))
    default: return .null
    }
  }
}

extension JSONValue {
  /// The value that member names lead to, one after another; `nil` where one is missing.
  fileprivate func value(at path: [String]) -> JSONValue? {
    path.reduce(self as JSONValue?) { $0?[$1] }
  }
}
