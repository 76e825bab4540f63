import NewsModel

/// Finds where a report says that nobody was killed or hurt: "no casualties were reported", "nobody was injured".
struct SparedReader: Sendable {
  private let tree: SyntaxTree

  private static let losses: [String: Set<IncidentTarget.Effect>] = [
    "casualty": [.killed, .injured], "victim": [.killed, .injured], "death": [.killed], "fatality": [.killed],
    "injury": [.injured],
  ]
  private static let harms: [String: Set<IncidentTarget.Effect>] = [
    "hurt": [.killed, .injured], "harm": [.killed, .injured], "injure": [.killed, .injured],
    "wound": [.killed, .injured], "kill": [.killed], "die": [.killed],
  ]
  /// Verbs whose negation denies the losses, where others only leave them open.
  private static let causing: Set = ["cause", "result", "lead", "suffer", "inflict", "be", "have", "there"]
  /// "no further casualties", "no reports of casualties" leave it open how many there were.
  private static let open: Set = [
    "further", "other", "more", "additional", "report", "word", "information", "detail", "civilian", "count",
    "immediate", "if", "whether",
  ]
  /// How far behind a negation the loss may stand.
  private static let reach = 6

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// Notes at violent incidents whom they spared: by a sentence of their own, or the one right behind it.
  func mark(_ drafts: inout [IncidentDraft]) {
    var last: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where draft.mentions[0].word.category == .violent {
      for mention in draft.mentions { last[mention.sentence] = index }
    }
    guard !last.isEmpty else { return }
    for sentence in tree.sentences.indices {
      guard let index = last[sentence] ?? last[sentence - 1] else { continue }
      drafts[index].spared.formUnion(effects(in: sentence))
    }
  }

  /// What a sentence says befell nobody.
  func effects(in sentence: Int) -> Set<IncidentTarget.Effect> {
    tree.sentences[sentence].reduce(into: []) { found, index in found.formUnion(effects(at: index)) }
  }

  private func effects(at index: Int) -> Set<IncidentTarget.Effect> {
    switch tree.words[index] {
    case "nobody", "none": scan(index, Self.harms)
    case "no" where tree.word(index + 1) == "one": scan(index + 1, Self.harms)
    case "no", "without", "zero": scan(index, Self.losses)
    case "not", "n't", "never":
      Self.causing.contains(tree.lemmas.indices.contains(index + 1) ? tree.lemmas[index + 1] : "")
        || tree.word(index + 1) == "any" ? scan(index, Self.losses) : []
    default: []
    }
  }

  /// The first of some words behind a negation, in its clause, and those joined to it by "or".
  private func scan(_ index: Int, _ words: [String: Set<IncidentTarget.Effect>]) -> Set<IncidentTarget.Effect>
  {
    let end = min(index + 1 + Self.reach, tree.sentences[tree.sentence[index]].upperBound)
    var found: Set<IncidentTarget.Effect> = []
    for next in (index + 1)..<max(index + 1, end) {
      if Self.open.contains(tree.lemmas[next]) || [",", ";", "but"].contains(tree.words[next]) { break }
      if let effects = words[tree.lemmas[next]] {
        found.formUnion(effects)
        continue
      }
      if !found.isEmpty, !["or", "and"].contains(tree.words[next]) { break }
    }
    return found
  }
}
