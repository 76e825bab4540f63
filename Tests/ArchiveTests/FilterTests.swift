import NewsModel
import Testing

@testable import Archive

/// A filter of a resource with one of its operators.
struct FilterCase: Sendable, CustomTestStringConvertible {
  let resource: Resource
  let field: FieldSpec
  let op: FilterOperator

  var testDescription: String { "/\(resource.rawValue)?\(field.name)\(op.suffix)" }

  static let all = Resource.allCases.flatMap { resource in
    resource.fields.flatMap { field in
      field.operators.map { FilterCase(resource: resource, field: field, op: $0) }
    }
  }

  /// Values to ask for: some that are there, some that aren't.
  var values: [String] {
    if op == .isNull { return ["true", "false"] }
    switch field.kind {
    case .closed(let allowed): return allowed
    case .number: return ["0", "0.5", "3", "-1", "12", "1000000"]
    case .days: return ["2023", "2024", "2024-02", "2024-02-29", "2025-01-15", "1999", "9999-12-31", "0001"]
    case .words:
      return [
        "harbour", "\"the harbour was\"", "cafe -harbour", "nothing*", "O'Leary", "!", "-rain", "closing",
        "\"closing\"", "tidegate", "tide-gates", "\"tidegate failed\"", "\"the tide-gate failed\"", "tide*",
        "fails -ship",
      ]
    case .box:
      return [
        "44.4,33.3,44.4,33.3", "40,30,45,35", "-180,-90,180,90", "170,-20,-170,-10", "0,0,1,1",
        "42,0,-179,90",
      ]
    case .cluster: return Fixture.shared.clusterIDs(resource).prefix(12) + ["stm_nobody"]
    case .names, .place:
      return [
        "Ana Ferré", "ana ferre", "o'leary", "act_ana-ferre", "Arvania", "ARV", "arv", "gull 3", "say",
        "attack", "north~report-3",
        "a", "nobody at all", "Treaty of Ysel", "inc_1", "Foreign Minister", "protests", "Agence d’Arvanie",
        "o",
      ]
    }
  }
}

@Suite struct FilterTests {
  private func filter(_ value: FilterCase, _ texts: [String]) throws -> Filter {
    Filter(
      field: value.field.name, op: value.op,
      operands: try texts.map { try Filter.operand(for: value.field, op: value.op, value: $0) })
  }

  private func ids(_ resource: Resource, _ filters: [Filter]) throws -> Set<String> {
    let table = try #require(Fixture.shared.snapshot.table(resource))
    let rows = try #require(table.rows(matching: filters))
    return Set(rows.rows.map { table.ids[Int($0)] })
  }

  @Test(arguments: FilterCase.all)
  func everyFilterFindsWhatAScanFinds(_ filterCase: FilterCase) throws {
    for value in filterCase.values {
      let filter = try filter(filterCase, [value])
      #expect(
        try ids(filterCase.resource, [filter]) == Fixture.shared.scan(filterCase.resource, [filter]),
        "\(value)")
    }
  }

  @Test(arguments: FilterCase.all)
  func severalValuesMeanOr(_ filterCase: FilterCase) throws {
    let filter = try filter(filterCase, Array(filterCase.values.prefix(3)))
    #expect(try ids(filterCase.resource, [filter]) == Fixture.shared.scan(filterCase.resource, [filter]))
  }

  @Test(arguments: FilterCase.all.filter { $0.resource == .statements })
  func severalFiltersMeanAnd(_ filterCase: FilterCase) throws {
    let speaker = Filter(
      field: "speaker", op: .equal, operands: [.text("o'leary"), .text("brellen"), .text("nf")])
    for value in filterCase.values {
      let filters = [speaker, try filter(filterCase, [value])]
      #expect(try ids(.statements, filters) == Fixture.shared.scan(.statements, filters), "\(value)")
    }
  }

  @Test func someFilterOfEachKindFindsSomethingAndNotEverything() throws {
    for resource in Resource.allCases {
      for field in resource.fields where !field.operators.isEmpty {
        let sizes = try FilterCase.all.filter { $0.resource == resource && $0.field == field }.flatMap {
          filterCase in
          try filterCase.values.map { try ids(resource, [filter(filterCase, [$0])]).count }
        }
        #expect(sizes.contains { $0 > 0 }, "\(resource) \(field.name)")
        #expect(
          sizes.contains { $0 < Fixture.shared.snapshot.table(resource)?.count ?? 0 },
          "\(resource) \(field.name)")
      }
    }
  }

  @Test(arguments: [
    ("statement_type", "loud"), ("confidence", "0x1p3"), ("confidence", "1e3"), ("confidence", "+1"),
    ("confidence", "nan"), ("date", "2024-13"), ("date", "2024-02-30"), ("date", "24"), ("date", "2024-1-1"),
    ("nested", "maybe"), ("bbox", "1,2,3"), ("bbox", "1,2,3,4,5"), ("bbox", "0,10,1,9"),
    ("bbox", "181,0,1,1"),
    ("bbox", "0,-91,1,1"), ("bbox", "a,b,c,d"), ("bbox", "0,0,1,nan"), ("bbox", ",,,"),
  ])
  func aValueThatTheFieldCannotHaveIsRefused(_ name: String, _ value: String) throws {
    let field = try #require(Resource.statements.field(name) ?? Resource.incidents.field(name))
    #expect(throws: Filter.InvalidOperand.self) { try Filter.operand(for: field, op: .equal, value: value) }
  }
}
