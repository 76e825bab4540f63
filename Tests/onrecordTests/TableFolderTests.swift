import Extraction
import Foundation
import NewsModel
import TestSupport
import Testing

@testable import onrecord

/// The folder of a user's own tables, as `--tables` takes it.
struct TableFolderTests {
  private static let actors = "name\taliases\tclassification\tcountry\tsector\n"

  @Test func theRowsOfAFolderAreLaidOverTheBuiltInOnes() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "\u{FEFF}" + Self.actors + "River Guard\tRGB\tarmed_group\tPeru\t-\r\n", to: "actors.tsv")
    try folder.write("about these tables", to: "README.md")
    let extractor = ReportExtractor(tables: try TableFolder.read(folder.path))
    let report = extractor.extract(
      SourceText(id: "a", path: nil, text: "RGB said on Monday that it would talk.", sha256: ""))
    #expect(report.actors.contains { $0.name == "River Guard" && $0.country == "Peru" })
  }

  @Test(arguments: [
    ("actors.tsv", Self.actors + "X\t-\tgang\t-\t-\n", "/actors.tsv:2: \"gang\" is none of"),
    ("actor.tsv", "x", "/actor.tsv:1: no such table"), ("notes.md", "x", ": none of actors.tsv"),
  ])
  func whatCannotBeUsedIsToldWithItsFile(_ name: String, _ text: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    do throws(TableFolder.Unusable) {
      _ = try TableFolder.read(folder.path)
      Issue.record("no error")
    } catch {
      #expect(error.description.hasPrefix(folder.path + message), "\(error)")
    }
  }

  @Test func aFileThatIsNotUTF8OrAFolderThatIsNotThereIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write([0x6E, 0xFF, 0xFE, 0x0A], to: "actors.tsv")
    #expect(throws: TableFolder.Unusable.self) { _ = try TableFolder.read(folder.path) }
    #expect(throws: TableFolder.Unusable.self) { _ = try TableFolder.read(folder.path + "/none") }
  }
}
