import Linguistics

/// The transitions that build a tree.
struct TransitionOracle {
  private(set) var transitions: [Int] = []

  /// The transitions to a tree, after words outside any projective tree were led to the heads of their heads.
  init(heads: [Int]) {
    let heads = Self.projective(heads)
    var lastChild = [Int](repeating: -1, count: heads.count)
    for (word, head) in heads.enumerated() where head >= 0 { lastChild[head] = max(lastChild[head], word) }
    var (stack, front): ([Int], Int) = ([], 0)
    while front < heads.count || !stack.isEmpty {
      let top = stack.last ?? -1
      if top >= 0, front < heads.count, heads[top] == front {
        transitions.append(Transition.left)
        stack.removeLast()
      } else if top >= 0, lastChild[top] < front,
        stack.count == 1 ? front == heads.count : heads[top] == stack[stack.count - 2]
      {
        transitions.append(Transition.right)
        stack.removeLast()
      } else if front < heads.count {
        transitions.append(Transition.shift)
        stack.append(front)
        front += 1
      } else {
        // Not a tree with one root: what is left is attached as it stands.
        transitions.append(Transition.right)
        stack.removeLast()
      }
    }
  }

  /// Lifts heads until no two arcs cross (Nivre and Nilsson 2005).
  private static func projective(_ heads: [Int]) -> [Int] {
    var heads = heads
    for _ in 0..<heads.count {
      guard
        let word = heads.indices.filter({ crosses($0, heads) }).min(by: { span($0, heads) < span($1, heads) })
      else { break }
      heads[word] = heads[heads[word]]
    }
    return heads
  }

  private static func span(_ word: Int, _ heads: [Int]) -> Int { abs(heads[word] - word) }

  /// Whether a word between the word and its head does not descend from the head.
  private static func crosses(_ word: Int, _ heads: [Int]) -> Bool {
    let head = heads[word]
    guard head >= 0, heads[head] >= 0 else { return false }
    for between in (min(word, head) + 1)..<max(word, head, min(word, head) + 1) {
      var ancestor = between
      var steps = 0
      while ancestor >= 0, ancestor != head, steps < heads.count {
        (ancestor, steps) = (heads[ancestor], steps + 1)
      }
      if ancestor != head { return true }
    }
    return false
  }
}
