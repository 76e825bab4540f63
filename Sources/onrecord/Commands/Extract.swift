import Archive
import ArgumentParser
import Extraction
import Foundation
import NewsModel
import OrderedJSON

/// `onrecord extract`: reports in, records out, in the order of the input.
struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the records of reports to standard output.",
    discussion: """
      Reads text files, JSON Lines (.jsonl, .ndjson: a row with "text" or "maintext", and "id", "title", "date", \
      "publisher" or "source", "author", "url" where it has them), JSON files with one such object or an array of them, \
      folders of all these, and the same compressed with gzip. "-" is standard input: one report as text, or rows.

      Writes a line a report as soon as it is done: document, statements, incidents, actors, instruments; as csv a line \
      a statement or incident, with the columns of /statements.csv or /incidents.csv. What is \
      wrong with a file or row is told on standard error and in its document's warnings; the others go on.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, json, csv }

  /// Records that have a table of their own.
  enum Rows: String, ExpressibleByArgument, CaseIterable {
    case statements, incidents

    var resource: Resource { self == .statements ? .statements : .incidents }
  }

  @Argument(help: "Files and folders, or - for standard input.")
  var paths: [String] = []

  @Option(help: "ndjson: a line a report; json: one array, indented; csv: a line a statement or incident.")
  var format: Format = .ndjson

  @Option(help: "What the lines of csv are: statements or incidents (default: statements).")
  var rows: Rows?

  @Option(help: "What standard input holds: text, jsonl, or auto to tell by its first line.")
  var input: StandardInputFormat = .auto

  @Flag(help: "Write each report's text, too, so that `serve --records` can show and check it.")
  var withText = false

  @OptionGroup var ownTables: TableOptions

  @Option(help: "How many reports are worked on at once (default: as many as there are cores).")
  var jobs: Int?

  @Option(help: "Files and rows with more bytes are left out, with a warning.")
  var maxReportBytes: Int = 32 << 20

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if rows != nil, format != .csv { throw ValidationError("--rows goes with --format csv") }
    if withText, format == .csv { throw ValidationError("--with-text has no place in csv") }
    if maxReportBytes < 1 { throw ValidationError("--max-report-bytes must be at least 1") }
  }

  func run() async throws {
    let tables = try ownTables.read()
    let extractor = ReportExtractor(tables: tables)
    let ledger = CorrectionLedger()
    let reading = ReportReading(limit: maxReportBytes)
    let (inputs, complete) = inputs()
    do throws(StandardOutput.Closed) {
      try write(ReportSources(inputs: inputs, reading: reading), reading, extractor, ledger)
    } catch {
      if !error.isBrokenPipe { report(error.description) }
      throw ExitCode.failure
    }
    ledger.tell(of: tables)
    if !complete { throw ExitCode.failure }
  }

  private struct Written: Sendable {
    var document: Document
    var bytes: [UInt8]
    var length: Int
  }

  private func write(
    _ sources: ReportSources, _ reading: ReportReading, _ extractor: ReportExtractor,
    _ ledger: CorrectionLedger
  ) throws(StandardOutput.Closed) {
    let form = RecordForm(format: format, rows: (rows ?? .statements).resource, withText: withText)
    var output = RecordOutput(format: format, header: form.header)
    var progress = Progress()
    var seen = SeenIdentifiers()
    do {
      try OrderedWork.run(
        sources, width: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        transform: { source in
          let text = reading.text(of: source)
          let extracted = extractor.extract(text, noting: { ledger.note($0) })
          return Written(
            document: extracted.document, bytes: form.bytes(text, extracted), length: text.text.utf8.count)
        },
        consume: { written in
          for warning in written.document.warnings { report(warning.message) }
          if let message = seen.insert(written.document) { report(message) }
          try output.write(written.bytes)
          progress.step(bytes: written.length)
        })
    } catch let error as StandardOutput.Closed {
      throw error
    } catch {
      // Nothing else is thrown there; a message still beats silence.
      report("\(error)")
    }
    progress.finish()
    try output.finish()
  }

  /// What there is to read at the paths; one that is not there is told, and the others go on.
  private func inputs() -> (inputs: [ReportSources.Input], complete: Bool) {
    var inputs: [ReportSources.Input] = []
    var complete = true
    for path in paths.isEmpty ? ["-"] : paths {
      if path == "-" {
        inputs.append(.standardInput(input))
        continue
      }
      do throws(ReportFolder.Unreadable) {
        let files = try ReportFolder.files(at: path)
        if files.isEmpty { report("\(path): no reports in this folder") }
        inputs += files.map { .file($0) }
      } catch {
        report(error.description)
        complete = false
      }
    }
    return (inputs, complete)
  }
}

extension StandardInputFormat: ExpressibleByArgument {}

/// What an extracted report is written as.
private struct RecordForm: Sendable {
  let format: Extract.Format
  /// What the lines of CSV are.
  let rows: Resource
  let withText: Bool
  private let table: CSVTable
  private let intake = Intake()

  init(format: Extract.Format, rows: Resource, withText: Bool) {
    (self.format, self.rows, self.withText) = (format, rows, withText)
    table = CSVTable(rows, fields: nil, isForSpreadsheet: false)
  }

  /// What stands before the first report.
  var header: [UInt8] { format == .csv ? table.header : [] }

  func bytes(_ source: SourceText, _ extracted: ExtractedReport) -> [UInt8] {
    guard format == .csv else {
      return RecordLine.json(extracted, text: withText ? source.text : nil).encoded(pretty: format == .json)
    }
    var lines: [UInt8] = []
    for record in intake.take(source, extracted).records(rows) { table.append(record, to: &lines) }
    return lines
  }
}

/// Extracted reports as text, one by one, so that nothing is held back.
private struct RecordOutput {
  let format: Extract.Format
  private let header: [UInt8]
  private var count = 0

  init(format: Extract.Format, header: [UInt8]) { (self.format, self.header) = (format, header) }

  mutating func write(_ record: [UInt8]) throws(StandardOutput.Closed) {
    switch format {
    case .ndjson: try StandardOutput.write(record + [0x0A])
    case .json: try StandardOutput.write(Array((count == 0 ? "[\n" : ",\n").utf8) + record)
    case .csv: try StandardOutput.write((count == 0 ? header : []) + record)
    }
    count += 1
  }

  func finish() throws(StandardOutput.Closed) {
    if format == .json { try StandardOutput.write(Array((count == 0 ? "[]\n" : "\n]\n").utf8)) }
    if format == .csv, count == 0 { try StandardOutput.write(header) }
  }
}

/// Tells of reports that have the id of an earlier one. Only on standard error: their records stay what they are, so that
/// the same report gives the same line whatever it comes together with.
private struct SeenIdentifiers {
  private var places: [String: String] = [:]

  mutating func insert(_ document: Document) -> String? {
    let place = document.path ?? "standard input"
    guard let first = places.updateValue(place, forKey: document.id) else { return nil }
    places[document.id] = first
    return "\(place): a report has the id \(document.id), which one of \(first) had before"
  }
}
