import Extraction
import Linguistics

/// An attribution of the corpus in the tokens of our own annotation.
struct AlignedAttribution {
  /// The cue's main word.
  let anchor: Int
  /// The label of every token that has one.
  let labels: [Int: SpanLabel]
}

/// Leads the corpus's spans to tokens.
struct AttributionAlignment {
  private let view: AttributionView
  private let tokens: [Token]

  init(_ view: AttributionView) { (self.view, tokens) = (view, view.text.tokens) }

  /// The attribution in tokens; `nil` without cue or content.
  func aligned(_ gold: AttributionArticle.Gold) -> AlignedAttribution? {
    var labels: [Int: SpanLabel] = [:]
    for (spans, label) in [(gold.content, SpanLabel.content), (gold.source, .source), (gold.cue, .cue)] {
      for span in spans { for token in covered(span) { labels[token] = label } }
    }
    let cue = gold.cue.flatMap { covered($0) }
    guard let anchor = anchor(of: cue), labels.values.contains(.content) else { return nil }
    return AlignedAttribution(anchor: anchor, labels: labels)
  }

  private func covered(_ span: Range<Int>) -> Range<Int> {
    let first = index(from: 0) { tokens[$0].range.upperBound > span.lowerBound }
    let end = index(from: first) { tokens[$0].range.lowerBound >= span.upperBound }
    return first..<max(first, end)
  }

  private func index(from start: Int, where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (start, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The word of the cue that governs the others: verbs before nouns before the rest.
  private func anchor(of cue: [Int]) -> Int? {
    let inside = Set(cue)
    let roots = cue.filter { token in tokens[token].head.map { !inside.contains($0) } ?? true }
    func rank(_ token: Int) -> Int {
      let tag = tokens[token].tag
      if tag.isVerb { return 0 }
      if tag.isNoun || tag == .adjective { return 1 }
      return tag == .comma || tag == .closeQuote || tag == .openQuote ? 3 : 2
    }
    return roots.min { (rank($0), $0) < (rank($1), $1) } ?? cue.first
  }
}
