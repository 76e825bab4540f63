import Foundation
import NewsModel

/// Gathers the rows of one resource, in the order of their ids, and makes a table of them.
struct TableBuilder: Sendable {
  private let resource: Resource
  private var rows: [TableRow] = []
  private var columns: [ColumnBuilder]
  private var expected = 0

  init<Record>(_ resource: Resource, _ fields: [Field<Record>], capacity: Int) {
    self.resource = resource
    columns = fields.map { ColumnBuilder($0) }
    rows.reserveCapacity(capacity)
  }

  /// Counts what a row will take that is to be taken up later.
  mutating func expect(_ cells: [UInt8], at start: UInt32) {
    var reader = CellReader(cells, at: start)
    for index in columns.indices { columns[index].expect(&reader) }
    expected += 1
  }

  /// Makes room for all rows that are expected.
  mutating func reserve() {
    for index in columns.indices { columns[index].reserve(rows: expected) }
  }

  /// How many rows there are so far.
  var count: Int { rows.count }

  /// Takes up the next row.
  ///
  /// - Parameters:
  ///   - chunk: where its JSON is.
  ///   - document: the number of its document; nothing where its fields don't ask.
  ///   - head: the row of the first record that tells the same; its own where there is no other.
  mutating func append(_ row: PartRow, chunk: Int, cells: [UInt8], document: Int = 0, head: Int? = nil) {
    let head = UInt32(head ?? rows.count)
    var reader = CellReader(cells, at: row.cells)
    for index in columns.indices { columns[index].append(&reader, document: document, head: head) }
    rows.append(
      TableRow(id: row.id, hash: row.hash, chunk: UInt32(chunk), start: row.start, length: row.length))
  }

  /// The table of all rows. The gathered cells of a column are let go as soon as it is made.
  ///
  /// - Parameter chunks: where their JSON is.
  consuming func table(_ chunks: [KeptBytes], _ around: ColumnBuilder.Surroundings) -> Table {
    let waiting = Waiting(columns)
    columns = []
    let made = Concurrently.map(waiting.count) { waiting.makeColumn($0, around) }.compactMap(\.self)
    return Table(resource, rows, chunks, Dictionary(uniqueKeysWithValues: made))
  }

  /// Columns that are still to be made, each by one thread.
  private final class Waiting: Sendable {
    let count: Int
    private let lock = NSLock()
    /// Read and written only under `lock`.
    nonisolated(unsafe) private var columns: [ColumnBuilder?]

    init(_ columns: [ColumnBuilder]) { (count, self.columns) = (columns.count, columns) }

    func makeColumn(_ number: Int, _ around: ColumnBuilder.Surroundings) -> (String, Column)? {
      guard var column = take(number) else { return nil }
      return (column.name, column.makeColumn(around))
    }

    private func take(_ number: Int) -> ColumnBuilder? {
      lock.lock()
      defer { lock.unlock() }
      let column = columns[number]
      columns[number] = nil
      return column
    }
  }
}
