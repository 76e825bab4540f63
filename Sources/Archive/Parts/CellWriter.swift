import NewsModel

/// Writes what a table holds of records beside their JSON, one field behind the other, as numbers.
///
/// So a record need not stay in memory until the tables are made, and what is known of it is made once however many
/// snapshots it is in. ``ColumnBuilder`` reads the numbers again.
struct CellWriter {
  private let lexicon: Lexicon
  private(set) var cells: [UInt32] = []

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
        cells += [UInt32(bitPattern: days.first), UInt32(bitPattern: days.last)]
      case .place(let read): cells.append(UInt32(clamping: read(record)))
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
    cells.append(UInt32(list.count))
    cells += list
  }

  private mutating func append(_ number: Double) {
    let bits = number.bitPattern
    cells += [UInt32(truncatingIfNeeded: bits >> 32), UInt32(truncatingIfNeeded: bits)]
  }
}

/// Reads numbers that a ``CellWriter`` wrote, in the same order.
struct CellReader {
  private let cells: [UInt32]
  private var position: Int

  /// From where a record begins.
  init(_ cells: [UInt32], at start: UInt32) { (self.cells, position) = (cells, Int(start)) }

  mutating func number() -> UInt32 {
    defer { position += 1 }
    return cells[position]
  }

  mutating func list() -> ArraySlice<UInt32> {
    let count = Int(number())
    defer { position += count }
    return cells[position..<(position + count)]
  }

  /// `nan` where there is none.
  mutating func double() -> Double {
    let high = UInt64(number())
    return Double(bitPattern: high << 32 | UInt64(number()))
  }

  mutating func days() -> DayInterval {
    let first = Int32(bitPattern: number())
    return DayInterval(first: first, last: Int32(bitPattern: number()))
  }
}
