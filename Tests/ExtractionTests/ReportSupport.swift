import Linguistics
import NewsModel

@testable import Extraction

/// A report for a test: its text as the body, and the day it was published.
func annotatedReport(_ text: String, published: String? = nil, dateline: String? = nil) -> AnnotatedReport {
  let source = SourceText(id: "test", path: nil, text: text, sha256: "")
  let layout = ReportLayout(
    datePublished: published.flatMap { CalendarDate($0) }, dateline: dateline, language: "en",
    body: 0..<text.utf8.count)
  return AnnotatedReport(source: source, layout: layout, annotator: Annotator())
}

/// What a text says that somebody said.
func statements(_ text: String) -> [Statement] {
  ReportExtractor().extract(SourceText(id: "t", path: nil, text: text, sha256: "")).statements
}
