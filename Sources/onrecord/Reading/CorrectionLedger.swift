import Extraction
import Synchronization

/// Which of the user's corrections met their record while reports were extracted, on any thread.
final class CorrectionLedger: Sendable {
  private let met = Mutex<Set<String>>([])

  /// Notes a record that a correction names.
  func note(_ id: String) { met.withLock { _ = $0.insert(id) } }

  /// Tells of corrections for records that no report had: a misspelt id, or one of a report that has changed.
  func tell(of tables: UserTables) {
    for message in tables.unmet(met.withLock { $0 }) { report(message) }
  }
}
