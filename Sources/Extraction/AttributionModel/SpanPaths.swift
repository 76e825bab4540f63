import Linguistics

/// How the tokens of a window hang together with the anchor of a cue: the dependency path, and the branch of the tree that
/// each token sits in.
struct SpanPaths {
  /// Hash of the path: relations upwards from the anchor, then downwards, the latter cut after three.
  private(set) var path: [UInt64] = []
  /// How many steps upwards, 15 in another sentence or tree.
  private(set) var ups: [UInt64] = []
  /// How many steps downwards, at most 8.
  private(set) var downs: [Int] = []
  /// The token in which the branch begins: the first one downwards; the token itself on the way up.
  private(set) var branch: [Int] = []

  static let highest = 6
  private static let deepest = 24

  init() {}

  /// Takes in a window.
  mutating func load(_ view: AttributionView, anchor: Int, window: Range<Int>) {
    path.removeAll(keepingCapacity: true)
    ups.removeAll(keepingCapacity: true)
    downs.removeAll(keepingCapacity: true)
    branch.removeAll(keepingCapacity: true)
    let chain = Self.chain(view, anchor)
    for token in window { add(view, token, chain) }
  }

  private static func chain(_ view: AttributionView, _ anchor: Int) -> [(token: Int, hash: UInt64)] {
    var chain = [(anchor, UInt64(1))]
    while chain.count <= highest, let (token, hash) = chain.last, view.head[token] >= 0 {
      chain.append((view.head[token], FeatureHashing.mix(hash, view.relationHash[token])))
    }
    return chain
  }

  private mutating func add(_ view: AttributionView, _ token: Int, _ chain: [(token: Int, hash: UInt64)]) {
    guard view.sentence[token] == view.sentence[chain[0].token] else { return append(3, 15, 8, token) }
    var (index, depth, top) = (token, 0, token)
    // The three relations nearest to the chain.
    var (first, second, third) = (UInt64(0), UInt64(0), UInt64(0))
    while depth < Self.deepest {
      if let step = chain.firstIndex(where: { $0.token == index }) {
        var hash = chain[step].hash
        if depth > 0 { hash = FeatureHashing.mix(hash, first) }
        if depth > 1 { hash = FeatureHashing.mix(hash, second) }
        if depth > 2 { hash = FeatureHashing.mix(hash, third) }
        if depth > 3 { hash = FeatureHashing.mix(hash, 5) }
        return append(hash, UInt64(step), min(depth, 8), top)
      }
      guard view.head[index] >= 0 else { break }
      (first, second, third) = (view.relationHash[index], first, second)
      top = index
      index = view.head[index]
      depth += 1
    }
    append(4, 14, 8, token)
  }

  private mutating func append(_ path: UInt64, _ ups: UInt64, _ downs: Int, _ branch: Int) {
    self.path.append(path)
    self.ups.append(ups)
    self.downs.append(downs)
    self.branch.append(branch)
  }
}
