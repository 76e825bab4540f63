import ArgumentParser
import Extraction

/// The user's own tables, for every command that reads reports.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder of your own tables, laid over the built-in ones: actors.tsv, places.tsv, events.tsv, corrections.tsv.",
      discussion: "docs/tables.md describes the columns. ONRECORD_TABLES names it, too.", valueName: "folder")
  )
  var tables: String?

  /// The tables of the folder that is named; none where no folder is.
  ///
  /// - Throws: `ExitCode.failure` for a bad row, after telling its file, line and reason.
  func read() throws -> UserTables {
    let folder = try Settings.value(tables, "ONRECORD_TABLES", default: "")
    if folder.isEmpty { return .none }
    do throws(TableFolder.Unusable) {
      return try TableFolder.read(folder)
    } catch {
      report(error.description)
      throw ExitCode.failure
    }
  }
}
