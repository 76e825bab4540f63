/// What is wrong with a word table, and where.
public struct TableError: Error, Hashable, CustomStringConvertible {
  /// Name of the file.
  public let file: String
  /// Line of the file, from 1.
  public let line: Int
  /// What is wrong, as a sentence without its full stop.
  public let message: String

  /// File, line and reason, as compilers write them.
  public var description: String { "\(file):\(line): \(message)" }
}

/// A word table as it was read: its rows and its examples.
struct Table: Sendable {
  /// One row.
  struct Row: Sendable {
    /// Name of the file.
    let file: String
    /// Line of the file, from 1.
    let line: Int
    /// The fields; "" for one that is empty or "-".
    let fields: [String]

    /// A field, `nil` where it is empty.
    func optional(_ column: Int) -> String? { fields[column].isEmpty ? nil : fields[column] }

    /// The parts of a field that holds several, set apart by `|`.
    func list(_ column: Int) -> [String] {
      fields[column].split(separator: "|").map { Table.trimmed($0) }.filter { !$0.isEmpty }
    }

    /// A field as a value of a closed set; an empty field is `nil`.
    func value<Value: RawRepresentable<String> & CaseIterable>(_ column: Int) throws(TableError) -> Value? {
      guard let field = optional(column) else { return nil }
      guard let value = Value(rawValue: field) else {
        let allowed = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("\"\(field)\" is none of \(allowed)")
      }
      return value
    }

    /// The error that this row is.
    func error(_ message: String) -> TableError { TableError(file: file, line: line, message: message) }
  }

  /// Name of the file.
  let file: String
  /// Names of the columns.
  let columns: [String]
  /// The rows, in order.
  let rows: [Row]
  /// The `EXAMPLE` lines: what follows the word, in as many fields as there are. A last field of "-" says that nothing must
  /// be found.
  let examples: [Row]

  static func trimmed(_ text: some StringProtocol) -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\r" || $0 == "\r\n" }
    return String(text.drop(while: blank).reversed().drop(while: blank).reversed())
  }
}

/// Reads word tables: plain text, fields set apart by tabs, `#` before a comment, the column names in the first line, and
/// lines that begin with `EXAMPLE` for tests to run.
struct TableReader: Sendable {
  /// The columns that the file must have, in order.
  let columns: [String]

  /// The table in a text.
  ///
  /// Throws a ``TableError`` for the first row that has the wrong number of fields or an empty first one.
  func read(_ text: String, file: String) throws(TableError) -> Table {
    var rows: [Table.Row] = []
    var examples: [Table.Row] = []
    var header = false
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, content) in lines.enumerated() where !content.hasPrefix("#") {
      var fields = content.split(separator: "\t", omittingEmptySubsequences: false).map { Table.trimmed($0) }
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      if fields[0] == "EXAMPLE" {
        examples.append(Table.Row(file: file, line: index + 1, fields: Array(fields.dropFirst())))
        continue
      }
      if !header {
        header = true
        guard fields == columns else {
          throw TableError(
            file: file, line: index + 1, message: "the columns must be \(columns.joined(separator: ", "))")
        }
        continue
      }
      // Empty fields at the end of a row may be left out.
      while fields.count < columns.count { fields.append("") }
      for index in fields.indices where fields[index] == "-" { fields[index] = "" }
      let row = Table.Row(file: file, line: index + 1, fields: fields)
      guard fields.count == columns.count else {
        throw row.error(
          "\(fields.count) fields where \(columns.count) are wanted (\(columns.joined(separator: ", ")))")
      }
      guard !fields[0].isEmpty else { throw row.error("no \(columns[0])") }
      rows.append(row)
    }
    return Table(file: file, columns: columns, rows: rows, examples: examples)
  }
}
