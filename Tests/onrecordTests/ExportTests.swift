import Foundation
import OrderedJSON
import TestSupport
import Testing

@testable import onrecord

/// The built program's exports of the seeds.
struct ExportTests {
  private func export(_ format: String, to folder: TemporaryFolder, _ options: [String] = []) throws
    -> Repository.Run
  {
    try Repository.run(["export", "--format", format, "--reports", Repository.seeds, folder.path] + options)
  }

  private func sqlite(_ folder: TemporaryFolder, _ query: String) throws -> [[ExportValue]] {
    try DatabaseQuery(folder.path + "/onrecord.db").rows(query)
  }

  @Test func theDatabaseHoldsTheRecordsAndTheirReferences() throws {
    let folder = try TemporaryFolder()
    let run = try export("sqlite", to: folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "metadata.json", "onrecord.db",
      ])
    #expect(try sqlite(folder, "PRAGMA integrity_check") == [[.text("ok")]])
    #expect(try sqlite(folder, "PRAGMA foreign_key_check").isEmpty)
    #expect(try sqlite(folder, "SELECT count(*) FROM documents") == [[.integer(2)]])
    // Each content of a statement stands where it says in the text that is exported with it.
    let wrong = """
      SELECT count(*) FROM statement_contents c JOIN statements s ON s.id = c.statement_id
      JOIN documents d ON d.id = s.document_id WHERE substr(d.text, c.start + 1, c.end - c.start) <> c.exact
      """
    #expect(try sqlite(folder, wrong) == [[.integer(0)]])
    let counted = "SELECT sum(statement_count) = (SELECT count(*) FROM statements) FROM documents"
    #expect(try sqlite(folder, counted) == [[.integer(1)]])
    let spoken = """
      SELECT count(*) FROM actors a WHERE statement_count <> (SELECT count(*) FROM statements WHERE speaker_id = a.id)
      """
    #expect(try sqlite(folder, spoken) == [[.integer(0)]])
  }

  @Test func theDatabaseIsSearchedByWords() throws {
    let folder = try TemporaryFolder()
    _ = try export("sqlite", to: folder)
    let (any, none) = (
      "SELECT count(*) > 0 FROM statements_fts('threat')", "SELECT count(*) FROM statements_fts('zzz')"
    )
    #expect(try sqlite(folder, any) == [[.integer(1)]])
    #expect(try sqlite(folder, none) == [[.integer(0)]])
    let plan = try sqlite(folder, "EXPLAIN QUERY PLAN SELECT * FROM statements WHERE speaker_id = 'x'")
    #expect(
      plan.joined().contains { if case .text(let text) = $0 { text.contains("USING INDEX") } else { false } })
  }

  @Test func csvFilesHaveTheRowsOfTheDatabase() throws {
    let (database, tables) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try export("sqlite", to: database)
    #expect(try export("csv", to: tables).status == 0)
    for table in ExportSchema.tables {
      let text = try String(contentsOfFile: "\(tables.path)/\(table.name).csv", encoding: .utf8)
      let rows = CSVText.rows(text)
      #expect(rows.first == table.allColumns.map(\.name))
      #expect(rows.allSatisfy { $0.count == table.allColumns.count })
      #expect(
        try sqlite(database, "SELECT count(*) FROM \(table.name)") == [[.integer(rows.count - 1)]],
        "\(table.name)")
    }
  }

  @Test func linesAndMapHoldWhatIsServed() throws {
    let (lines, map) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try export("ndjson", to: lines).status == 0)
    #expect(try export("geojson", to: map).status == 0)
    let incidents = try String(contentsOfFile: lines.path + "/incidents.ndjson", encoding: .utf8).split(
      separator: "\n"
    )
    .map { try JSONValue(parsing: $0.utf8) }
    let collection = try JSONValue(
      parsing: try Data(contentsOf: URL(fileURLWithPath: map.path + "/incidents.geojson")))
    #expect(collection["type"] == "FeatureCollection")
    let features = collection["features"]?.elements ?? []
    #expect(!incidents.isEmpty && features.map { $0["properties"] } == incidents)
    for feature in features {
      let place = feature["properties"]?["place"]
      #expect((feature["geometry"] == .null) == ((place?["lat"] ?? .null) == .null))
    }
  }

  @Test func whatIsThereIsReplacedOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "incidents.geojson")
    let run = try export("geojson", to: folder)
    #expect(run.status == 1)
    #expect(run.error.contains("incidents.geojson already"))
    #expect(try String(contentsOfFile: folder.path + "/incidents.geojson", encoding: .utf8) == "mine")
    #expect(try export("geojson", to: folder, ["--force"]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["incidents.geojson"])
  }

  @Test func aFolderThatCannotBeMadeIsAFailureThatIsTold() throws {
    let run = try Repository.run(
      ["export", "--format", "csv", "--reports", Repository.seeds, "/proc/nowhere"])
    #expect(run.status == 1)
    #expect(run.error.contains("can't write into /proc/nowhere"))
  }

  @Test func aSavedExtractionGivesTheSameExport() throws {
    let (reports, records) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try export("ndjson", to: reports)
    let saved = try Repository.run(["extract", "--with-text", Repository.seeds])
    try records.write(gzip(Array(saved.output.utf8)), to: "records.ndjson.gz")
    let run = try Repository.run(
      ["export", "--format", "ndjson", "--records", records.path + "/records.ndjson.gz", records.path])
    #expect(run.status == 0, "\(run.error)")
    for file in JSONExport.lineFiles {
      #expect(
        try String(contentsOfFile: "\(reports.path)/\(file)", encoding: .utf8)
          == String(contentsOfFile: "\(records.path)/\(file)", encoding: .utf8), "\(file)")
    }
  }
}

/// Just enough of RFC 4180 to read a file back.
private enum CSVText {
  static func rows(_ text: String) -> [[String]] {
    var (rows, row, field, quoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
    for byte in text.utf8 {
      switch byte {
      case 0x22: quoted.toggle()
      case 0x2C where !quoted:
        row.append(String(decoding: field, as: UTF8.self))
        field = []
      case 0x0D where !quoted: break
      case 0x0A where !quoted:
        rows.append(row + [String(decoding: field, as: UTF8.self)])
        (row, field) = ([], [])
      default: field.append(byte)
      }
    }
    return rows
  }
}
