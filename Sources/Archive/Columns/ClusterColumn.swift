/// The records that tell the same, by the id of the first of them, which they share.
struct ClusterColumn: Sendable {
  /// For each row the row of the first; its own where it stands alone.
  private let heads: [UInt32]
  private let rowsOfHead: Lists

  /// - Parameter heads: for each row the row of the first that tells the same.
  init(heads: [UInt32]) {
    self.heads = heads
    // Those that stand alone, which is most, need no list.
    var sizes = [UInt32](repeating: 0, count: heads.count)
    for head in heads { sizes[Int(head)] += 1 }
    rowsOfHead = Lists(
      grouping: heads.indices.lazy.filter { sizes[Int(heads[$0])] > 1 }.map {
        (key: heads[$0], value: UInt32($0))
      }, bound: heads.count)
  }

  /// The rows that share the id of one of these rows, as far as that is what they are called by.
  func rows(_ heads: [UInt32]) -> RowSet {
    let sets = Set(heads).filter { self.heads[Int($0)] == $0 }.sorted().map { head in
      let rows = rowsOfHead[Int(head)]
      return rows.isEmpty ? [head][...] : rows
    }
    return RowSet.union(lists: sets, of: self.heads.count)
  }
}
