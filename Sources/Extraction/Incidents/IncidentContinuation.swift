import Linguistics
import NewsModel

/// What tells that a mention goes on with an incident that was told before.
extension IncidentMerger {
  /// "about 30 others were wounded": others than those who were told of.
  func isFurtherToll(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    let personal: Set<IncidentTarget.Effect> = [.killed, .injured]
    guard mention.word.effect.map(personal.contains) ?? false, mention.actors.isEmpty, mention.date == nil,
      mention.targets.contains(where: { isOthers($0.head) })
    else { return false }
    return draft.mentions.contains { $0.word.effect.map(personal.contains) ?? false && !$0.targets.isEmpty }
  }

  private func isOthers(_ head: Int) -> Bool {
    ["other", "others"].contains(tree.lemmas[head])
      || tree.shortPhrase(head).contains { ["other", "more", "another"].contains(tree.words[$0]) }
  }

  /// "Two bombs fell on the building": a weapon, and something that was told of.
  func isFurtherBlow(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard mention.word.subject == .weapon, mention.actors.isEmpty, mention.date == nil,
      !mention.targets.isEmpty, mention.sentence - (draft.mentions.last?.sentence ?? 0) <= 3
    else { return false }
    return mention.targets.allSatisfy { target in
      sorter.noun(target.head) == .physical
        && tree.children(target.head, [.det]).contains { tree.words[$0] == "the" }
        && tree.child(target.head, [.nmod, .amod, .compound, .aclRelative]) == nil
    }
  }

  /// "The council voted … Fourteen members voted in favour"
  func isVoteOfMembers(_ mention: EventMention, _ distance: Int) -> Bool {
    mention.word.subEventType == "vote" && distance <= 3
      && mention.actors.contains { tree.lemmas[$0] == "member" }
  }

  /// "broke into the prison and set it on fire": the entry is part of what was done inside.
  func isEntry(_ draft: IncidentDraft, _ mention: EventMention) -> Bool {
    draft.mentions.allSatisfy {
      $0.word.word.hasPrefix("break into") && $0.sentence == mention.sentence
    }
  }

  /// "The assailants burned 32 houses", "dozens of houses were burned": what those did, or came to pass, who attacked in the
  /// sentences before.
  func isPartOfRaid(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard let last = draft.mentions.last, mention.sentence - last.sentence <= 1, mention.date == nil,
      mention.place == nil || mention.place?.name == draft.place?.name,
      draft.mentions.contains(where: { Self.raids.contains($0.word.subEventType) && $0.isFoundation })
    else { return false }
    let before = Set(draft.mentions.flatMap(\.actors).map { tree.lemmas[$0] })
    return mention.actors.allSatisfy { actor in
      before.contains(tree.lemmas[actor]) || ["they", "who"].contains(tree.words[actor])
        || sorter.isPerpetrator(actor)
          && tree.children(actor, [.det]).contains { tree.words[$0] == "the" }
    }
  }

  /// Of what was burnt in a raid the damage.
  func asPart(_ mention: EventMention, of draft: IncidentDraft) -> EventMention {
    guard mention.word.subEventType == "arson",
      !draft.mentions.contains(where: { $0.word.subEventType == "arson" }), !isEntry(draft, mention)
    else { return mention }
    var part = mention
    (part.word, part.isFoundation) = (mention.word.asDamage, false)
    return part
  }

  private static let raids: Set = ["attack", "armed_clash"]

  /// "Ukraine's air defence shot down 14 missiles" long after an attack on Ukraine was told: the country that it was on.
  func isAtHome(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard mention.place == nil, mention.date == nil, let country = draft.place?.country else { return false }
    let start = max(tree.sentences[mention.sentence].lowerBound, mention.head - 6)
    let owner = (start..<max(start, mention.head)).first { sorter.country($0)?.name == country }
    // "Ukrainian drones were shot down" elsewhere.
    return owner.map { owner in
      !mention.weapons.contains { (owner..<mention.head).contains($0.tokens.lowerBound) }
    } ?? false
  }
}
