import Archive
import Extraction
import Foundation
import NewsModel

/// A folder of reports, or a saved extraction of them, as one snapshot.
struct Collection {
  /// Where the records come from.
  enum Source: Sendable, Equatable {
    /// A folder, whose reports are read and extracted on all cores.
    case reports(String)
    /// A file that `onrecord extract` wrote.
    case records(String)

    /// Where the folder or file lies.
    var path: String {
      switch self {
      case .reports(let path), .records(let path): path
      }
    }
  }

  var source: Source
  var reading: ReportReading
  var basePath: String
  /// The user's own tables.
  var tables: UserTables = .none

  /// Reads everything anew. Nothing stops it: what is wrong with a file is told on standard error and in its document.
  func load() async -> Snapshot {
    var reports: [Snapshot.Report] = []
    var progress = Progress()
    let consume: (Snapshot.Report) -> Void = { read in
      for warning in read.report.document.warnings { report(warning.message) }
      reports.append(read)
      progress.step(bytes: read.source.text.utf8.count)
    }
    let width = ProcessInfo.processInfo.activeProcessorCount
    let reading = reading
    switch source {
    case .reports(let folder):
      let extractor = ReportExtractor(tables: tables)
      OrderedWork.run(
        reading.sources(of: files(folder)), width: width,
        transform: { source in
          let text = reading.text(of: source)
          return Snapshot.Report(source: text, report: extractor.extract(text))
        }, consume: consume)
      if reports.isEmpty { report("\(folder): no reports in this folder") }
    case .records(let file):
      OrderedWork.run(
        SavedRecords(path: file, limit: reading.limit), width: width, transform: { $0.report() },
        consume: consume)
      if reports.isEmpty { report("\(file): no records in this file") }
    }
    progress.finish()
    return Snapshot(reports: reports, basePath: basePath, sink: SpillingSink())
  }

  /// A folder that can't be read is listed like a file that can't be, so that a reader of `/documents` sees it too.
  private func files(_ folder: String) -> [ReportFile] {
    do throws(ReportFolder.Unreadable) {
      return try ReportFolder.files(at: folder)
    } catch {
      let warning = Document.Warning(code: .unreadable, message: error.description)
      return [ReportFile(location: folder, path: folder, warning: warning)]
    }
  }
}
