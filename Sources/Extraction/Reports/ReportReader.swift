import NewsModel

/// Reads how a report is laid out.
enum ReportReader {
  /// The layout of a text.
  static func layout(of source: SourceText) -> ReportLayout {
    ReportLayout(body: 0..<source.text.utf8.count)
  }
}
