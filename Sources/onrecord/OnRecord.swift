import ArgumentParser
import Extraction

/// The command line: files, environment and clock are touched here and in `HTTPServer`, nowhere between.
@main
struct OnRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "onrecord",
    abstract: "Who said what and what happened, from a folder of news reports.",
    discussion: """
      Every record is tied to the exact characters it comes from. `onrecord serve` answers over HTTP as JSON, \
      `onrecord extract` writes the same records to standard output, `onrecord export` as a database or tables.

      Exit codes: 0 done, 1 failed, 64 wrong usage.
      """,
    version: ReportExtractor.version,
    subcommands: [Serve.self, Extract.self, Export.self, Evaluate.self, Health.self],
    defaultSubcommand: Serve.self)
}
