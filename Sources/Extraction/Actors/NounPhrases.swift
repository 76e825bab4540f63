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
  func head(of range: Range<Int>) -> Int {
    let isRoot: (Int) -> Bool = { index in tokens[index].head.map { !range.contains($0) } ?? true }
    guard let first = range.first(where: isRoot) else { return range.upperBound - 1 }
    guard tokens[first].tag == .determiner else { return first }
    return range.first { isRoot($0) && tokens[$0].tag.isNoun } ?? range.last { tokens[$0].tag.isNoun }
      ?? first
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
