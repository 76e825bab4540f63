import Archive
import Extraction
import Foundation
import NewsModel

/// A folder of reports as one snapshot: read, extracted on all cores, indexed.
struct Collection {
  var folder: String
  var reading: ReportReading
  var basePath: String

  /// Reads the folder anew. Nothing stops it: what is wrong with a file is told on standard error and in its document.
  func load() async -> Snapshot {
    let sources = reading.sources(of: files())
    let extractor = ReportExtractor()
    let reading = reading
    var reports: [Snapshot.Report] = []
    var progress = Progress()
    OrderedWork.run(
      sources, width: ProcessInfo.processInfo.activeProcessorCount,
      transform: { source in
        let text = reading.text(of: source)
        return (text, extractor.extract(text))
      },
      consume: { (text: SourceText, extracted: ExtractedReport) in
        for warning in extracted.document.warnings { report(warning.message) }
        reports.append((text, extracted))
        progress.step(bytes: text.text.utf8.count)
      })
    progress.finish()
    if reports.isEmpty { report("\(folder): no reports in this folder") }
    return Snapshot(reports: reports, basePath: basePath)
  }

  /// A folder that can't be read is listed like a file that can't be, so that a reader of `/documents` sees it too.
  private func files() -> [ReportFile] {
    do throws(ReportFolder.Unreadable) {
      return try ReportFolder.files(at: folder)
    } catch {
      let warning = Document.Warning(code: .unreadable, message: error.description)
      return [ReportFile(location: folder, path: folder, warning: warning)]
    }
  }
}
