/// A record on its way into a table. A class, so that sorting and reading it field by field never copies the record.
final class TableRow<Record: Sendable>: Sendable {
  let id: String
  let record: Record
  /// Where its JSON stands, as served.
  let place: BytePlace

  init(id: String, record: Record, place: BytePlace) {
    (self.id, self.record, self.place) = (id, record, place)
  }
}

extension RecordWriter {
  /// The row of a record whose JSON is taken up; `nil` where there is none.
  mutating func row<Record>(_ id: String, _ record: Record, json: [UInt8]?) -> TableRow<Record>? {
    json.map { TableRow(id: id, record: record, place: append($0)) }
  }
}
