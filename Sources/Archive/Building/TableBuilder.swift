import NewsModel

/// Gathers the rows of one resource, in the order of their ids, and makes a table of them.
struct TableBuilder: Sendable {
  private let resource: Resource
  private var rows: [TableRow] = []
  private var columns: [ColumnBuilder]

  init<Record>(_ resource: Resource, _ fields: [Field<Record>], capacity: Int) {
    self.resource = resource
    columns = fields.map { ColumnBuilder($0) }
    rows.reserveCapacity(capacity)
  }

  /// How many rows there are so far.
  var count: Int { rows.count }

  /// Takes up the next row.
  ///
  /// - Parameters:
  ///   - chunk: where its JSON is.
  ///   - document: the number of its document; nothing where its fields don't ask.
  ///   - head: the row of the first record that tells the same; its own where there is no other.
  mutating func append(_ row: PartRow, chunk: Int, cells: [UInt32], document: Int = 0, head: Int? = nil) {
    let head = UInt32(head ?? rows.count)
    var reader = CellReader(cells, at: row.cells)
    for index in columns.indices { columns[index].append(&reader, document: document, head: head) }
    rows.append(
      TableRow(id: row.id, hash: row.hash, chunk: UInt32(chunk), start: row.start, length: row.length))
  }

  /// The table of all rows.
  ///
  /// - Parameter chunks: where their JSON is.
  func table(_ chunks: [KeptBytes], _ around: ColumnBuilder.Surroundings) -> Table {
    let made = Concurrently.map(columns.count) { (columns[$0].name, columns[$0].column(around)) }
    return Table(resource, rows, chunks, Dictionary(uniqueKeysWithValues: made))
  }
}
