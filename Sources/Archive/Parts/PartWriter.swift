import NewsModel

/// A record's place in a part: its JSON, a hash of it, and where its cells begin.
struct PartRow: Sendable {
  var id: String
  var start: UInt32
  var length: UInt32
  /// Of the JSON.
  var hash: UInt64
  var cells: UInt32
}

/// Puts the JSON of records end to end, with their cells beside it.
struct PartWriter {
  private(set) var bytes: [UInt8] = []
  private var writer: CellWriter

  init(_ lexicon: Lexicon) { writer = CellWriter(lexicon) }

  var cells: [UInt8] { writer.cells }

  /// The cells without what was taken in advance for more, to be kept.
  var exactCells: [UInt8] { writer.cells.withUnsafeBufferPointer { Array($0) } }

  /// Takes up a record of a report.
  mutating func add<Record>(
    _ id: String, _ record: Record, of document: Document, _ fields: [Field<Record>], json: [UInt8]
  ) -> PartRow {
    place(id, json: json, cells: writer.write(record, of: document, fields))
  }

  /// Takes up JSON alone, of a record whose cells stand elsewhere.
  mutating func place(_ id: String, json: [UInt8], cells: UInt32) -> PartRow {
    var hash = ContentHash()
    hash.combine(json)
    defer { bytes += json }
    return PartRow(
      id: id, start: UInt32(bytes.count), length: UInt32(json.count), hash: hash.value, cells: cells)
  }

  /// Takes up a text and says where it stands.
  mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes += text.utf8
    return start..<bytes.count
  }
}
