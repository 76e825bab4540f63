import OrderedJSON

/// Records as lines of comma-separated values (RFC 4180), one a record, with a line of names in front.
public struct CSVTable: Sendable {
  private struct Column: Sendable {
    var index: Int
    /// The steps below the record's member.
    var steps: [String]
  }

  private let names: [String]
  /// The columns that are read below each member of a record.
  private let columns: [String: [Column]]
  /// Whether the table is for a spreadsheet, which takes a text that begins with "=" for a formula and computes it.
  private let isForSpreadsheet: Bool
  /// Between the values of a list: names have commas, hardly ever semicolons.
  private static let separator = Array("; ".utf8)

  /// The table of a resource's records, of some of their members only where `fields` names them.
  public init(_ resource: Resource, fields: [String]?, isForSpreadsheet: Bool) {
    let paths = resource.columns.filter { path in
      fields?.contains(String(path.prefix { $0 != "." && $0 != "[" })) ?? true
    }
    names = paths.map(Resource.columnName)
    var columns: [String: [Column]] = [:]
    for (index, path) in paths.enumerated() {
      // A list is a step of its own: what follows is read from each element.
      let steps = path.replacing("[]", with: ".[]").split(separator: ".").map(String.init)
      columns[steps[0], default: []].append(Column(index: index, steps: Array(steps.dropFirst())))
    }
    self.columns = columns
    self.isForSpreadsheet = isForSpreadsheet
  }

  /// The line of names; behind a byte-order mark for spreadsheets, which take the text for Latin-1 without it.
  public var header: [UInt8] {
    (isForSpreadsheet ? [0xEF, 0xBB, 0xBF] : []) + Array((names.joined(separator: ",") + "\r\n").utf8)
  }

  /// Appends a record's line: numbers as they are, nothing for what is not known, lists with semicolons between.
  public func append(_ record: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    var cells = [Cell](repeating: Cell(), count: names.count)
    JSONPiece.forEachMember(of: record) { name, value in
      for column in columns[name] ?? [] {
        read(record[value], column.steps[...], isInList: false, into: &cells[column.index])
      }
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(cell: cell.text, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private struct Cell {
    var text: [UInt8] = []
    var count = 0

    mutating func add(_ value: some Sequence<UInt8>) {
      if count > 0 { text += separator }
      text += value
      count += 1
    }
  }

  /// An element of a list that has no value takes its place all the same, so that the columns of a list go together.
  private func read(
    _ value: ArraySlice<UInt8>?, _ steps: ArraySlice<String>, isInList: Bool, into cell: inout Cell
  ) {
    let value = value.flatMap { $0.elementsEqual("null".utf8) ? nil : $0 }
    guard let value else {
      if isInList { cell.add([]) }
      return
    }
    if steps.first == "[]" {
      let elements = JSONPiece.elements(of: value)
      if elements.isEmpty, isInList { cell.add([]) }
      for element in elements { read(element, steps.dropFirst(), isInList: true, into: &cell) }
    } else if let name = steps.first {
      read(JSONPiece.value(at: [name], in: value), steps.dropFirst(), isInList: isInList, into: &cell)
    } else if let text = JSONPiece.text(value) {
      let isFormula = isForSpreadsheet && cell.count == 0 && text.utf8.first.map(Self.isFormula) ?? false
      cell.add(Array((isFormula ? "'" : "").utf8) + text.utf8)
    } else {
      cell.add(value)
    }
  }

  private static func isFormula(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }

  private static func append(cell: [UInt8], to bytes: inout [UInt8]) {
    let needsQuotes = cell.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes || cell.first == 0x20 || cell.last == 0x20 else { return bytes += cell }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
