import Linguistics

/// Noun phrases by way of the tree: from a head to the tokens of its phrase, and back.
struct NounPhrases: Sendable {
  private let tokens: [Token]
  /// Leftmost and rightmost token of each token's subtree, with the token itself.
  private let spans: [Range<Int>]
  /// The tokens that depend on each token, in order.
  let children: [[Int]]

  init(_ text: AnnotatedText) {
    tokens = text.tokens
    (spans, children) = Self.subtrees(text)
  }

  /// The tokens from the first to the last of a head's subtree; without a relative clause or apposition that the phrase
  /// does not need, with the determiner.
  func phrase(head: Int) -> Range<Int> { spans[head] }

  /// Every token below a head, from first to last.
  func subtree(_ head: Int) -> Range<Int> { spans[head] }

  /// The token of a range whose head lies outside it, a noun or pronoun before others; the last one where trees are missing.
  /// Of several nouns side by side that hang on the same word ("Hamas leader rejects …") the last.
  func head(of range: Range<Int>) -> Int {
    guard let first = range.first(where: { isOutside($0, range) }) else { return range.upperBound - 1 }
    if tokens[first].tag == .determiner {
      return range.first { isOutside($0, range) && tokens[$0].tag.isNoun }
        ?? range.last { tokens[$0].tag.isNoun } ?? first
    }
    var head = first
    while head + 1 < range.upperBound, tokens[head + 1].tag.isNoun, isOutside(head + 1, range),
      tokens[head + 1].head == tokens[head].head, tokens[head + 1].relation == tokens[head].relation
    { head += 1 }
    return head
  }

  private func isOutside(_ index: Int, _ range: Range<Int>) -> Bool {
    tokens[index].head.map { !range.contains($0) } ?? true
  }

  /// Bottom-up without recursion: leaves hand their span to their head until none is left.
  private static func subtrees(_ text: AnnotatedText) -> ([Range<Int>], [[Int]]) {
    let tokens = text.tokens
    var spans = tokens.indices.map { $0..<($0 + 1) }
    var children = [[Int]](repeating: [], count: tokens.count)
    var pending = [Int](repeating: 0, count: tokens.count)
    for (index, token) in tokens.enumerated() {
      guard let head = token.head, tokens.indices.contains(head), head != index else { continue }
      children[head].append(index)
      pending[head] += 1
    }
    var ready = tokens.indices.filter { pending[$0] == 0 }
    while let index = ready.popLast() {
      guard let head = tokens[index].head, tokens.indices.contains(head), head != index else { continue }
      spans[head] =
        min(
          spans[head].lowerBound, spans[index].lowerBound)..<max(
          spans[head].upperBound, spans[index].upperBound)
      pending[head] -= 1
      if pending[head] == 0 { ready.append(head) }
    }
    return (spans, children)
  }
}
