import Testing

@testable import Extraction

@Suite struct TableTests {
  @Test func aTable_IsReadWithCommentsAndExamples() throws {
    let text = "# about\nname\taliases\n\na\tx | y\r\nb\nEXAMPLE\tsome text\t-\n"
    let table = try TableReader(columns: ["name", "aliases"]).read(text, file: "t.tsv")
    #expect(table.rows.map(\.fields) == [["a", "x | y"], ["b", ""]])
    #expect(table.rows[0].list(1) == ["x", "y"])
    #expect(table.rows.map(\.line) == [4, 5])
    #expect(table.examples.map(\.fields) == [["some text", "-"]])
  }

  @Test(arguments: [
    ("name\nx\n", "t.tsv:1: the columns must be name, aliases"),
    ("name\taliases\na\tb\tc\n", "t.tsv:2: 3 fields where 2 are wanted (name, aliases)"),
    ("name\taliases\n\n\tb\n", "t.tsv:3: no name"),
  ])
  func aBadRow_IsNamedByFileAndLine(_ text: String, _ message: String) {
    #expect(throws: TableError.self) {
      try TableReader(columns: ["name", "aliases"]).read(text, file: "t.tsv")
    }
    do {
      _ = try TableReader(columns: ["name", "aliases"]).read(text, file: "t.tsv")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test(arguments: EmbeddedTable.allCases) func everyBuiltInTable_HasRowsAndExamplesOfBothKinds(
    _ table: EmbeddedTable
  ) throws {
    let table = try table.read()
    #expect(!table.rows.isEmpty)
    #expect(table.examples.contains { $0.fields.last == "-" })
    #expect(table.examples.contains { $0.fields.last != "-" })
  }

  @Test func countryExamples_Hold() throws {
    for example in try EmbeddedTable.countries.read().examples {
      let found = WorldTables.builtIn.country(of: example.fields[0])
      let wanted = example.fields[1] == "-" ? nil : example.fields[1]
      #expect(found?.country.name == wanted, "line \(example.line)")
      if let found { #expect("\(found.word)" == example.fields[2], "line \(example.line)") }
    }
  }

  @Test func actorExamples_Hold() throws {
    for example in try EmbeddedTable.actors.read().examples {
      let found = WorldTables.builtIn.actor(named: example.fields[0])
      #expect(found?.name == (example.fields[1] == "-" ? nil : example.fields[1]), "line \(example.line)")
      if let found { #expect(found.classification.rawValue == example.fields[2], "line \(example.line)") }
    }
  }

  @Test func anUnknownCountry_IsAnError() throws {
    let table = try TableReader(columns: EmbeddedTable.actors.columns)
      .read("name\taliases\tclassification\tcountry\tsector\nX\t-\tstate\tAtlantis\t-\n", file: "actors.tsv")
    #expect(throws: TableError.self) { try WorldTables(countries: nil, actors: table) }
  }
}
