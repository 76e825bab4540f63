import Linguistics

/// Where the likely cues of a view stand, and which of them each token comes under: what the spans of one cue may take
/// depends on the others.
package struct CueField: Sendable {
  /// How likely each token is the main word of a cue, in four steps from hardly to almost surely.
  let level: [UInt64]
  /// The likely cue that governs each token, the token itself included; -1 where none does.
  let governor: [Int]
  /// How many likely cues stand before each token.
  private let before: [Int]

  /// For tokens with these probabilities of being the main word of a cue.
  package init(_ view: AttributionView, probabilities: [Float]) {
    let level = probabilities.map { $0 < 0.06 ? 0 : $0 < 0.25 ? 1 : $0 < 0.6 ? 2 : UInt64(3) }
    self.level = level
    governor = Self.governors(view) { level[$0] >= 2 }
    var before = [0]
    for value in level { before.append(before[before.count - 1] + (value >= 2 ? 1 : 0)) }
    self.before = before
  }

  /// Each token asks its head, whose answer is kept: every token is visited once.
  private static func governors(_ view: AttributionView, where isCue: (Int) -> Bool) -> [Int] {
    let unknown = -2
    var governor = [Int](repeating: unknown, count: view.count)
    var chain: [Int] = []
    for token in 0..<view.count where governor[token] == unknown {
      chain.removeAll(keepingCapacity: true)
      var (index, found) = (token, -1)
      while index >= 0 {
        if governor[index] != unknown {
          found = governor[index]
          break
        }
        if isCue(index) {
          governor[index] = index
          found = index
          break
        }
        governor[index] = -1
        chain.append(index)
        index = view.head[index]
      }
      for index in chain { governor[index] = found }
    }
    return governor
  }

  /// How a token stands to a cue: 0 under no cue, 1 under this one, 2 under one that is under this one, 3 under one that is
  /// above this one, 4 under another.
  func standing(_ token: Int, to anchor: Int, in view: AttributionView) -> UInt64 {
    let own = governor[token]
    if own < 0 { return 0 }
    if own == anchor { return 1 }
    var (above, steps) = (outer(own, view), 0)
    while above >= 0, steps < 4 {
      if above == anchor { return 2 }
      above = outer(above, view)
      steps += 1
    }
    return outer(anchor, view) == own ? 3 : 4
  }

  /// The likely cue above one.
  private func outer(_ cue: Int, _ view: AttributionView) -> Int {
    let head = view.head[cue]
    return head < 0 ? -1 : governor[head]
  }

  /// How many likely cues, at most two, stand between a cue and a token, which itself counts.
  func between(_ token: Int, _ anchor: Int) -> UInt64 {
    let count =
      token < anchor
      ? before[anchor] - before[token] : token > anchor ? before[token + 1] - before[anchor + 1] : 0
    return UInt64(min(2, max(0, count)))
  }
}
