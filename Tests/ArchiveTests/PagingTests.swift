import MadeUpRecords
import Testing

@testable import Archive

/// A sort key of a resource, in one direction.
struct SortCase: Sendable, CustomTestStringConvertible {
  let resource: Resource
  let sort: Query.Sort

  var testDescription: String { "/\(resource.rawValue)?sort=\(sort.description)" }

  static let all = Resource.allCases.flatMap { resource in
    resource.fields.filter(\.isSortable).flatMap { field in
      [false, true].map {
        SortCase(resource: resource, sort: Query.Sort(field: field.name, isDescending: $0))
      }
    }
  }
}

@Suite struct PagingTests {
  /// Two states of a collection of which every third report comes and goes.
  private static let changing: [Snapshot] = {
    let reports = MadeUpReports.make(24, seed: 3)
    return [reports, reports.enumerated().filter { $0.offset % 3 != 0 }.map(\.element)].map {
      Snapshot(reports: $0)
    }
  }()

  /// Follows `next` to the end; before each page after the first, the table is taken anew.
  private func walk(_ query: Query, limit: Int, tables: (Int) -> Table) -> [String] {
    var query = query
    query.limit = limit
    var ids: [String] = []
    for number in 0..<10_000 {
      let table = tables(number)
      let page = table.page(query)
      ids += page.rows.map { table.ids[$0] }
      #expect(page.rows.count == limit || page.next == nil)
      guard let next = page.next else { return ids }
      query.after = next
    }
    Issue.record("paging does not end")
    return ids
  }

  @Test(arguments: SortCase.all)
  func pagesTogetherAreTheWholeListInOrder(_ sortCase: SortCase) throws {
    let table = try #require(Fixture.shared.snapshot.table(sortCase.resource))
    let query = Query(sort: sortCase.sort, limit: 100_000)
    let whole = table.page(query).rows.map { table.ids[$0] }
    #expect(Set(whole) == Set(table.ids) && whole.count == table.count)
    #expect(walk(query, limit: 7, tables: { _ in table }) == whole)
  }

  @Test(arguments: SortCase.all.filter { $0.resource == .statements || $0.resource == .incidents })
  func filteredPagesTogetherAreTheWholeAnswerInOrder(_ sortCase: SortCase) throws {
    let table = try #require(Fixture.shared.snapshot.table(sortCase.resource))
    let filter = Filter(field: "publisher", op: .not, operands: [.text("tidewater gazette")])
    let all = table.page(Query(sort: sortCase.sort, limit: 100_000)).rows.map { table.ids[$0] }
    let wanted = Fixture.shared.scan(sortCase.resource, [filter])
    let query = Query(filters: [filter], sort: sortCase.sort, limit: 100_000)
    #expect(walk(query, limit: 11, tables: { _ in table }) == all.filter(wanted.contains))
    #expect(table.page(query).total == wanted.count)
  }

  @Test(arguments: SortCase.all.filter { $0.resource == .statements || $0.resource == .incidents })
  func nothingIsLostOrRepeatedWhileTheDataChanges(_ sortCase: SortCase) throws {
    let tables = try Self.changing.map { try #require($0.table(sortCase.resource)) }
    let walked = walk(Query(sort: sortCase.sort, limit: 1), limit: 5) { tables[$0 % 2] }
    // A record that another report bounds changes with it, and its place in the order may change, too.
    let steady = Set(
      tables[1].ids.filter { id in
        let rows = tables.map { table in table.row(id: id).map { table.json(row: $0) } }
        return rows[0] == rows[1]
      })
    #expect(steady.count > tables[1].count / 2)
    #expect(walked.filter(steady.contains).count == steady.count)
    #expect(Set(walked).isSuperset(of: steady))
  }

  @Test(arguments: SortCase.all)
  func anOrderIsByValueThenByIdWithMissingValuesLast(_ sortCase: SortCase) throws {
    let table = try #require(Fixture.shared.snapshot.table(sortCase.resource))
    let column = try #require(table.column(sortCase.sort.field)?.sortable)
    let rows = table.page(Query(sort: sortCase.sort, limit: 100_000)).rows
    for (one, next) in zip(rows, rows.dropFirst()) {
      let (first, second) = (column.sortKey(row: one), column.sortKey(row: next))
      if first == second { #expect(one < next) }
      if first == nil { #expect(second == nil) }
      if let first, let second { #expect(sortCase.sort.isDescending ? first >= second : first <= second) }
    }
  }

  @Test func namesAreSortedByFoldedLabel() throws {
    let table = try #require(Fixture.shared.snapshot.table(.actors))
    let names = table.page(Query(sort: Query.Sort(field: "name"), limit: 100)).rows.map { table.ids[$0] }
    #expect(names.first == "act_ana-ferre")
    #expect(names.suffix(2) == ["act_tomas-oleary", "act_łucja-brandt"])
  }

  @Test(arguments: [
    ("date", "x"), ("date", "1/2/3"), ("confidence", "nan"), ("position", "12"), ("position", "-1/a"),
  ])
  func aPositionThatNoRowCanHaveIsNotAccepted(_ field: String, _ value: String) throws {
    let table = try #require(Fixture.shared.snapshot.table(.statements))
    #expect(!table.accepts(PagePosition(value: value, id: "stm_x"), sort: Query.Sort(field: field)))
  }

  @Test func anEmptySnapshotHasEmptyPages() throws {
    for resource in Resource.allCases {
      let table = try #require(Snapshot(reports: []).table(resource))
      for field in resource.fields where field.isSortable {
        #expect(
          table.page(Query(sort: Query.Sort(field: field.name), limit: 5))
            == Page(rows: [], total: 0, next: nil))
      }
    }
  }
}
