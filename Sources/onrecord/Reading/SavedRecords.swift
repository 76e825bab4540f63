import Archive
import Foundation
import NewsModel

/// The lines of a saved extraction, one after another, so that the file may have any size.
struct SavedRecords: Sequence {
  /// A line, or why there is none.
  struct Line: Sendable {
    fileprivate var file: String
    fileprivate var line: LineReader.Line
    fileprivate var failure: ReadFailure?

    /// The report of the line. One that can't be read is an empty report with a warning, as a row of reports is.
    func report() -> Snapshot.Report {
      let decoder = JSONDecoder()
      if failure == nil, !line.isTooLong,
        let saved = try? decoder.decode(RecordLine.self, from: Data(line.bytes))
      {
        let document = saved.report.document
        let source = SourceText(
          id: document.id, path: document.path, text: saved.text ?? "", sha256: document.sha256)
        return (source, saved.report)
      }
      let row = ReportRow(path: file, place: "line \(line.number)", bytes: line.bytes)
      let code = line.isTooLong ? Document.Warning.Code.tooLarge : .unreadable
      let reason = line.isTooLong ? "too long to be read" : "no records of a report"
      let warning = failure?.warning ?? Document.Warning(code: code, message: "\(row.name): \(reason)")
      let source = row.empty(warning)
      return (
        source,
        ExtractedReport(
          document: Document(
            id: source.id, path: source.path, sha256: source.sha256, length: 0, warnings: [warning]))
      )
    }
  }

  let path: String
  /// A report's greatest size; its records may take several times that.
  let limit: Int

  func makeIterator() -> Iterator { Iterator(path: path, limit: limit) }

  struct Iterator: IteratorProtocol {
    private let path: String
    private let limit: Int
    private var reader: LineReader?
    private var hasEnded = false

    fileprivate init(path: String, limit: Int) { (self.path, self.limit) = (path, limit) }

    mutating func next() -> Line? {
      if hasEnded { return nil }
      do throws(ReadFailure) {
        if reader == nil {
          let file = ReportFile(location: path, path: (path as NSString).lastPathComponent)
          reader = LineReader(try ReportReading.open(file), limit: 16 * limit)
        }
        if let line = try reader?.next() { return Line(file: path, line: line) }
        hasEnded = true
        return nil
      } catch {
        hasEnded = true
        return Line(file: path, line: LineReader.Line(number: 0, bytes: []), failure: error)
      }
    }
  }
}
