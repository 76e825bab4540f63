import ArgumentParser
import Foundation

/// Where the records come from, for every command that needs a whole collection.
struct CollectionOptions: ParsableArguments {
  @Option(help: "The folder of reports (default: seeds).") var reports: String?
  @Option(help: "A saved extraction (onrecord extract --with-text), also as .gz, in place of reports.")
  var records: String?
  @Option(help: "Files with more bytes are left out, with a warning (default: 33554432).") var maxReportBytes:
    Int?

  @OptionGroup var ownTables: TableOptions

  /// The collection that the options and the environment name.
  ///
  /// - Throws: `ValidationError` where they make no sense.
  func collection(basePath: String) throws -> Collection {
    let limit = try Settings.value(maxReportBytes, "ONRECORD_MAX_REPORT_BYTES", default: 32 << 20)
    guard limit > 0 else { throw ValidationError("--max-report-bytes must be at least 1") }
    if reports != nil, records != nil {
      throw ValidationError("--reports and --records can't go together: a collection is one or the other")
    }
    let saved = reports == nil ? try Settings.value(records, "ONRECORD_RECORDS", default: "") : ""
    let folder = try Settings.value(reports, "ONRECORD_REPORTS", default: "seeds")
    return Collection(
      source: saved.isEmpty ? .reports(folder) : .records(saved), reading: ReportReading(limit: limit),
      basePath: basePath, tables: try ownTables.read())
  }
}
