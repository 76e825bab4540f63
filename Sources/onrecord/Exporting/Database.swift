import CSQLite

/// A new SQLite database file that is filled in one go.
final class Database {
  private let handle: OpaquePointer

  /// Makes the file.
  ///
  /// - Throws: ``ExportFolder/Failure`` with SQLite's own words.
  init(path: String) throws(ExportFolder.Failure) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw ExportFolder.Failure(description: "can't write \(path): \(String(cString: sqlite3_errstr(code)))")
    }
    handle = opened
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws(ExportFolder.Failure) {
    if sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw failure }
  }

  /// Whether a query gives any row.
  func hasRows(_ sql: String) throws(ExportFolder.Failure) -> Bool {
    let query = try prepare(sql)
    defer { sqlite3_finalize(query) }
    switch sqlite3_step(query) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure
    }
  }

  /// A statement to be run once a row.
  func insertion(_ sql: String) throws(ExportFolder.Failure) -> Insertion {
    Insertion(statement: try prepare(sql), database: self)
  }

  private func prepare(_ sql: String) throws(ExportFolder.Failure) -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure
    }
    return statement
  }

  private var failure: ExportFolder.Failure {
    ExportFolder.Failure(description: "SQLite: \(String(cString: sqlite3_errmsg(handle)))")
  }

  /// A prepared statement with a parameter for each value of a row.
  final class Insertion {
    private let statement: OpaquePointer
    private let database: Database

    fileprivate init(statement: OpaquePointer, database: Database) {
      (self.statement, self.database) = (statement, database)
    }

    deinit { sqlite3_finalize(statement) }

    func run(_ row: [ExportValue]) throws(ExportFolder.Failure) {
      for (index, value) in row.enumerated() {
        let position = Int32(index + 1)
        let code =
          switch value {
          case .null: sqlite3_bind_null(statement, position)
          case .integer(let number): sqlite3_bind_int64(statement, position, Int64(number))
          case .real(let number): sqlite3_bind_double(statement, position, number)
          case .text(let text): csqlite_bind_text(statement, position, text, Int32(clamping: text.utf8.count))
          }
        if code != SQLITE_OK { throw database.failure }
      }
      guard sqlite3_step(statement) == SQLITE_DONE else { throw database.failure }
      sqlite3_reset(statement)
    }
  }
}
