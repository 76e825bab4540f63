import Linguistics
import NewsModel

/// Reads sentences that name the victims of what was told before: "The dead were identified as Ana Ruiz and Luis Paz."
struct VictimReader {
  let tree: SyntaxTree
  let sorter: ParticipantSorter

  /// How many sentences before it the incident may have been told last.
  private static let reach = 3
  private static let most = 20
  private static let victims: Set = ["victim", "dead", "deceased", "slain"]
  private static let killed: Set = ["dead", "deceased", "slain", "killed"]
  private static let ends: Set = [";", "while", "whereas", "but"]

  /// Gives the violent incidents that were told last before them the names.
  func mark(_ drafts: inout [IncidentDraft]) {
    var told: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where draft.mentions.contains(where: isDoneToPeople) {
      for mention in draft.mentions { told[mention.sentence] = index }
    }
    guard !told.isEmpty else { return }
    for (number, sentence) in tree.sentences.enumerated() {
      guard let index = (1...Self.reach).lazy.compactMap({ told[number - $0] }).first,
        let victims = sentence.first(where: isVictims), let start = naming(victims, sentence)
      else { continue }
      add(names(start..<sentence.upperBound), of: victims, to: &drafts[index])
    }
  }

  private func isDoneToPeople(_ mention: EventMention) -> Bool {
    mention.word.category == .violent
      && mention.targets.contains { ArgumentReader.personal.contains($0.effect ?? .none) }
  }

  /// "the victims", "the dead", "those killed".
  private func isVictims(_ token: Int) -> Bool {
    if tree.words[token] == "those" { return ["killed", "slain", "dead"].contains(tree.word(token + 1)) }
    return Self.victims.contains(tree.lemmas[token]) && ["the", "both"].contains(tree.word(token - 1))
  }

  /// Where the names begin: behind "were identified as", "identified the victims as" or "the victims were".
  private func naming(_ victims: Int, _ sentence: Range<Int>) -> Int? {
    let named = sentence.first { ["identified", "named"].contains(tree.words[$0]) }
    if let named, let mark = (named..<sentence.upperBound).first(where: { tree.words[$0] == "as" }),
      mark > victims
    {
      return mark + 1
    }
    let verb = tree.words[victims] == "those" ? victims + 2 : victims + 1
    guard verb < sentence.upperBound else { return nil }
    let isTold = ["were", "are", "include", "included"].contains(tree.word(verb))
    return isTold && named == nil && beginsWithPerson(verb + 1) ? verb + 1 : nil
  }

  /// Whether a person's name begins there or within the next two tokens, behind a title.
  private func beginsWithPerson(_ start: Int) -> Bool {
    (start..<min(start + 3, tree.tokens.count)).contains { sorter.kind($0) == .person }
  }

  /// The last tokens of the people's names in a stretch, without those that a preposition leads to ("the widow of …").
  private func names(_ tokens: Range<Int>) -> [Int] {
    var found: [Int] = []
    let end = tokens.first { Self.ends.contains(tree.words[$0]) } ?? tokens.upperBound
    for token in tokens.lowerBound..<end where sorter.kind(token) == .person && found.count < Self.most {
      guard let name = sorter.nameTokens(token), name.upperBound == token + 1,
        name.lowerBound >= tokens.lowerBound,
        name.lowerBound == tokens.lowerBound
          || !["of", "by", "with", "for", "to", "'s"].contains(tree.word(name.lowerBound - 1))
      else { continue }
      found.append(token)
    }
    return found
  }

  private func add(_ names: [Int], of victims: Int, to draft: inout IncidentDraft) {
    let isKilled =
      Self.killed.contains(tree.lemmas[victims])
      || tree.words[victims] == "those" && Self.killed.contains(tree.word(victims + 1))
    let effects = draft.mentions.flatMap(\.targets).compactMap(\.effect)
    let own =
      isKilled || effects.contains(.killed) ? .killed : effects.first { ArgumentReader.personal.contains($0) }
    guard let effect = own,
      let index = draft.mentions.firstIndex(where: { $0.targets.contains { $0.effect == effect } })
    else { return }
    for name in names where !draft.mentions.contains(where: { $0.actors.contains(name) }) {
      draft.mentions[index].targets.append(.init(head: name, effect: effect, isCounted: true))
    }
  }
}
