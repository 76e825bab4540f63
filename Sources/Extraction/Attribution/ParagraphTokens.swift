import Linguistics

/// The tokens of each paragraph that has any.
struct ParagraphTokens {
  /// In order, without overlap.
  let ranges: [Range<Int>]

  init(_ syntax: Syntax) {
    let text = syntax.report.annotated
    ranges = text.paragraphs.compactMap { paragraph in
      guard let first = text.sentences[paragraph].first(where: { !$0.isEmpty }),
        let last = text.sentences[paragraph].last(where: { !$0.isEmpty })
      else { return nil }
      return first.lowerBound..<last.upperBound
    }
  }
}

extension Syntax {
  /// Whether a token is a quotation mark.
  func isQuotationMark(_ token: Int) -> Bool {
    ["\"", "''", "``", "”", "“", "„", "«", "»", "’", "‘", "'"].contains(
      report.raw[token])
  }

  /// Whether a token begins with a capital.
  func isCapitalized(_ token: Int) -> Bool { report.raw[token].startsWithCapital }
}
