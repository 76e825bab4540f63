import Archive
import OrderedJSON

/// Something that tables are written to, one after another.
protocol TableWriter {
  /// Begins a table; rows follow until the next one begins.
  mutating func begin(_ table: ExportTable) throws(ExportFolder.Failure)
  /// A value for each of the table's columns.
  mutating func write(_ row: [ExportValue]) throws(ExportFolder.Failure)
  /// Behind the last table.
  mutating func finish() throws(ExportFolder.Failure)
}

extension TableWriter {
  /// Writes every table of a snapshot, record by record, so that memory does not grow with the collection.
  mutating func write(_ snapshot: Snapshot) throws(ExportFolder.Failure) {
    for table in ExportSchema.tables {
      try begin(table)
      guard let records = snapshot.table(table.resource) else { continue }
      for row in 0..<records.count {
        // What the archive rendered is JSON.
        guard case .object(var record)? = try? JSONValue(parsing: records.json(row: row)) else { continue }
        if table.name == "documents" {
          record["text"] = snapshot.text(ofDocument: records.ids[row]).map { .string($0) }
        }
        for values in table.rows(of: .object(record), in: snapshot) { try write(values) }
      }
    }
    try finish()
  }
}

/// A CSV file a table (RFC 4180): a line of names, lines that end in CRLF, UTF-8 without a byte-order mark, nothing where a
/// value is null.
struct CSVExport: TableWriter {
  private let folder: ExportFolder
  private var file: ExportFile?

  static let files = ExportSchema.tables.map { $0.name + ".csv" }

  init(folder: ExportFolder) { self.folder = folder }

  mutating func begin(_ table: ExportTable) throws(ExportFolder.Failure) {
    try file?.finish()
    file = try ExportFile(folder.draft(table.name + ".csv"))
    try write(table.allColumns.map { .text($0.name) })
  }

  mutating func write(_ row: [ExportValue]) throws(ExportFolder.Failure) {
    var line: [UInt8] = []
    for (index, value) in row.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      switch value {
      case .null: break
      case .integer(let number): line += String(number).utf8
      case .real(let number): line += number.description.utf8
      case .text(let text): Self.append(text, to: &line)
      }
    }
    line += "\r\n".utf8
    try file?.write(line)
  }

  mutating func finish() throws(ExportFolder.Failure) { try file?.finish() }

  /// An empty text is put in quotation marks, so that it can be told from null.
  private static func append(_ text: String, to line: inout [UInt8]) {
    let special = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard special || text.isEmpty else { return line += text.utf8 }
    line.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { line.append(0x22) }
      line.append(byte)
    }
    line.append(0x22)
  }
}
