import Linguistics
import NewsModel

/// Reads who plays which part in an event, through the tree around its word.
struct ArgumentReader: Sendable {
  let tree: SyntaxTree
  let weapons: WeaponReader
  let sorter: ParticipantSorter
  let counts: CountReader

  static let struck: Set = ["on", "against", "at", "upon", "toward", "towards", "into", "over"]
  static let beside: Set = [
    "outside", "near", "inside", "at", "in", "under", "beneath", "underneath", "beside", "against", "on",
    "front", "in front of",
    "next to", "behind", "by",
    "opposite", "through",
  ]
  static let personal: Set<IncidentTarget.Effect> = [.killed, .injured, .abducted]
  static let light: Set = [
    "carry", "launch", "conduct", "stage", "commit", "perpetrate", "execute", "mount", "make", "wage",
    "undertake", "perform", "lead",
    "direct", "organize", "claim", "begin", "start", "resume", "continue", "step", "intensify", "coordinate",
  ]
  static let suffered: Set = [
    "suffer", "repel", "repulse", "survive", "escape", "face", "receive", "sustain", "resist",
  ]

  init(_ tree: SyntaxTree, weapons: WeaponReader, sorter: ParticipantSorter) {
    (self.tree, self.weapons, self.sorter) = (tree, weapons, sorter)
    counts = CountReader(tree)
  }

  /// The mention with its parts.
  func read(_ trigger: TriggerFinder.Trigger) -> EventMention {
    var mention = EventMention(
      word: isInterception(trigger) ? trigger.word.asInterception : trigger.word, head: trigger.head,
      trigger: trigger.tokens, clause: tree.spans[trigger.head],
      sentence: tree.sentence[trigger.head])
    if isBurntByBlow(trigger) { mention.word = trigger.word.asDamage }
    if trigger.word.part == .verb { verbal(&mention) } else { nominal(&mention) }
    ascriptionByWords(&mention)
    if isAbduction(mention) {
      mention.word = mention.word.asAbduction
      for index in mention.targets.indices { mention.targets[index].effect = .abducted }
    }
    namedVictims(&mention)
    if isConquest(mention) { mention.word = mention.word.asConquest }
    if trigger.word.category == .diplomatic, trigger.word.needs != .sent { diplomatic(&mention) }
    if mention.word.subject == .defender { defence(&mention) }
    accusation(&mention)
    refutation(&mention)
    mention.weaponParts = mention.weapons.count
    let clause = tree.spans[trigger.head]
    for weapon in weapons.weapons(in: clause)
    where !mention.weapons.contains(weapon) && trigger.word.category == .violent {
      mention.weapons.append(weapon)
    }
    return mention
  }

  // MARK: Parts

  /// "in front of the bank": the bank.
  func behindFront(_ index: Int) -> Int {
    guard
      ["front", "vicinity", "entrance", "side", "outside", "middle", "center", "interior"].contains(
        tree.lemmas[index])
    else { return index }
    return tree.obliques(index, ["of", "to"]).first ?? index
  }

  /// Gives a nominal and its conjuncts a part in the event, where they can play it.
  func put(_ head: Int, _ role: EventWord.Role?, _ mention: inout EventMention) {
    guard let role, !sorter.isNobody(head) else { return }
    let isVictim = role == .target && isDoneToPeople(mention.word)
    let nominal = tree.antecedent(head)
    for part in (tree.conjuncts(nominal) + (isVictim ? joinedToPlace(nominal) : [])).prefix(20)
    where !isListed(part) {
      if let weapon = isVictim ? weapons.weapon(at: part) : weapon(of: part), role != .object {
        // A weapon plays no other part: "two drones were intercepted", "the bomb killed".
        if role == .defender { continue }
        if !mention.weapons.contains(weapon) { mention.weapons.append(weapon) }
        continue
      }
      switch role {
      case .actor
      where sorter.isActor(part) || tree.words[part] == "it" && isOwnDeed(part, mention):
        if !mention.actors.contains(part) { mention.actors.append(part) }
        for member in sorter.members(of: part) + sorter.affiliations(of: part)
        where !mention.actors.contains(member) {
          mention.actors.append(member)
        }
      // "the coordinator, Ana Ruiz, met": whoever has a name beside the description.
      case .actor where tree.children(part, [.appos]).contains { sorter.kind($0) == .person }:
        if !mention.actors.contains(part) { mention.actors.append(part) }
      case .actor where Self.parts.contains(tree.lemmas[part]):
        for whole in sorter.affiliations(of: part) where !mention.actors.contains(whole) {
          mention.actors.append(whole)
        }
      case .target: putTarget(part, &mention)
      default: continue
      }
    }
  }

  private func putTarget(_ part: Int, _ mention: inout EventMention) {
    if sorter.isTarget(part, ofKilling: Self.personal.contains(mention.word.effect ?? .none)) {
      if !mention.targets.contains(where: { $0.head == part }), !mention.actors.contains(part) {
        mention.targets.append(.init(head: part, effect: mention.word.effect, count: nil))
        relatives(of: part, &mention)
      }
    } else if tree.words[part] == "it", tree.relation(part) == .obj {
      if let thing = thingBefore(part) {
        mention.targets.append(.init(head: thing, effect: mention.word.effect))
      }
    } else if ["section", "part", "stretch", "portion"].contains(tree.lemmas[part]),
      let whole = tree.obliques(part, ["of"]).first, sorter.isTarget(whole, ofKilling: false)
    {
      mention.targets.append(.init(head: whole, effect: mention.word.effect))
    } else if sorter.isQuantity(part) {
      partitive(part, &mention)
    } else if tree.words[part].hasSuffix("ing"),
      // "hit a school sheltering families": the tree may take the participle for the noun.
      let thing = tree.children(part, [.compound]).first(where: sorter.isThing)
    {
      mention.targets.append(.init(head: thing, effect: mention.word.effect))
    }
  }

  /// "five passengers, among them two monks": some of those that were counted.
  private func isListed(_ head: Int) -> Bool {
    let start = tree.shortPhrase(head).lowerBound
    return tree.word(start - 1) == "them" && ["among", "of"].contains(tree.word(start - 2))
      || tree.word(start - 1) == "including"
  }

  /// "the navy said it had sunk a boat": who says so did it.
  private func isOwnDeed(_ pronoun: Int, _ mention: EventMention) -> Bool {
    if mention.word.category == .diplomatic { return true }
    // "it had killed a guard and seized his rifle": of the second verb, too.
    guard let first = tree.head(pronoun), [.nsubj, .nsubjPassive].contains(tree.relation(pronoun)),
      tree.child(first, [.auxPassive]) == nil,
      first == mention.head
        || tree.head(mention.head) == first
          && [.conj, .obj].contains(tree.relation(mention.head)),
      tree.relation(first) == .ccomp, let verb = tree.head(first), verb < pronoun
    else { return false }
    return CueTable.builtIn.verb(tree.lemmas[verb])?.frames.contains(.clause) ?? false
  }

  /// "elements of the front": what a force acts by.
  private static let parts: Set = ["element", "unit", "remnant", "detachment"]

  /// "nine of the girls": the girls, and how many of them.
  private func partitive(_ quantity: Int, _ mention: inout EventMention) {
    guard let whole = tree.obliques(quantity, ["of"]).first else {
      // "the three were freed"
      if mention.word.needs == .captive { mention.targets.append(.init(head: quantity)) }
      return
    }
    guard sorter.isTarget(whole, ofKilling: false), !mention.targets.contains(where: { $0.head == whole })
    else { return }
    mention.targets.append(
      .init(head: whole, effect: mention.word.effect, count: counts.count(of: quantity)))
  }

  /// The weapon that a nominal is, or counts: "rockets", "hundreds of rockets", "one of which", "the second".
  func weapon(of head: Int) -> WeaponMention? {
    if let weapon = weapons.weapon(at: head) { return weapon }
    if sorter.isQuantity(head) {
      for below in tree.children(head, [.nmod, .obl]) {
        if let weapon = weapons.weapon(at: below) { return weapon }
        // "one of which"
        if tree.words[below] == "which" { return nearestWeapon(before: head) }
        // "18 rockets … One of them hit a house"
        if tree.words[below] == "them", tree.tokens[head].tag == .number || tree.words[head] == "one",
          mentionsWeapons(before: head)
        {
          return weapons.mentions.last { $0.tokens.upperBound <= head }
        }
      }
      if tree.children(head, [.nmod, .obl]).isEmpty,
        tree.tokens[head].tag != .number || tree.words[head] == "one" || isWarded(head)
      {
        return nearestWeapon(before: head)
      }
    }
    return nil
  }

  /// "14 missiles were fired; 13 were intercepted".
  private func isWarded(_ number: Int) -> Bool {
    tree.head(number).map { ["intercept", "down"].contains(tree.lemmas[$0]) } ?? false
  }

  /// Whether the sentence before ends on several weapons: the last of its nouns that "them" can take up.
  private func mentionsWeapons(before index: Int) -> Bool {
    guard let last = weapons.mentions.last(where: { $0.tokens.upperBound <= index }),
      tree.sentence[last.tokens.lowerBound] == tree.sentence[index] - 1
    else { return false }
    return tree.tokens[last.tokens.upperBound - 1].tag == .nounPlural
  }

  /// The last weapon named before a token in the same sentence.
  private func nearestWeapon(before index: Int) -> WeaponMention? {
    weapons.mentions.last {
      $0.tokens.upperBound <= index && tree.sentence[$0.tokens.lowerBound] == tree.sentence[index]
    }
  }
}
