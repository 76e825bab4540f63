/// The nearest of the names that there are.
enum Suggestion {
  /// Longer words are not compared, so that the time is bounded.
  private static let longest = 48

  /// The candidate that the fewest edits lead to, where those are at most a third of the word.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.utf8)
    guard !typed.isEmpty, typed.count <= longest else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(typed, Array(candidate.utf8))
      if distance <= max(1, min(typed.count, candidate.utf8.count) / 3), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment, after Damerau 1964).
  static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var twoAgo: [Int] = []
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
        var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          least = min(least, twoAgo[column - 1] + 1)
        }
        current.append(least)
      }
      (twoAgo, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
