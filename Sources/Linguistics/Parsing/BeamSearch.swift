/// Beam search over transitions, shared by parsing and training (Zhang and Clark 2008).
package struct BeamSearch {
  /// How many states are kept.
  package var width: Int

  /// A search that keeps `width` states.
  package init(width: Int) { self.width = width }

  /// Takes one step from every state of the beam; the best of the new states become the beam, best first.
  ///
  /// - Parameter score: The scores of the transitions in a state, whose features are given.
  package func step(
    _ space: inout ParserWorkspace, _ features: ParserFeatures,
    score: (UnsafePointer<UInt64>, Int) -> SIMD4<Float>
  ) {
    space.candidates.removeAll(keepingCapacity: true)
    for state in space.beam { expand(state, &space, features, score) }
    space.next.removeAll(keepingCapacity: true)
    for candidate in space.candidates {
      space.next.append(space.apply(candidate.transition, to: candidate.state, score: candidate.score))
    }
    swap(&space.beam, &space.next)
  }

  @inline(__always)
  private func expand(
    _ state: Int32, _ space: inout ParserWorkspace, _ features: ParserFeatures,
    _ score: (UnsafePointer<UInt64>, Int) -> SIMD4<Float>
  ) {
    let before = space.states[Int(state)].score
    let scores = transitionScores(state, &space, features, score)
    for transition in 0..<3 where space.allows(transition, in: state) {
      insert((before + scores[transition], state, transition), &space)
    }
  }

  /// Scores one state; where only one transition is allowed, nothing needs to be looked at.
  @inline(__always)
  private func transitionScores(
    _ state: Int32, _ space: inout ParserWorkspace, _ features: ParserFeatures,
    _ score: (UnsafePointer<UInt64>, Int) -> SIMD4<Float>
  ) -> SIMD4<Float> {
    let current = space.states[Int(state)]
    if current.top < 0 || current.front < 0 { return .zero }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: ParserFeatures.capacity) { buffer in
      guard let base = buffer.baseAddress else { return .zero }
      return score(base, features.fill(space, state, into: base))
    }
  }

  /// Keeps the best candidates in order; of equals, the one that came first.
  @inline(__always)
  private func insert(
    _ candidate: (score: Float, state: Int32, transition: Int), _ space: inout ParserWorkspace
  ) {
    if space.candidates.count == width {
      guard let last = space.candidates.last, last.score < candidate.score else { return }
      space.candidates.removeLast()
    }
    var place = space.candidates.count
    while place > 0, space.candidates[place - 1].score < candidate.score { place -= 1 }
    space.candidates.insert(candidate, at: place)
  }
}
