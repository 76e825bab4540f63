import Testing

@testable import Extraction

@Suite struct IncidentTableTests {
  @Test func everyEventWord_CanBeRead() throws { _ = try IncidentLexicon(read: ()) }

  @Test func nounExamples_Hold() throws {
    for example in try EmbeddedTable.nouns.read().examples {
      let found = IncidentLexicon.builtIn.noun(example.fields[0])?.rawValue
      #expect(found == (example.fields[1] == "-" ? nil : example.fields[1]), "line \(example.line)")
    }
  }

  @Test func weaponExamples_Hold() throws {
    for example in try EmbeddedTable.weapons.read().examples {
      let report = annotatedReport(example.fields[0])
      let tree = SyntaxTree(report, phrases: NounPhrases(report.annotated))
      let found = WeaponReader(tree, report, lexicon: .builtIn, world: .builtIn).mentions.map(\.type)
      #expect(found == (example.fields[1] == "-" ? [] : [example.fields[1]]), "line \(example.line)")
    }
  }
}
