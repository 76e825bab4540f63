import Extraction
import NewsModel

/// Writes what the extraction finds in an article in the form that score_statements.py reads.
enum AttributionPredictions {
  /// The line of an article; nested statements are left out, since the corpus marks none.
  static func line(_ article: AttributionArticle, _ extractor: ReportExtractor) -> String {
    let report = extractor.extract(SourceText(id: article.name, path: nil, text: article.text, sha256: ""))
    let statements = report.statements.filter { $0.nestedIn == nil }.map { statement in
      """
      {"score": \(statement.confidence), "rule": "\(statement.extractor.rule)", \
      "source": [\(spans([statement.speaker?.mention]))], "cue": [\(spans([statement.cue?.span]))], \
      "content": [\(spans(statement.contents))]}
      """
    }
    return "{\"document\": \"\(article.name)\", \"statements\": [\(statements.joined(separator: ", "))]}\n"
  }

  private static func spans(_ spans: [Span?]) -> String {
    spans.compactMap { $0 }.map { "[\($0.start),\($0.end)]" }.joined(separator: ",")
  }
}
