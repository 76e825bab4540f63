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

      Writes a line a report as soon as it is done: document, statements, incidents, actors, instruments. What is \
      wrong with a file or row is told on standard error and in its document's warnings; the others go on.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, json }

  @Argument(help: "Files and folders, or - for standard input.")
  var paths: [String] = []

  @Option(help: "ndjson: a line a report; json: one array, indented.")
  var format: Format = .ndjson

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
    if maxReportBytes < 1 { throw ValidationError("--max-report-bytes must be at least 1") }
  }

  func run() async throws {
    let extractor = ReportExtractor(tables: try ownTables.read())
    let reading = ReportReading(limit: maxReportBytes)
    let (inputs, complete) = inputs()
    do throws(StandardOutput.Closed) {
      try write(ReportSources(inputs: inputs, reading: reading), reading, extractor)
    } catch {
      if !error.isBrokenPipe { report(error.description) }
      throw ExitCode.failure
    }
    if !complete { throw ExitCode.failure }
  }

  private struct Written: Sendable {
    var document: Document
    var bytes: [UInt8]
    var length: Int
  }

  private func write(_ sources: ReportSources, _ reading: ReportReading, _ extractor: ReportExtractor)
    throws(StandardOutput.Closed)
  {
    let (isPretty, withText) = (format == .json, withText)
    var output = RecordOutput(format: format)
    var progress = Progress()
    var seen = SeenIdentifiers()
    do {
      try OrderedWork.run(
        sources, width: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
        transform: { source in
          let text = reading.text(of: source)
          let extracted = extractor.extract(text)
          let bytes = RecordLine.json(extracted, text: withText ? text.text : nil).encoded(pretty: isPretty)
          return Written(document: extracted.document, bytes: bytes, length: text.text.utf8.count)
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

/// Extracted reports as text, one by one, so that nothing is held back.
private struct RecordOutput {
  let format: Extract.Format
  private var count = 0

  init(format: Extract.Format) { self.format = format }

  mutating func write(_ record: [UInt8]) throws(StandardOutput.Closed) {
    switch format {
    case .ndjson: try StandardOutput.write(record + [0x0A])
    case .json: try StandardOutput.write(Array((count == 0 ? "[\n" : ",\n").utf8) + record)
    }
    count += 1
  }

  func finish() throws(StandardOutput.Closed) {
    if format == .json { try StandardOutput.write(Array((count == 0 ? "[]\n" : "\n]\n").utf8)) }
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
