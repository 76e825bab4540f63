import MadeUpRecords
import Testing

@testable import Archive

@Suite struct RowSetTests {
  private func rows(_ seed: UInt64, of total: UInt64, count: Int) -> [UInt32] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in UInt32(random.next() % total) }
  }

  @Test(arguments: [(0, 9), (1, 1000), (9, 0), (30, 30), (400, 3), (900, 900)])
  func setAlgebraEqualsThatOfTheStandardLibrary(_ left: Int, _ right: Int) {
    for seed in 1...20 as ClosedRange<UInt64> {
      let (first, second) = (rows(seed, of: 1000, count: left), rows(seed + 100, of: 1000, count: right))
      let (one, other) = (RowSet(first, of: 1000), RowSet(second, of: 1000))
      #expect(one.rows == Set(first).sorted())
      #expect(one.intersection(other).rows == Set(first).intersection(second).sorted())
      #expect(one.subtracting(other).rows == Set(first).subtracting(second).sorted())
      #expect(
        RowSet.union([one, other], of: 1000).rows == Set(first).union(second).sorted())
      #expect(
        RowSet.union([one], lists: [other.rows[...]], of: 1000).rows == Set(first).union(second).sorted())
      #expect(one.count == Set(first).count)
    }
  }

  @Test(arguments: [0, 1, 31, 32, 33, 63, 64, 65, 1000])
  func manyRowsAreBitsAndReadTheSame(_ count: Int) {
    let some = Array((0..<1000 as Range<UInt32>).shuffled().prefix(count))
    let set = RowSet(some, of: 1000)
    #expect((set.bits != nil) == (count > 31))
    #expect(set.rows == some.sorted())
    var called: [UInt32] = []
    set.forEach { called.append($0) }
    #expect(called == some.sorted())
  }

  @Test func theFirstRowsOfAnOrderAreThoseOfAScan() {
    var random = SplitMix(seed: 8)
    let column = NumberColumn((0..<2000).map { _ in Double(random.next() % 50) })
    let order = Orders().order(Query.Sort(field: "n"), column: column, count: 2000)
    for (seed, count) in [(1, 0), (2, 5), (3, 100), (4, 900), (5, 6000)] as [(UInt64, Int)] {
      let chosen = rows(seed, of: 2000, count: count)
      // Those that come last, too: a walk from the start would not come to them.
      for set in [RowSet(chosen, of: 2000), RowSet(order.rows.suffix(count), of: 2000)] {
        for (limit, start) in [(1, 0), (10, 0), (10, 1990), (50, 700), (3000, 0)] {
          let members = Set(set.rows)
          let expected = order.rows[start...].filter(members.contains).prefix(limit)
          #expect(order.first(limit, of: set, from: start) == Array(expected))
        }
      }
    }
  }

  @Test(arguments: [0, 1, 2, 10, 500, 2000])
  func theSmallestValuesAreThoseThatSortingGives(_ limit: Int) {
    let values = rows(5, of: 100_000, count: 1000)
    var smallest = SmallestValues(limit: limit)
    for value in values { smallest.insert(value) }
    #expect(smallest.sorted() == Array(values.sorted().prefix(limit)))
  }

  @Test func listsAreInverted() {
    var lists = Lists()
    for list in [[0, 2], [], [2, 2, 1], [0]] as [[UInt32]] { lists.append(list) }
    let inverted = Lists(inverting: lists, bound: 4)
    #expect((0..<4).map { Array(inverted[$0]) } == [[0, 3], [2], [0, 2], []])
  }
}
