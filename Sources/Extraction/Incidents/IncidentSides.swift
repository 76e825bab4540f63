import Linguistics
import NewsModel

/// Who stands on which side, so that what one side does is not taken for a part of what the other did.
extension IncidentMerger {
  /// "Hezbollah fired rockets at Haifa. Israel said it had killed a commander.": somebody else did it.
  func isByOtherSide(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard mention.word.category == .violent, !mention.isAnaphoric, !mention.isAscribed,
      mention.claimant == nil,
      mention.word.eventType != "battles", !draft.mentions.contains(where: { $0.word.eventType == "battles" })
    else { return false }
    let (own, before) = (mention.actors, draft.mentions.flatMap(\.actors))
    guard !own.isEmpty, !before.isEmpty, !isRepulse(mention, draft) else { return false }
    let (sides, others) = (own.map { identity($0) }, before.map { identity($0) })
    if sides.allSatisfy({ !$0.isEmpty }), others.allSatisfy({ !$0.isEmpty }) {
      return Set(sides.joined()).isDisjoint(with: others.joined())
    }
    return own.allSatisfy(isOfState) && before.allSatisfy(isIrregular)
      || own.allSatisfy(isIrregular) && before.allSatisfy(isOfState)
  }

  /// "Soldiers killed three of the attackers": the end of what was told just before.
  private func isRepulse(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    let distance = mention.sentence - (draft.mentions.last?.sentence ?? 0)
    return distance <= 1 && !mention.targets.isEmpty
      && mention.targets.allSatisfy { target in
        sorter.isPerpetrator(target.head)
          && tree.child(target.head, [.det]).map { tree.words[$0] == "the" } ?? false
          || tree.obliques(target.head, ["of"]).contains(where: sorter.isPerpetrator)
      }
  }

  /// The names of known actors and countries that an actor is, or belongs to; none where the text leaves it open.
  private func identity(_ head: Int, depth: Int = 0) -> Set<String> {
    if let speaker = speaker(of: head), depth < 3 { return identity(speaker, depth: depth + 1) }
    var found = names(of: head)
    for owner in tree.children(head, [.amod, .compound, .nmodPossessive, .nmodDescriptor])
      + tree.obliques(head, ["of", "from"])
    {
      found.formUnion(names(of: owner))
      if let speaker = speaker(of: owner), depth < 3 {
        found.formUnion(identity(speaker, depth: depth + 1))
      }
    }
    return found
  }

  private func names(of head: Int) -> Set<String> {
    var found: Set<String> = []
    if let country = sorter.country(head) { found.insert(country.name) }
    if let known = sorter.known(head) {
      found.insert(known.name)
      if known.classification != .armedGroup, let country = known.country { found.insert(country) }
    }
    return found
  }

  /// "The navy said it had sunk …", "said its forces had hit …": whom the pronoun takes up.
  private func speaker(of pronoun: Int) -> Int? {
    guard ["it", "its", "they", "their"].contains(tree.words[pronoun]) else { return nil }
    for above in tree.ancestors(pronoun, limit: 5) where tree.relation(above) == .ccomp {
      guard let verb = tree.head(above), verb < pronoun else { return nil }
      return tree.child(verb, [.nsubj])
    }
    return nil
  }

  private func isIrregular(_ head: Int) -> Bool {
    sorter.isPerpetrator(head) || sorter.known(head)?.classification == .armedGroup
  }

  private func isOfState(_ head: Int) -> Bool {
    if sorter.isPerpetrator(head) { return false }
    if sorter.known(head)?.sector == "military" { return true }
    return Self.forces.contains(tree.lemmas[head])
      || tree.lemmas[head] == "force"
        && ["security", "air", "armed", "government"].contains(tree.word(head - 1))
  }

  private static let forces: Set = ["army", "police", "military", "navy", "soldier", "troop", "gendarme"]
}
