/// Which attribution stands inside which.
enum Nesting {
  /// For each attribution the innermost other one whose content holds its cue.
  ///
  /// A sweep over the pieces of content with a stack: linear but for sorting.
  static func parents(of attributions: [Attribution], in report: AnnotatedReport) -> [Int?] {
    var parents = [Int?](repeating: nil, count: attributions.count)
    let pieces = attributions.enumerated().flatMap { index, attribution in
      attribution.contents.map { ($0, index) }
    }
    .sorted { ($0.0.lowerBound, -$0.0.upperBound) < ($1.0.lowerBound, -$1.0.upperBound) }
    let cues = attributions.indices.map { (report.bytes(tokens: attributions[$0].cue), $0) }
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
    var stack: [(Range<Int>, Int)] = []
    var next = 0
    for (cue, index) in cues {
      while next < pieces.count, pieces[next].0.lowerBound <= cue.lowerBound {
        stack.append(pieces[next])
        next += 1
      }
      while let top = stack.last, top.0.upperBound <= cue.lowerBound { stack.removeLast() }
      parents[index] =
        stack.reversed().prefix(16).first { $0.1 != index && $0.0.upperBound >= cue.upperBound }?.1
    }
    return acyclic(parents)
  }

  /// Attributions may hold each other's cue ("X, Y said, Z thinks"): one that would come to stand in itself stands alone.
  private static func acyclic(_ parents: [Int?]) -> [Int?] {
    var parents = parents
    for index in parents.indices {
      var current = parents[index]
      var steps = 0
      while let parent = current, parent != index, steps < 32 {
        current = parents[parent]
        steps += 1
      }
      if current != nil { parents[index] = nil }
    }
    return parents
  }
}
