import ArgumentParser
import Foundation
import MadeUpRecords
import NewsModel
import OrderedJSON

/// Made-up reports and records of any number, for benchmarks: the same seed gives the same bytes on every machine.
@main
struct Generator: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onrecord-madeup",
    abstract: "Write reports that somebody made up, or their records, as JSON Lines.",
    subcommands: [Reports.self, Records.self])
}

/// Texts to be extracted, 0.5 to 20 KB each.
struct Reports: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write reports: id, title, date, source and text.")

  @Argument(help: "How many.") var count: Int
  @Option(help: "Another seed gives other reports.") var seed: UInt64 = 1

  func run() throws {
    var maker = MadeUpReports(seed: seed)
    var random = SplitMix(seed: seed ^ 0x5EED)
    for number in 0..<count {
      // As many small reports as large ones, by the logarithm of their length.
      let length = Int(500 * pow(40, Double(random.next() % 1024) / 1023))
      var text = ""
      while text.utf8.count < length {
        text += maker.next(number, statements: 6, incidents: 2).source.text + "\n"
      }
      let row: JSONValue = [
        "id": .string("report-\(number)"), "title": .string("Report \(number)"), "date": "2031-04-09",
        "source": "Harbour Post", "text": .string(text),
      ]
      write(row)
    }
  }
}

/// A saved extraction, as `onrecord extract --with-text` writes it.
struct Records: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write the records of reports, with their texts.")

  @Argument(help: "How many reports.") var count: Int
  @Option(help: "Statements a report.") var statements = 24
  @Option(help: "Incidents a report.") var incidents = 3
  @Option(help: "Another seed gives other records.") var seed: UInt64 = 1

  func run() throws {
    var maker = MadeUpReports(seed: seed)
    for number in 0..<count {
      let made = maker.next(number, statements: statements, incidents: incidents)
      guard case .object(var line) = try JSONValue(encoding: made.report) else { continue }
      line["text"] = .string(made.source.text)
      write(.object(line))
    }
  }
}

private func write(_ row: JSONValue) { FileHandle.standardOutput.write(Data(row.encoded() + [0x0A])) }
