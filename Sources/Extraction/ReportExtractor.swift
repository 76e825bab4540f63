import Linguistics
import NewsModel

/// One report to its records.
///
/// Pure and deterministic, and safe to share between threads.
public struct ReportExtractor: Sendable {
  /// Written into every record, so that a saved extraction tells what made it.
  public static let version = "0.1.0"

  private let annotator: Annotator

  /// Takes up models and tables.
  public init() { annotator = Annotator() }

  /// Everything found in a report; a text that is empty or not English gives a document with a warning and no records.
  public func extract(_ source: SourceText) -> ExtractedReport {
    ExtractedReport(
      document: Document(
        id: source.id, path: source.path, sha256: source.sha256, length: source.text.unicodeScalars.count,
        warnings: source.warnings))
  }
}
