import Linguistics

/// Finds who claims an incident in a sentence that doesn't name it: "The group has claimed responsibility."
struct ClaimReader {
  private let tree: SyntaxTree
  private let sorter: ParticipantSorter
  /// How many sentences before the claim the incident may have been told last.
  private static let reach = 3

  init(_ tree: SyntaxTree, sorter: ParticipantSorter) { (self.tree, self.sorter) = (tree, sorter) }

  /// Notes the claimants at the violent incidents that were told last before them.
  func mark(_ drafts: inout [IncidentDraft]) {
    var told: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated()
    where draft.mentions[0].word.category == .violent && draft.mentions.allSatisfy({ $0.claimant == nil }) {
      for mention in draft.mentions { told[mention.sentence] = index }
    }
    guard !told.isEmpty else { return }
    for object in tree.tokens.indices where ["responsibility", "credit"].contains(tree.words[object]) {
      let sentence = tree.sentence[object]
      guard let claimant = claimant(object),
        let index = (0...Self.reach).lazy.compactMap({ told[sentence - $0] }).first
      else { continue }
      let last = drafts[index].mentions.count - 1
      guard drafts[index].mentions[last].claimant == nil else { continue }
      drafts[index].mentions[last].claimant = claimant
      if !drafts[index].mentions[last].actors.contains(claimant) {
        drafts[index].mentions[last].actors.append(claimant)
      }
    }
  }

  /// Who claims it, where nothing behind the word says for what.
  private func claimant(_ object: Int) -> Int? {
    guard tree.relation(object) == .obj, let verb = tree.head(object),
      ["claim", "take", "accept", "assume", "admit"].contains(tree.lemmas[verb]),
      tree.children(verb, [.advmod, .det]).allSatisfy({ !["not", "n't", "never"].contains(tree.words[$0]) }),
      tree.children(verb, [.aux]).allSatisfy({ ["has", "have", "had"].contains(tree.words[$0]) }),
      tree.word(object + 1) != "for", let subject = tree.subject(verb), !sorter.isNobody(subject),
      sorter.isParty(subject)
    else { return nil }
    return subject
  }
}
