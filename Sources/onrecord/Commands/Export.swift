import Archive
import ArgumentParser
import Foundation

/// `onrecord export`: the records of a collection as files for other programs.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the records of a collection as files for other programs.",
    discussion: """
      Reads the reports or the saved extraction that `serve` would serve, joins them as it would, and writes into a folder:

      sqlite   onrecord.db with a table for each kind of record and each list in them, foreign keys, indexes and \
      full-text search, and metadata.json for Datasette (datasette onrecord.db -m metadata.json)
      csv      the same tables, a file each
      ndjson   the records as they are served, a file a resource
      geojson  the incidents as points of a map

      The files appear when everything is written. Those that are there already are replaced only with --force.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case sqlite, csv, ndjson, geojson }

  @Argument(help: "The folder to write into; it is made where it is not there.") var folder: String
  @Option(help: "sqlite, csv, ndjson or geojson.") var format: Format
  @OptionGroup var collection: CollectionOptions
  @Flag(help: "Replace files that are there already.") var force = false

  func run() async throws {
    let collection = try collection.collection(basePath: "")
    do throws(ExportFolder.Failure) {
      let files = format.files
      let folder = try ExportFolder(folder, files: files, replacing: force)
      do throws(ExportFolder.Failure) {
        try format.write(await collection.load(), to: folder)
        try folder.publish(files)
      } catch {
        folder.discard()
        throw error
      }
    } catch {
      report(error.description)
      throw ExitCode.failure
    }
  }
}

extension Export.Format {
  fileprivate var files: [String] {
    switch self {
    case .sqlite: SQLiteExport.files
    case .csv: CSVExport.files
    case .ndjson: JSONExport.lineFiles
    case .geojson: [JSONExport.mapFile]
    }
  }

  fileprivate func write(_ snapshot: Snapshot, to folder: ExportFolder) throws(ExportFolder.Failure) {
    switch self {
    case .sqlite:
      var export = try SQLiteExport(folder: folder)
      try export.write(snapshot)
    case .csv:
      var export = CSVExport(folder: folder)
      try export.write(snapshot)
    case .ndjson: try JSONExport.writeLines(snapshot, to: folder)
    case .geojson: try JSONExport.writeMap(snapshot, to: folder)
    }
  }
}
