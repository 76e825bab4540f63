import Foundation
import NewsModel
import TestSupport
import Testing

@testable import onrecord

/// The built program as a filter.
struct ExtractCommandTests {
  private static let sentence = "The mayor said that the bridge was closed on Monday."

  private func records(_ output: String) throws -> [RecordLine] {
    try output.split(separator: "\n").map { try JSONDecoder().decode(RecordLine.self, from: Data($0.utf8)) }
  }

  @Test func rowsOnStandardInputComeOutInTheirOrder() throws {
    var rows = (0..<40).map {
      #"{"id": "r\#($0)", "text": "\#(String(repeating: Self.sentence + " ", count: 40 - $0))"}"#
    }
    rows[7] = "{broken"
    let run = try Repository.run(["extract", "-"], input: rows.joined(separator: "\n"))
    #expect(run.status == 0)
    let records = try records(run.output)
    #expect(records.map(\.report.document.id).enumerated().filter { $1 != "r\($0)" }.map(\.offset) == [7])
    #expect(records[7].report.document.warnings.map(\.code) == [.unreadable])
    #expect(records.enumerated().allSatisfy { $0 == 7 || $1.report.statements.count == 40 - $0 })
  }

  @Test func textOnStandardInputIsOneReport() throws {
    let run = try Repository.run(["extract"], input: Self.sentence)
    let records = try records(run.output)
    #expect(records.map(\.report.document.id) == ["stdin"])
    #expect(records.first?.report.statements.count == 1)
    #expect(records.first?.text == nil)
  }

  @Test func anObjectOverSeveralLinesIsOneReport() throws {
    let run = try Repository.run(
      ["extract", "--with-text"], input: "{\n \"id\": \"a\",\n \"text\": \"\(Self.sentence)\"\n}\n")
    let records = try records(run.output)
    #expect(records.map(\.report.document.id) == ["a"])
    #expect(records.first?.text == Self.sentence)
  }

  @Test func statementsAndIncidentsAreLinesOfATable() throws {
    let rows = (0..<3).map { #"{"id": "r\#($0)", "title": "No. \#($0)", "text": "\#(Self.sentence)"}"# }
    let run = try Repository.run(["extract", "-", "--format", "csv"], input: rows.joined(separator: "\n"))
    let lines = run.output.split(separator: "\r\n")
    #expect(run.status == 0 && lines.count == 4)
    #expect(lines[0].hasPrefix("id,") && lines[0].split(separator: ",").contains("document_headline"))
    #expect(lines.dropFirst().enumerated().allSatisfy { $1.contains("No. \($0)") })
    let incidents = try Repository.run(
      ["extract", "-", "--format", "csv", "--rows", "incidents"], input: Self.sentence)
    #expect(incidents.output.hasPrefix("id,") && incidents.output.contains("event_type"))
    #expect(try Repository.run(["extract", "--rows", "incidents"], input: "").status == 64)
    #expect(try Repository.run(["extract", "--with-text", "--format", "csv"], input: "").status == 64)
  }

  @Test func noRowsGiveNoLines() throws {
    let run = try Repository.run(["extract", "-", "--input", "jsonl"], input: "")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
  }

  @Test func aRowGivesTheSameLineWhereverItComes() throws {
    let rows = [#"{"id": "a", "text": "\#(Self.sentence)"}"#, "{broken", #"{"text": "Nobody spoke."}"#]
    let forward = try Repository.run(
      ["extract", "-", "--input", "jsonl"], input: rows.joined(separator: "\n"))
    let backward = try Repository.run(
      ["extract", "-", "--input", "jsonl", "--jobs", "1"], input: rows.reversed().joined(separator: "\n"))
    #expect(forward.output.split(separator: "\n") == backward.output.split(separator: "\n").reversed())
  }

  @Test func whatIsKnownFromBesideTheTextIsUsed() throws {
    let row = """
      {"id": "a", "title": "Bridge closed", "date": "2031-04-09T10:00:00Z", "source": "Harbour Post", "author": "A. Ferré", \
      "url": "https://harbour.example/1", "text": "The mayor said on Monday that the bridge was closed."}
      """
    let document = try #require(try records(try Repository.run(["extract"], input: row).output).first).report
      .document
    #expect(document.headline == "Bridge closed")
    #expect(document.datePublished == CalendarDate("2031-04-09"))
    #expect(document.dateBasis == .publication)
    #expect(document.publisher == "Harbour Post")
    #expect(document.author == "A. Ferré")
    #expect(document.sourceURL == "https://harbour.example/1")
  }

  @Test func anIDThatComesTwiceIsTold() throws {
    let rows = [#"{"id": "a", "text": "One."}"#, #"{"id": "a", "text": "Two."}"#].joined(separator: "\n")
    let run = try Repository.run(["extract", "-"], input: rows)
    #expect(try records(run.output).count == 2)
    #expect(run.error.contains("a report has the id a, which one of standard input had before"))
  }

  @Test func aReaderThatGoesEndsTheProgramWithoutACrash() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<4000).map { #"{"id": "r\#($0)", "text": "\#(Self.sentence)"}"# }.joined(separator: "\n")
    try folder.write(rows, to: "rows.jsonl")
    let program = "'\(Repository.program)' extract rows.jsonl 2>error; echo $? >code"
    _ = try Repository.shell("cd '\(folder.path)'; trap '' PIPE; { \(program); } | head -n 1")
    #expect(try String(contentsOfFile: folder.path + "/code", encoding: .utf8) == "1\n")
    #expect(try String(contentsOfFile: folder.path + "/error", encoding: .utf8).isEmpty)
  }
}
