import Linguistics

/// What is only alleged, and what is said to be false.
extension ArgumentReader {
  /// "accused rebels of shelling the town": what a verb's actors are only said to have done.
  func accusation(_ mention: inout EventMention) {
    guard mention.word.part == .verb else { return }
    var current = mention.head
    for _ in 0..<3 {
      guard let above = tree.head(current) else { return }
      let governed: Set<DependencyRelation> = [.advcl, .xcomp, .ccomp, .acl, .obl]
      if governed.contains(tree.relation(current)), SyntaxTree.accusing.contains(tree.lemmas[above]) {
        mention.blamed += mention.actors
        mention.isAlleged = ["accuse", "suspect", "blame"].contains(tree.lemmas[above])
        return
      }
      current = above
    }
  }

  /// "rejects the allegation that troops shelled the town", "reports that the air force bombed it are false".
  func refutation(_ mention: inout EventMention) {
    guard
      let claim = tree.ancestors(mention.head, limit: 5).first(where: {
        Self.claims.contains(tree.lemmas[$0])
      }),
      let above = tree.head(claim)
    else { return }
    let isRejected = tree.relation(claim) == .obj && Self.rejecting.contains(tree.lemmas[above])
    mention.isRefuted =
      isRejected || [.nsubj, .nsubjPassive].contains(tree.relation(claim)) && isFalse(above)
  }

  private func isFalse(_ predicate: Int) -> Bool {
    ([predicate] + tree.children(predicate, [.xcomp, .advcl])).contains {
      Self.falsehoods.contains(tree.lemmas[$0])
    }
  }

  private static let claims: Set = [
    "report", "claim", "allegation", "accusation", "charge", "rumor", "rumour",
  ]
  private static let rejecting: Set = ["reject", "deny", "refute", "dismiss", "rebut"]
  private static let falsehoods: Set = [
    "false", "untrue", "baseless", "unfounded", "fake", "fabricate", "fabricated", "fabrication", "lie",
    "groundless",
    "reject", "deny",
  ]
}
