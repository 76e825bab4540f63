import CSQLite

@testable import onrecord

/// A database that is only read.
final class DatabaseQuery {
  struct Failed: Error { var message: String }

  private var handle: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK else { throw failure }
  }

  deinit { sqlite3_close_v2(handle) }

  /// All rows of a query.
  func rows(_ sql: String) throws -> [[ExportValue]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
    defer { sqlite3_finalize(statement) }
    var rows: [[ExportValue]] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure }
      rows.append(
        (0..<sqlite3_column_count(statement)).map { column in
          switch sqlite3_column_type(statement, column) {
          case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(statement, column)))
          case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
          case SQLITE_NULL: .null
          default: .text(String(cString: sqlite3_column_text(statement, column)))
          }
        })
    }
  }

  private var failure: Failed { Failed(message: String(cString: sqlite3_errmsg(handle))) }
}
