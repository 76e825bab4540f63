import NewsModel

/// Gathers the cells of one field, row by row, and makes a column of them.
struct ColumnBuilder: Sendable {
  /// What a field's cells are, as ``CellWriter`` writes them.
  enum Kind: Sendable { case names, number, days, words, place, point, cluster }

  /// What a column is made with beside its cells.
  struct Surroundings: Sendable {
    /// The names of the lexicon, by number.
    var names: [NameReference]
    var directory: Directory
    var vocabulary: WordNumbers.Vocabulary
    /// Ids of the documents, ascending.
    var documents: [String]
  }

  let name: String
  private let kind: Kind
  // Only what the kind needs is ever filled.
  private var lists = Lists()
  private var numbers: [Double] = []
  private var days: [DayInterval] = []
  private var places: [PlaceColumn.Place] = []
  private var points: [(point: GeoPoint, row: UInt32)] = []
  private var heads: [UInt32] = []
  private var count: UInt32 = 0
  private var expected = 0

  init<Record>(_ field: Field<Record>) {
    name = field.spec.name
    kind =
      switch field.reader {
      case .names: .names
      case .number: .number
      case .days: .days
      case .words: .words
      case .place: .place
      case .point: .point
      case .cluster: .cluster
      }
  }

  /// Counts what a row's cells will take.
  mutating func expect(_ cells: inout CellReader) {
    switch kind {
    case .names, .words: cells.list { _ in expected += 1 }
    case .number: _ = cells.double()
    case .days: _ = cells.days()
    case .place: _ = cells.number()
    case .point: _ = (cells.double(), cells.double())
    case .cluster: break
    }
  }

  /// Makes room for so many rows, and for all that was expected of them: what grows by itself comes to hold twice what it
  /// needs.
  mutating func reserve(rows: Int) {
    switch kind {
    case .names, .words: lists.reserve(lists: rows, elements: expected)
    case .number: numbers.reserveCapacity(rows)
    case .days: days.reserveCapacity(rows)
    case .place: places.reserveCapacity(rows)
    case .cluster: heads.reserveCapacity(rows)
    case .point: break
    }
  }

  /// Takes up the next row's cells.
  ///
  /// - Parameters:
  ///   - document: the number of the row's document.
  ///   - head: the row of the first record that tells the same.
  mutating func append(_ cells: inout CellReader, document: Int, head: UInt32) {
    switch kind {
    case .names, .words: lists.append(&cells)
    case .number: numbers.append(cells.double())
    case .days: days.append(cells.days())
    case .place: places.append(.init(document: UInt32(document), offset: cells.number()))
    case .point:
      let point = GeoPoint(latitude: cells.double(), longitude: cells.double())
      if !point.latitude.isNaN, !point.longitude.isNaN { points.append((point, count)) }
    case .cluster: heads.append(head)
    }
    count += 1
  }

  /// The column of all rows that were taken up, which are let go: nothing lies in memory twice.
  mutating func makeColumn(_ around: Surroundings) -> Column {
    switch kind {
    case .names: .names(NameColumn(Self.take(&lists)) { around.directory.name(around.names[Int($0)]) })
    case .words: .words(WordIndex(Self.take(&lists), of: around.vocabulary))
    case .number: .number(NumberColumn(Self.take(&numbers)))
    case .days: .days(DayColumn(Self.take(&days)))
    case .place: .place(PlaceColumn(Self.take(&places), documents: around.documents))
    case .point: .points(PointColumn(Self.take(&points), rowCount: Int(count)))
    case .cluster: .clusters(ClusterColumn(heads: Self.take(&heads)))
    }
  }

  private static func take(_ lists: inout Lists) -> Lists {
    var taken = Lists()
    swap(&taken, &lists)
    return taken
  }

  private static func take<Element>(_ array: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &array)
    return taken
  }
}
