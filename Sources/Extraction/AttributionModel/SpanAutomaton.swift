/// What a token is to one cue.
package enum SpanLabel: Int, Sendable, CaseIterable {
  case other, source, cue, content
}

/// The label sequences that make an attribution: one stretch of cue with the anchor in it, at most one of source, at most
/// two of content.
package enum SpanAutomaton {
  /// A label with what has gone by: whether the source has begun, how many pieces of content have.
  package struct State: Sendable, Hashable {
    /// What the token is.
    package let label: SpanLabel
    let hasSource: Bool
    let pieces: Int
  }

  static let mostPieces = 2

  /// Every state that can be reached.
  package static let states: [State] = SpanLabel.allCases.flatMap { label in
    [false, true].flatMap { hasSource in
      (0...mostPieces).compactMap { pieces in
        if label == .source && !hasSource || label == .content && pieces == 0 { return nil }
        return State(label: label, hasSource: hasSource, pieces: pieces)
      }
    }
  }

  /// The step from one state to another.
  package struct Edge: Sendable {
    /// Place of the state that it leaves, in ``states``.
    package let from: Int
    /// Place of the state that it leads to.
    package let to: Int
    /// Number of the pair of labels, from 0 to 15.
    package let pair: Int
  }

  /// What begins and ends in each pair of labels, as places in the six weights of a step: source, cue and content begin,
  /// then the three end.
  package static let boundaries: [[Int]] = (0..<16).map { pair in
    let (from, to) = (pair >> 2, pair & 3)
    guard from != to else { return [] }
    return (to > 0 ? [to - 1] : []) + (from > 0 ? [from + 2] : [])
  }

  /// Every step, by the state that it leads to.
  package static let edges: [Edge] = states.indices.flatMap { to in
    states.indices.compactMap { from in
      allows(states[from], states[to])
        ? Edge(from: from, to: to, pair: states[from].label.rawValue * 4 + states[to].label.rawValue) : nil
    }
  }

  /// Whether a sequence may begin in each state.
  package static let starts: [Bool] = states.map {
    $0.hasSource == ($0.label == .source) && $0.pieces == ($0.label == .content ? 1 : 0)
  }

  private static func allows(_ from: State, _ to: State) -> Bool {
    let opensSource = to.label == .source && from.label != .source
    let opensContent = to.label == .content && from.label != .content
    if opensSource && from.hasSource { return false }
    return to.hasSource == (from.hasSource || opensSource)
      && to.pieces == from.pieces + (opensContent ? 1 : 0)
  }

  /// Whether a step may be taken to a token at that distance from the anchor: the cue is one stretch that holds the anchor.
  @inline(__always)
  package static func permits(pair: Int, distance: Int) -> Bool {
    let (from, to) = (pair >> 2, pair & 3)
    let cue = SpanLabel.cue.rawValue
    if distance == 0 { return to == cue }
    if distance < 0 { return from != cue || to == cue }
    return to != cue || from == cue
  }
}

extension SpanAutomaton {
  /// The states of a sequence of labels; `nil` if it is not allowed.
  package static func path(_ labels: [SpanLabel], anchor: Int) -> [Int]? {
    var path: [Int] = []
    var (hasSource, pieces) = (false, 0)
    for (place, label) in labels.enumerated() {
      let before = place > 0 ? labels[place - 1] : .other
      if label == .source, before != .source {
        if hasSource { return nil }
        hasSource = true
      }
      if label == .content, before != .content { pieces += 1 }
      let pair = before.rawValue * 4 + label.rawValue
      if place > 0 || label == .cue || anchor == 0, !permits(pair: pair, distance: place - anchor) {
        return nil
      }
      guard let state = states.firstIndex(of: State(label: label, hasSource: hasSource, pieces: pieces))
      else {
        return nil
      }
      path.append(state)
    }
    return labels.indices.contains(anchor) && labels[anchor] == .cue ? path : nil
  }
}
