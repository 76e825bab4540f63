import NewsModel
import Testing

@testable import Archive

/// A facet of a resource.
struct FacetCase: Sendable, CustomTestStringConvertible {
  let resource: Resource
  let facet: Facet

  var testDescription: String { "/\(resource.rawValue)?facet=\(facet.name)" }

  static let all = Resource.allCases.flatMap { resource in
    resource.fields.flatMap(\.facets).map { FacetCase(resource: resource, facet: $0) }
  }
}

@Suite struct FacetTests {
  /// Filters that each resource has a few of; a facet counts what they leave.
  private func filters(_ resource: Resource) throws -> [[Filter]] {
    let texts: [(String, FilterOperator, String)] = [
      ("publisher", .equal, "tidewater gazette"), ("country", .contains, "a"),
      ("date", .greaterOrEqual, "2024"),
      ("name", .not, "arvania"), ("speaker", .equal, "arvania"), ("date", .equal, "2024-03"),
    ]
    return try [[]]
      + texts.compactMap { name, op, value in
        guard let field = resource.field(name) else { return nil }
        return [Filter(field: name, op: op, operands: [try Filter.operand(for: field, op: op, value: value)])]
      }
  }

  @Test(arguments: FacetCase.all)
  func aCountIsWhatAFilterForTheValueFinds(_ facetCase: FacetCase) throws {
    let table = try #require(Fixture.shared.snapshot.table(facetCase.resource))
    for filters in try filters(facetCase.resource) {
      let counts = table.counts(facetCase.facet, filters: filters)
      let sample = Array(counts.prefix(5) + counts.suffix(5))
      #expect(
        try Fixture.shared.counts(facetCase.facet, facetCase.resource, filters, values: sample)
          == sample.map(\.count))
      #expect(Set(counts.map(\.value)).count == counts.count && counts.allSatisfy { $0.count > 0 })
    }
  }

  @Test(arguments: FacetCase.all)
  func aFacetHasEveryValueInOrder(_ facetCase: FacetCase) throws {
    let table = try #require(Fixture.shared.snapshot.table(facetCase.resource))
    let counts = table.counts(facetCase.facet, filters: [])
    if facetCase.facet.period != nil {
      #expect(counts.map(\.value) == counts.map(\.value).sorted())
      #expect(counts.count > 1)
    } else {
      #expect(counts.map(\.count) == counts.map(\.count).sorted(by: >))
      let field = try #require(facetCase.resource.field(facetCase.facet.field))
      let operands = try counts.map { try Filter.operand(for: field, op: .equal, value: $0.value) }
      let found = try #require(
        table.rows(matching: [Filter(field: field.name, op: .equal, operands: operands)]))
      let missing = try #require(
        table.rows(matching: [Filter(field: field.name, op: .isNull, operands: [.flag(true)])]))
      #expect(found.count + missing.count == table.count)
    }
  }

  @Test func anActorIsCountedByItsIdAndShownByItsName() throws {
    let facet = try #require(Resource.statements.field("speaker")?.facets.first)
    let counts = try #require(Fixture.shared.snapshot.table(.statements)).counts(facet, filters: [])
    let ana = try #require(counts.first { $0.label == "Ana Ferré" })
    #expect(ana.value == "act_ana-ferre")
  }

  @Test(arguments: [
    (Facet.Period.day, "1970-01-01", 0), (.day, "2024-02-29", 19_782), (.month, "2024-02", 24_289),
    (.year, "2024", 2024),
  ])
  func aPeriodHasANumberAndAName(_ period: Facet.Period, _ text: String, _ number: Int) throws {
    #expect(period.text(ofNumber: number) == text)
    let days = try #require(DayInterval(text))
    #expect(period.number(ofDay: days.first) == number && period.number(ofDay: days.last) == number)
    #expect(period.number(ofDay: days.last + 1) == number + 1)
  }

  @Test func anIntervalIsCountedInEachPeriodThatItOverlaps() {
    let days = [
      DayInterval("2024-01-31"), DayInterval("2024-02"), nil,
      DayInterval(first: 19_783, last: DayInterval.open),
    ]
    let column = DayColumn(days + [DayInterval("2024-04-01")])
    // The open one begins on 2024-03-01 and is counted up to the last day that is named.
    #expect(column.counts(nil, by: .month).map(\.number) == [24_288, 24_289, 24_290, 24_291])
    #expect(column.counts(nil, by: .month).map(\.count) == [1, 1, 1, 2])
    #expect(column.counts(RowSet(ascending: [0, 2]), by: .year).map(\.count) == [1])
    #expect(column.counts(RowSet(ascending: [2]), by: .year).isEmpty)
    #expect(column.counts(nil, by: .day).count == 1 + 29 + 1 + 30 + 1)
  }

  @Test func aThousandPeriodsAreGivenAtMost() throws {
    let range = DayInterval(first: DayInterval("0001")!.first, last: DayInterval("9999")!.last)
    let counts = DayColumn([range]).counts(nil, by: .day)
    #expect(counts.count == 3_652_059)
    #expect(Facet.Period.day.text(ofNumber: counts.last?.number ?? 0) == "9999-12-31")
  }
}
