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
      Reads text files, folders of them and JSON Lines (.jsonl: a row with "text", and "id" if it has one); "-" is one \
      report on standard input. Writes a line a report: document, statements, incidents, actors, instruments. What is \
      wrong with a file is told on standard error and in its document's warnings; the others go on.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, json }

  @Argument(help: "Files and folders, or - for standard input.")
  var paths: [String] = []

  @Option(help: "ndjson: a line a report; json: one array, indented.")
  var format: Format = .ndjson

  @Option(help: "How many reports are worked on at once (default: as many as there are cores).")
  var jobs: Int?

  @Option(help: "Files with more bytes are left out, with a warning.")
  var maxReportBytes: Int = 32 << 20

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if maxReportBytes < 1 { throw ValidationError("--max-report-bytes must be at least 1") }
  }

  func run() async throws {
    let reading = ReportReading(limit: maxReportBytes)
    let (sources, complete) = sources(reading)
    let extractor = ReportExtractor()
    var output = RecordOutput(format: format)
    var progress = Progress(total: sources.count)
    try await OrderedWork.run(
      sources, width: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      transform: { source in
        let text = reading.text(of: source)
        return (extractor.extract(text), text.text.utf8.count)
      },
      consume: { extracted, bytes in
        for warning in extracted.document.warnings { report(warning.message) }
        try output.write(extracted)
        progress.step(bytes: bytes)
      })
    progress.finish()
    output.finish()
    if !complete { throw ExitCode.failure }
  }

  /// What there is to read at the paths; one that is not there is told, and the others go on.
  private func sources(_ reading: ReportReading) -> (sources: [ReportReading.Source], complete: Bool) {
    var sources: [ReportReading.Source] = []
    var complete = true
    for path in paths.isEmpty ? ["-"] : paths {
      do throws(ReportFolder.Unreadable) {
        let found =
          path == "-"
          ? [.text(reading.standardInput())] : reading.sources(of: try ReportFolder.files(at: path))
        if found.isEmpty { report("\(path): no reports in this folder") }
        sources += found
      } catch {
        report(error.description)
        complete = false
      }
    }
    return (sources, complete)
  }
}

/// Extracted reports as text, one by one, so that nothing is held back.
private struct RecordOutput {
  let format: Extract.Format
  private var count = 0

  init(format: Extract.Format) { self.format = format }

  mutating func write(_ report: ExtractedReport) throws {
    let value = try JSONValue(encoding: report)
    switch format {
    case .ndjson: put(value.encoded() + [0x0A])
    case .json: put(Array((count == 0 ? "[\n" : ",\n").utf8) + value.encoded(pretty: true))
    }
    count += 1
  }

  func finish() {
    if format == .json { put(Array((count == 0 ? "[]\n" : "\n]\n").utf8)) }
  }

  private func put(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
}
