@testable import Linguistics

/// The tree of a text: `word>head:relation` for each word.
func arcs(_ text: String) -> Set<String> {
  let annotated = Annotator().annotate(text)
  return Set(
    annotated.tokens.map { token in
      let head = token.head.map { annotated.text(annotated.tokens[$0].range) } ?? "-"
      return "\(annotated.text(token.range))>\(head):\(token.relation.rawValue)"
    })
}
