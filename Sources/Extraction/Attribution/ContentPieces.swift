import Linguistics

/// From the tokens of a content to the bytes of its pieces.
struct ContentPieces {
  let syntax: Syntax

  /// The pieces of what a cue introduces: a stretch of tokens without what lies in a hole: edges trimmed of punctuation, quotations that a piece
  /// cuts into taken in whole.
  func pieces(cue: Int, _ stretch: Range<Int>, without holes: [Range<Int>] = []) -> [Range<Int>] {
    var rest = [stretch]
    for hole in holes where !hole.isEmpty {
      rest = rest.flatMap { piece -> [Range<Int>] in
        guard piece.overlaps(hole) else { return [piece] }
        return [
          piece.lowerBound..<max(piece.lowerBound, min(hole.lowerBound, piece.upperBound)),
          min(piece.upperBound, max(hole.upperBound, piece.lowerBound))..<piece.upperBound,
        ].filter { !$0.isEmpty }
      }
    }
    return merged(rest.compactMap { syntax.trimmed($0).map { whole($0, cue: cue, outside: holes) } })
  }

  /// The bytes of a range of tokens, with every quotation that it cuts into; not beyond a hole.
  private func whole(_ tokens: Range<Int>, cue: Int, outside holes: [Range<Int>]) -> Range<Int> {
    var bytes = syntax.report.bytes(tokens: tokens)
    for edge in [tokens.lowerBound, tokens.upperBound - 1]
    where syntax.passageOf[edge] >= 0 && syntax.passageOf[edge] != syntax.passageOf[cue] {
      let outer = syntax.quotations.passages[syntax.passageOf[edge]].outer
      let cut = holes.contains { hole in
        let hole = syntax.report.bytes(tokens: hole)
        return outer.overlaps(hole)
      }
      if !cut { bytes = min(bytes.lowerBound, outer.lowerBound)..<max(bytes.upperBound, outer.upperBound) }
    }
    return bytes
  }

  private func merged(_ pieces: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, last.upperBound >= piece.lowerBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, piece.upperBound)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  /// Where a content that begins at a token ends: behind the last dependent that belongs to it, before what is said by
  /// another cue or only tells when and where it was said.
  func end(from start: Int, upTo limit: Int, verb: Int, isCue: (Int) -> Bool) -> Int {
    var end = limit
    for child in syntax.children(verb) where child >= start {
      let range = syntax.subtree(child)
      guard range.lowerBound > start, range.lowerBound < end else { continue }
      if closes(child, isCue: isCue) { end = range.lowerBound }
    }
    return end
  }

  private func closes(_ child: Int, isCue: (Int) -> Bool) -> Bool {
    let token = syntax.tokens[child]
    switch token.relation {
    case .conj:
      return token.tag.isVerb && !syntax.tokens[syntax.subtree(child).lowerBound].tag.isWh
        && !syntax.children(child).contains { syntax.tokens[$0].tag.isWh && $0 < child }
    case .parataxis, .discourse: return true
    case .advcl:
      return isCue(child)
        && (token.tag == .verbGerund || syntax.child(child, [.mark]).map(syntax.word) == "while")
    default: return false
    }
  }

  /// The first participle cue behind a comma within a stretch, outside quotations: there a new statement begins.
  func participleCue(in stretch: Range<Int>, isCue: (Int) -> Bool) -> Int? {
    var index = stretch.lowerBound + 1
    while index < stretch.upperBound {
      if syntax.tokens[index].tag == .verbGerund, syntax.passageOf[index] < 0, isCue(index) {
        let before = syntax.tokens[index - 1].tag
        if before == .comma || before == .closeQuote || syntax.word(index - 1) == "while" { return index }
      }
      index += 1
    }
    return nil
  }
}
