/// A record on its way into a table. A class, so that sorting and reading it field by field never copies the record.
final class TableRow<Record: Sendable>: Sendable {
  let id: String
  let record: Record
  /// Compact JSON, as served.
  let json: [UInt8]

  init(id: String, record: Record, json: [UInt8]) { (self.id, self.record, self.json) = (id, record, json) }

  /// The row, unless there is no JSON for it.
  convenience init?(id: String, record: Record, json: [UInt8]?) {
    guard let json else { return nil }
    self.init(id: id, record: record, json: json)
  }
}
