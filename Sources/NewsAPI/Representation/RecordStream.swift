import Archive
import HTTPMessage

/// Many records line by line, made while they are sent, so that a list of any length takes little memory.
struct RecordStream: BodyProducer {
  private let table: Table
  private let rows: [UInt32]
  private let writer: RecordWriter
  private let csv: CSVTable?
  private var next = 0
  private var isBegun = false
  /// Pieces are about so long.
  private static let pieceLength = 32 << 10

  /// The rows of a table as CSV or as lines of JSON.
  init(_ table: Table, _ rows: [UInt32], _ writer: RecordWriter) {
    (self.table, self.rows, self.writer) = (table, rows, writer)
    let presentation = writer.presentation
    csv =
      presentation.format == .csv
      ? CSVTable(table.resource, fields: presentation.fields, isForSpreadsheet: presentation.isForSpreadsheet)
      : nil
  }

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    piece().map { .bytes($0) } ?? .end
  }

  /// All of it at once, for short lists.
  static func whole(_ table: Table, _ rows: [UInt32], _ writer: RecordWriter) -> [UInt8] {
    var stream = RecordStream(table, rows, writer)
    var bytes: [UInt8] = []
    while let piece = stream.piece() { bytes += piece }
    return bytes
  }

  private mutating func piece() -> [UInt8]? {
    var bytes: [UInt8] = []
    if !isBegun, let csv { bytes = csv.header }
    isBegun = true
    while next < rows.count, bytes.count < Self.pieceLength {
      let row = Int(rows[next])
      next += 1
      if let csv {
        csv.append(table.json(row: row), to: &bytes)
      } else {
        bytes += writer.record(table, row: row)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes.isEmpty ? nil : bytes
  }
}
