/// Names the relations of a finished tree, from the root down, so that the relation of the head is known.
package struct RelationLabeler: Sendable {
  private let weights: SparseWeights

  /// A labeler with these weights.
  package init(_ weights: SparseWeights) { self.weights = weights }

  /// Room for the labeler to work in.
  package struct Workspace: Sendable {
    var order: [Int32] = []
    var tree = TreeOutline()
    var features = [UInt64](repeating: 0, count: RelationFeatures.capacity)
    var scores = [Int32](repeating: 0, count: 64)
    /// Room for a sentence.
    package init() {}
  }

  /// Writes the relation of each word, as an index into `DependencyRelation.allCases`.
  func label(
    _ forms: WordForms, _ tags: [UInt8], _ heads: [Int32], into relations: inout [UInt8],
    _ space: inout Workspace
  ) {
    relations.removeAll(keepingCapacity: true)
    relations.append(contentsOf: repeatElement(Self.root, count: heads.count))
    space.tree.load(heads)
    let features = RelationFeatures(forms, tags: tags, tree: space.tree)
    space.features.withUnsafeMutableBufferPointer { buffer in
      space.scores.withUnsafeMutableBufferPointer { scores in
        guard let buffer = buffer.baseAddress, let scores = scores.baseAddress else { return }
        for word in space.tree.order where heads[Int(word)] >= 0 {
          let count = features.fill(Int(word), relations, into: buffer)
          weights.score(buffer, count, into: scores)
          scores[Int(Self.root)] = .min
          relations[Int(word)] = Tagger.best(scores, weights.classes)
        }
      }
    }
  }

  /// The number of the relation of the root.
  package static let root = DependencyRelation.root.number
}

/// The dependents of each word, and an order in which heads come first.
package struct TreeOutline: Sendable {
  /// All words, heads before their dependents, dependents of one head from left to right.
  package private(set) var order: [Int32] = []
  private(set) var heads: [Int32] = []
  /// The leftmost dependent of each word, -1 for none; then the next dependent of the same head.
  private(set) var firstChild: [Int32] = []
  private(set) var lastChild: [Int32] = []
  private(set) var nextSibling: [Int32] = []
  private(set) var previousSibling: [Int32] = []

  /// No words yet.
  package init() {}

  /// Takes in a tree.
  package mutating func load(_ heads: [Int32]) {
    self.heads = heads
    firstChild = Array(repeating: -1, count: heads.count)
    lastChild = firstChild
    nextSibling = firstChild
    previousSibling = firstChild
    order.removeAll(keepingCapacity: true)
    for word in heads.indices {
      let head = Int(heads[word])
      guard head >= 0 else {
        order.append(Int32(word))
        continue
      }
      previousSibling[word] = lastChild[head]
      if lastChild[head] >= 0 {
        nextSibling[Int(lastChild[head])] = Int32(word)
      } else {
        firstChild[head] = Int32(word)
      }
      lastChild[head] = Int32(word)
    }
    var place = 0
    while place < order.count {
      var child = firstChild[Int(order[place])]
      while child >= 0 {
        order.append(child)
        child = nextSibling[Int(child)]
      }
      place += 1
    }
  }
}
