import NewsModel

/// Mentions of one incident within a report, while they are gathered.
struct IncidentDraft: Sendable {
  /// The mentions, in order.
  var mentions: [EventMention]
  /// What the model says of it; `nil` where rules alone found it.
  var proposal: DraftProposal?
  /// What the report says it did to nobody.
  var spared: Set<IncidentTarget.Effect> = []

  /// When and where it was by a sentence that tells nothing else.
  var toldDate: ReportedDate?
  var toldPlace: Place?
  /// When it was by the rest of the report, where no mention tells.
  var fallbackDate: ReportedDate?
  /// Where it was by the rest of the report, where no mention tells, or only the country.
  var fallbackPlace: Place?

  /// The first day that a mention gives.
  var date: ReportedDate? {
    mentions.lazy.compactMap(\.date).first { $0.start != nil } ?? toldDate
      ?? mentions.lazy.compactMap(\.date).first
  }
  /// The first place that a mention gives: a town before a division, that before "the north of" a country, and that before
  /// a country.
  var place: Place? {
    let places = mentions.compactMap(\.place) + [toldPlace].compactMap { $0 }
    let narrow = places.filter(\.isNarrow)
    return narrow.first { $0.geoPrecision != .admin } ?? narrow.first ?? places.first {
      $0.geoPrecision != .country
    } ?? places.first
  }
}

/// Merges mentions of the same incident, and keeps those apart that differ in date, place, target or type.
struct IncidentMerger: Sendable {
  let tree: SyntaxTree
  let sorter: ParticipantSorter
  /// Where the headline stands, in bytes.
  private let headline: Range<Int>
  /// How many sentences back a mention may take up an incident.
  private static let reach = 12
  /// How many mentions an incident may have: each is held against all of them, and no report tells one in so many.
  private static let fullest = 64

  init(_ tree: SyntaxTree, sorter: ParticipantSorter, headline: Range<Int>?) {
    (self.tree, self.sorter, self.headline) = (tree, sorter, headline ?? 0..<0)
  }

  /// One draft an incident, in the order of their first mentions.
  func merge(_ mentions: [EventMention]) -> [IncidentDraft] {
    var drafts: [IncidentDraft] = []
    var waiting: [EventMention] = []
    for mention in inOrder(mentions) {
      if let index = home(of: mention, in: drafts) {
        drafts[index].mentions.append(asPart(mention, of: drafts[index]))
      } else if mention.isFoundation {
        drafts.append(IncidentDraft(mentions: [mention]))
      } else {
        waiting.append(mention)
      }
    }
    // What needs an incident beside it may stand before it in its sentence.
    let beside = violentDrafts(drafts)
    for mention in waiting {
      if let index = beside[mention.sentence] { drafts[index].mentions.append(mention) }
    }
    return drafts
  }

  /// For each sentence the first violent incident that is told in it.
  private func violentDrafts(_ drafts: [IncidentDraft]) -> [Int: Int] {
    var first: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where draft.mentions[0].word.category == .violent {
      for mention in draft.mentions where first[mention.sentence] == nil { first[mention.sentence] = index }
    }
    return first
  }

  /// The incident that a mention belongs to.
  private func home(of mention: EventMention, in drafts: [IncidentDraft]) -> Int? {
    var best: (index: Int, score: Int)?
    for index in drafts.indices.reversed().prefix(Self.reach) {
      let score = score(mention, drafts[index])
      if score > 0, score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.index
  }

  /// How well a mention fits an incident; 0 or less where it doesn't.
  private func score(_ mention: EventMention, _ draft: IncidentDraft) -> Int {
    guard let last = draft.mentions.last, draft.mentions.count < Self.fullest,
      last.word.category == mention.word.category && isAlike(mention, draft) || takesUp(mention, last)
    else { return 0 }
    let distance = mention.sentence - last.sentence
    guard distance >= 0, distance <= Self.reach, !conflicts(mention, draft),
      !isByOtherSide(mention, draft)
    else { return 0 }
    if mention.word.category != .violent { return isSameAct(mention, draft, distance) ? 2 : 0 }
    if mention.word.subject == .defender { return isDefence(mention, draft, distance) ? 3 : 0 }
    // What was shot down killed nobody who is told of elsewhere.
    if distance > 0, mention.word.subject != .weapon,
      draft.mentions.allSatisfy({ $0.word.subject == .defender })
    {
      return 0
    }
    var score = 2 * shares(mention, draft)
    // "fired 18 rockets … One of them hit a house": the very weapons that were told of.
    if draft.mentions.contains(where: { $0.weapons.contains(where: mention.weapons.contains) }) { score += 2 }
    if distance == 0 { score += 3 }
    if isFurtherToll(mention, draft) || isFurtherBlow(mention, draft) { score += 3 }
    let isBare = mention.actors.isEmpty && mention.targets.isEmpty
    let isClaimed = mention.isAscribed || mention.claimant != nil
    if mention.isAnaphoric, isBare || distance <= 3 || isClaimed { score += distance <= 4 ? 2 : 1 }
    if mention.word.effect != nil || !mention.isFoundation, distance <= 2,
      mention.date == nil || draft.date == nil
    {
      score += 1
    }
    if isBare, distance <= 2 { score += 1 }
    if distance == 1, isOfHeadline(draft) { score += 1 }
    if distance > 6, !mention.isAnaphoric { score -= 1 }
    return score
  }

  /// Whether an act without force is the one that was told before.
  private func isSameAct(_ mention: EventMention, _ draft: IncidentDraft, _ distance: Int) -> Bool {
    mention.word.subEventType == draft.mentions.last?.word.subEventType
      && (mention.isAnaphoric || distance == 0 || isVoteOfMembers(mention, distance)
        || shares(mention, draft) > 0)
  }

  /// Whether only the headline has told of it so far, which the sentence behind tells in full.
  private func isOfHeadline(_ draft: IncidentDraft) -> Bool {
    draft.mentions.allSatisfy { headline.contains(tree.tokens[$0.head].range.lowerBound) }
  }

  /// Whether the two sorts of event go together in one incident.
  private func isAlike(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    let sort = mention.word.subEventType
    let sorts = Set(draft.mentions.map(\.word.subEventType))
    if sorts.contains(sort) { return true }
    let apart: Set = [
      "abduction_forced_disappearance", "robbery", "arson", "looting_property_destruction", "sexual_violence",
    ]
    if mention.word.category != .violent { return false }
    if sort == "arson", isPartOfRaid(mention, draft) || isEntry(draft, mention) { return true }
    if apart.contains(sort) || !sorts.isDisjoint(with: apart) {
      return draft.mentions.contains { $0.sentence == mention.sentence } && mention.word.needs == .violence
    }
    return true
  }

  /// "this attack" of one that was done without force.
  private func takesUp(_ mention: EventMention, _ last: EventMention) -> Bool {
    mention.isAnaphoric && mention.word.word == "attack" && last.word.subEventType == "cyber_attack"
      && mention.targets.isEmpty
  }

  /// "struck a convoy with rockets … had fired a salvo of rockets at the forces": the same weapon, and no other thing that
  /// it was used on.
  private func isSameWeapon(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard !mention.weapons.isEmpty, !mention.isSeries, mention.word.subject != .defender,
      !mention.targets.contains(where: { sorter.noun($0.head) == .physical })
    else { return false }
    let types = Set(mention.weapons.map(\.type))
    return draft.mentions.contains { !types.isDisjoint(with: $0.weapons.map(\.type)) }
  }

  /// "launched five drones … Three were intercepted": a defence against what was told just before, at no other place.
  private func isDefence(_ mention: EventMention, _ draft: IncidentDraft, _ distance: Int) -> Bool {
    if distance == 0 { return true }
    let types = Set(mention.weapons.map(\.type))
    return distance <= (isAtHome(mention, draft) ? Self.reach : 2)
      && mention.place.flatMap { one in draft.place.map { isElsewhere(one, $0) } } != true
      && draft.mentions.contains {
        types.isEmpty ? !$0.weapons.isEmpty : !types.isDisjoint(with: $0.weapons.map(\.type))
      }
  }

  /// "Six people were killed in clashes": the event before what came of it, so that the two stay together.
  private func inOrder(_ mentions: [EventMention]) -> [EventMention] {
    var ordered = mentions
    for index in ordered.indices.dropLast() {
      let (first, second) = (ordered[index], ordered[index + 1])
      let isEffect = [.killed, .injured].contains(first.word.effect) && first.word.part == .verb
      if isEffect, second.word.part == .noun, second.isFoundation, !second.isAnaphoric,
        second.word.effect == nil, first.sentence == second.sentence, tree.isBelow(second.head, first.head),
        ["in", "during", "by"].contains(tree.preposition(second.head))
      {
        ordered.swapAt(index, index + 1)
      }
    }
    return ordered
  }

  /// How many parts and settings the two share.
  private func shares(_ mention: EventMention, _ draft: IncidentDraft) -> Int {
    var shared = 0
    let targets = Set(mention.targets.map { tree.lemmas[$0.head] })
    let actors = Set(mention.actors.map { tree.lemmas[$0] })
    if draft.mentions.contains(where: { !targets.isDisjoint(with: $0.targets.map { tree.lemmas[$0.head] }) })
    {
      shared += 1
    }
    if draft.mentions.contains(where: { !actors.isDisjoint(with: $0.actors.map { tree.lemmas[$0] }) }) {
      shared += 1
    }
    if let place = mention.place, place.geoPrecision == .exact || place.geoPrecision == .admin,
      draft.place?.name == place.name
    {
      shared += 1
    }
    if let day = mention.date?.start, mention.date?.precision == .day, draft.date?.start == day {
      shared += 1
    }
    if isSameWeapon(mention, draft) { shared += 1 }
    return shared > 1
      ? shared
      : shared == 1 && (mention.isAnaphoric || mention.sentence - (draft.mentions.last?.sentence ?? 0) <= 3)
        ? 1 : 0
  }
}
