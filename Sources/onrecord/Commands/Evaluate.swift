import ArgumentParser
import Extraction
import Foundation
import NewsModel

/// `onrecord evaluate`: what was extracted held against hand-made answers.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold the records of reports against hand-made answers.",
    discussion: """
      The folder holds one JSON file a report: "document" names the report's file, "statements", "incidents" and \
      "actors" say what should be found (docs/evaluation.md describes the fields). Prints what is missed, wrong and \
      extra, and a line of figures.
      """)

  @Argument(help: "The folder of answers.") var answers: String
  @Option(help: "The folder of the reports (default: ONRECORD_REPORTS, or seeds).") var reports: String?
  @OptionGroup var ownTables: TableOptions
  @Option(help: "Exit with 1 where less than this share is right (0 to 1).") var atLeast: Double = 0

  func run() throws {
    let folder = try Settings.value(reports, "ONRECORD_REPORTS", default: "seeds")
    let extractor = ReportExtractor(tables: try ownTables.read())
    let reading = ReportReading()
    var tally = Tally()
    do {
      let all = try Answers.read(folder: answers)
      guard !all.isEmpty else {
        throw Answers.Unreadable(description: "\(answers): no .json files in this folder")
      }
      for answers in all {
        let file = ReportFile(location: folder + "/" + answers.document, path: answers.document)
        let source = reading.text(of: .file(file))
        tally.check(
          "report", !source.text.isEmpty, .missed, source.warnings.first?.message ?? answers.document)
        Evaluation(answers: answers, report: extractor.extract(source), text: source.text).run(&tally)
      }
    } catch {
      report("\(error)")
      throw ExitCode.failure
    }
    print(tally.summary)
    if tally.share < atLeast { throw ExitCode.failure }
  }
}
