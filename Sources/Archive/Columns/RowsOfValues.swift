/// The rows of each value of a column: listed where they are few, as bits where they are many.
struct RowsOfValues: Sendable {
  private let rowCount: Int
  private let lists: Lists
  private let bits: [UInt32: RowBits]

  /// - Parameters:
  ///   - lists: the values of each row.
  ///   - bound: above every value.
  init(inverting lists: Lists, bound: Int) {
    rowCount = lists.count
    var sizes = [Int](repeating: 0, count: bound)
    lists.forEachEntry { _, value in sizes[Int(value)] += 1 }
    var bits: [UInt32: RowBits] = [:]
    for value in sizes.indices where RowSet.isLarge(sizes[value], of: rowCount) {
      bits[UInt32(value)] = RowBits(of: rowCount)
    }
    self.lists = Lists(inverting: lists, bound: bound) { !RowSet.isLarge(sizes[Int($0)], of: lists.count) }
    if !bits.isEmpty { lists.forEachEntry { row, value in bits[value]?.insert(row) } }
    self.bits = bits
  }

  /// How many rows have a value.
  func count(ofValue value: UInt32) -> Int { bits[value]?.count ?? lists[Int(value)].count }

  /// The rows of a value that many have; `nil` where they are few.
  func bits(ofValue value: UInt32) -> RowBits? { bits[value] }

  /// The rows that have any of the values.
  func union(_ values: Set<UInt32>) -> RowSet {
    RowSet.union(
      values.compactMap { bits[$0].map(RowSet.init) },
      lists: values.sorted().filter { bits[$0] == nil }.map { lists[Int($0)] }, of: rowCount)
  }
}
