import Linguistics

/// Where the subtrees of each token begin and end, and what depends on it.
struct TreeEdges: Sendable {
  /// First token of the subtree.
  private(set) var first: [Int]
  /// Last token of the subtree.
  private(set) var last: [Int]
  /// The token whose subtree is the largest of those that begin here.
  private(set) var opening: [Int]
  /// The token whose subtree is the largest of those that end here.
  private(set) var closing: [Int]
  private var childStart: [Int]
  private var childList: [Int]

  /// The tokens that depend on a token, in order.
  @inline(__always)
  func children(_ index: Int) -> ArraySlice<Int> { childList[childStart[index]..<childStart[index + 1]] }

  /// Bottom-up without recursion: a token hands its edges to its head once all that depends on it has done so.
  init(_ text: AnnotatedText) {
    let count = text.tokens.count
    let head = text.tokens.indices.map { index in
      text.tokens[index].head.flatMap { text.tokens.indices.contains($0) && $0 != index ? $0 : nil } ?? -1
    }
    (first, last) = (Array(0..<count), Array(0..<count))
    (opening, closing) = (Array(0..<count), Array(0..<count))
    childStart = [Int](repeating: 0, count: count + 1)
    for index in 0..<count where head[index] >= 0 { childStart[head[index] + 1] += 1 }
    var pending = Array(childStart.dropFirst())
    for index in 0..<count { childStart[index + 1] += childStart[index] }
    childList = [Int](repeating: 0, count: childStart[count])
    var next = childStart
    for index in 0..<count where head[index] >= 0 {
      childList[next[head[index]]] = index
      next[head[index]] += 1
    }
    var ready = (0..<count).filter { pending[$0] == 0 }
    while let index = ready.popLast() {
      let parent = head[index]
      guard parent >= 0 else { continue }
      first[parent] = min(first[parent], first[index])
      last[parent] = max(last[parent], last[index])
      pending[parent] -= 1
      if pending[parent] == 0 { ready.append(parent) }
    }
    for index in 0..<count {
      let size = last[index] - first[index]
      let (left, right) = (first[index], last[index])
      if size > last[opening[left]] - first[opening[left]] { opening[left] = index }
      if size > last[closing[right]] - first[closing[right]] { closing[right] = index }
    }
  }
}
