import Linguistics

/// The subject of a predicate, its own or one that it shares.
enum Subject {
  /// The head of the subject, -1 where none is found: dependents first, then the governors of conjuncts, open complements,
  /// participles and relative clauses.
  static func of(_ token: Int, in view: AttributionView) -> Int {
    var index = token
    for _ in 0..<4 {
      for child in view.edges.children(index).prefix(24) {
        switch view.relation[child] {
        case .nsubj, .nsubjPassive, .csubj: return child
        default: break
        }
      }
      let parent = view.head[index]
      guard parent >= 0 else { return -1 }
      switch view.relation[index] {
      case .conj, .xcomp, .advcl, .parataxis: index = parent
      case .acl, .aclRelative: return parent
      default: return -1
      }
    }
    return -1
  }
}
