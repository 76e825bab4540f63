import Extraction
import Linguistics

/// Writes what the model proposes in the form that score_statements.py reads, with the scores beside it.
enum AttributionPredictions {
  /// The line of an article.
  static func line(_ article: TrainingArticle, _ candidates: [AttributionCandidate]) -> String {
    let text = article.view.text
    let codePoints = codePoints(text.bytes)
    func span(_ tokens: Range<Int>) -> String {
      let start = text.tokens[tokens.lowerBound].range.lowerBound
      let end = text.tokens[tokens.upperBound - 1].range.upperBound
      return "[\(codePoints[start]),\(codePoints[end])]"
    }
    let statements = candidates.map { candidate in
      let contents = candidate.contents.map(span).joined(separator: ",")
      return """
        {"score": \(candidate.score), "source": [\(candidate.source.map(span) ?? "")], \
        "cue": [\(span(candidate.cue))], "content": [\(contents)]\(candidate.outer == nil ? "" : ", \"nested\": true")}
        """
    }
    return
      "{\"document\": \"\(article.article.name)\", \"statements\": [\(statements.joined(separator: ", "))]}\n"
  }

  /// How many code points begin before each byte.
  private static func codePoints(_ bytes: [UInt8]) -> [Int] {
    var counts = [0]
    for byte in bytes { counts.append(counts[counts.count - 1] + (byte & 0xC0 == 0x80 ? 0 : 1)) }
    return counts
  }
}
