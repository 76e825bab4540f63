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
    let intake = Intake(basePath: basePath, keeper: SpillingKeeper())
    var parts: [ReportPart] = []
    var progress = Progress()
    let consume: (Read) -> Void = { read in
      for warning in read.part.document.warnings { report(warning.message) }
      parts.append(read.part)
      progress.step(bytes: read.byteCount)
    }
    let width = ProcessInfo.processInfo.activeProcessorCount
    let reading = reading
    switch source {
    case .reports(let folder):
      let extractor = ReportExtractor(tables: tables)
      let ledger = CorrectionLedger()
      OrderedWork.run(
        reading.sources(of: files(folder)), width: width,
        transform: { source in
          let text = reading.text(of: source)
          let extracted = extractor.extract(text, noting: { ledger.note($0) })
          return Read(part: intake.take(text, extracted), byteCount: text.text.utf8.count)
        }, consume: consume)
      ledger.tell(of: tables)
      if parts.isEmpty { report("\(folder): no reports in this folder") }
    case .records(let file):
      OrderedWork.run(
        SavedRecords(path: file, limit: reading.limit), width: width,
        transform: { line in
          let (source, report) = line.report()
          return Read(part: intake.take(source, report), byteCount: source.text.utf8.count)
        }, consume: consume)
      if parts.isEmpty { report("\(file): no records in this file") }
    }
    progress.finish()
    // Handed over, so that what only linking looks at can be let go.
    let taken = parts
    parts = []
    return Snapshot(taken, intake)
  }

  /// A report that was taken up.
  private struct Read: Sendable {
    var part: ReportPart
    /// How long its text is.
    var byteCount: Int
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
