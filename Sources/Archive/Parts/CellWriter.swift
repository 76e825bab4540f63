import NewsModel

/// Writes what a table holds of records beside their JSON, one field behind the other, as numbers.
///
/// So a record need not stay in memory until the tables are made, and what is known of it is made once however many
/// snapshots it is in. ``ColumnBuilder`` reads the numbers again. Most are small, and take a byte: seven bits each, the
/// eighth says whether more follow (LEB128).
struct CellWriter {
  private let lexicon: Lexicon
  private(set) var cells: [UInt8] = []

  /// - Parameter lexicon: numbers the words and names.
  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Writes a record of a report, and says where it begins.
  mutating func write<Record>(
    _ record: Record, of document: Document, _ fields: [Field<Record>]
  ) -> UInt32 {
    let start = UInt32(cells.count)
    for field in fields {
      switch field.reader {
      case .names(let read): append(lexicon.names.numbers(of: read(record, document)))
      case .words(let read): append(lexicon.words.numbers(of: read(record)))
      case .number(let read): append(read(record) ?? .nan)
      case .days(let read):
        let days = read(record, document) ?? DayColumn.none
        append(UInt32(bitPattern: days.first))
        append(UInt32(bitPattern: days.last))
      case .place(let read): append(UInt32(clamping: read(record)))
      case .point(let read):
        let point = read(record)
        append(point?.latitude ?? .nan)
        append(point?.longitude ?? .nan)
      case .cluster: break
      }
    }
    return start
  }

  private mutating func append(_ list: [UInt32]) {
    append(UInt32(list.count))
    for number in list { append(number) }
  }

  private mutating func append(_ number: Double) {
    let bits = number.bitPattern
    for shift in stride(from: 0, to: 64, by: 8) { cells.append(UInt8(truncatingIfNeeded: bits >> shift)) }
  }

  private mutating func append(_ number: UInt32) {
    var rest = number
    while rest > 0x7F {
      cells.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    cells.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads numbers that a ``CellWriter`` wrote, in the same order.
struct CellReader {
  private let cells: [UInt8]
  private var position: Int

  /// From where a record begins.
  init(_ cells: [UInt8], at start: UInt32) { (self.cells, position) = (cells, Int(start)) }

  mutating func number() -> UInt32 {
    var number: UInt32 = 0
    var shift: UInt32 = 0
    while true {
      let byte = cells[position]
      position += 1
      number |= UInt32(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// Calls with each number of a list.
  mutating func list(_ body: (UInt32) -> Void) {
    for _ in 0..<number() { body(number()) }
  }

  /// `nan` where there is none.
  mutating func double() -> Double {
    var bits: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 8) {
      bits |= UInt64(cells[position]) << shift
      position += 1
    }
    return Double(bitPattern: bits)
  }

  mutating func days() -> DayInterval {
    let first = Int32(bitPattern: number())
    return DayInterval(first: first, last: Int32(bitPattern: number()))
  }
}
