/// The tokens of the contents of some candidates.
struct ClaimedTokens {
  private let pieces: [Range<Int>]
  private let candidates: [AttributionCandidate]

  /// Of candidates in the order of their cues.
  init(_ candidates: [AttributionCandidate]) {
    self.candidates = candidates
    pieces = candidates.flatMap(\.contents).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A rule's attribution whose cue lies within a piece, with what of its contents lies there too; `nil` for others.
  func clipped(_ rule: Attribution, _ syntax: Syntax) -> Attribution? {
    let place = firstPiece(endingBehind: rule.cueHead)
    guard place < pieces.count, pieces[place].contains(rule.cueHead) else { return nil }
    let bounds = syntax.report.bytes(tokens: pieces[place])
    var clipped = rule
    clipped.contents = rule.contents.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty }
    return clipped.contents.isEmpty ? nil : clipped
  }

  /// Whether a range shares a token with a piece; the pieces do not overlap.
  func meetsContent(_ range: Range<Int>) -> Bool {
    let place = firstPiece(endingBehind: range.lowerBound)
    return place < pieces.count && pieces[place].lowerBound < range.upperBound
  }

  /// Whether some candidates lie within a range, all of their spans, and none in part.
  func lieWithin(_ range: Range<Int>) -> Bool {
    let met = pieces[firstPiece(endingBehind: range.lowerBound)...].prefix {
      $0.lowerBound < range.upperBound
    }
    let inside = candidates[firstCue(notBefore: range.lowerBound)...].prefix { $0.cueHead < range.upperBound }
    guard let first = met.first, let last = met.last, first.lowerBound >= range.lowerBound,
      last.upperBound <= range.upperBound, inside.reduce(0, { $0 + $1.contents.count }) == met.count
    else { return false }
    return inside.allSatisfy { candidate in
      candidate.source.map { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound } ?? true
    }
  }

  private func firstCue(notBefore token: Int) -> Int {
    var (low, high) = (0, candidates.count)
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].cueHead < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func firstPiece(endingBehind token: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
