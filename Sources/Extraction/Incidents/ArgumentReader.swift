import Linguistics
import NewsModel

/// Reads who plays which part in an event, through the tree around its word.
struct ArgumentReader: Sendable {
  let tree: SyntaxTree
  private let weapons: WeaponReader
  let sorter: ParticipantSorter
  private let counts: CountReader

  private static let struck: Set = ["on", "against", "at", "upon", "toward", "towards", "into", "over"]
  private static let beside: Set = [
    "outside", "near", "inside", "at", "in", "under", "beside", "against", "on", "front", "in front of",
    "next to", "behind", "by",
    "opposite",
  ]
  private static let personal: Set<IncidentTarget.Effect> = [.killed, .injured, .abducted]
  private static let light: Set = [
    "carry", "launch", "conduct", "stage", "commit", "perpetrate", "execute", "mount", "make", "wage",
    "undertake", "perform", "lead",
    "direct", "organize", "claim", "begin", "start", "resume", "continue", "step", "intensify", "coordinate",
  ]
  private static let suffered: Set = [
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
    if trigger.word.part == .verb { verbal(&mention) } else { nominal(&mention) }
    if trigger.word.category == .diplomatic, trigger.word.needs != .sent { diplomatic(&mention) }
    accusation(&mention)
    mention.weaponParts = mention.weapons.count
    let clause = tree.spans[trigger.head]
    for weapon in weapons.weapons(in: clause)
    where !mention.weapons.contains(weapon) && trigger.word.category == .violent {
      mention.weapons.append(weapon)
    }
    return mention
  }

  // MARK: Verbs

  private func verbal(_ mention: inout EventMention) {
    let verb = mention.head
    let isPassive = isPassive(verb)
    if let subject = tree.subject(verb) {
      put(subject, isPassive ? mention.word.object : mention.word.subject, &mention)
      if !isPassive, mention.word.subject == .actor { owners(of: subject, &mention) }
    }
    if !isPassive, let object = tree.child(verb, [.obj]) { put(object, mention.word.object, &mention) }
    for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
      put(agent, mention.word.subject, &mention)
    }
    if mention.word.object == .weapon || mention.weapons.isEmpty == false || mention.word.needs == .party {
      for target in tree.obliques(verb, Self.struck) where !mention.actors.contains(target) {
        put(target, .target, &mention)
      }
    }
    if mention.word.object == .weapon, mention.targets.isEmpty { aimed(&mention) }
    if mention.word.subject == .weapon || mention.word.subEventType == "suicide_bomb" {
      for target in tree.obliques(verb, Self.beside).map(behindFront) where sorter.isThing(target) {
        put(target, .target, &mention)
      }
    }
    let objects = tree.children(verb, [.obj])
    if mention.word.eventType == "robbery" {
      for victim in ([verb] + objects).flatMap({ tree.obliques($0, ["from"]) }) {
        put(victim, .target, &mention)
      }
    }
    // "set fire to the house"
    if mention.word.eventType == "arson" {
      for thing in ([verb] + objects).flatMap({ tree.obliques($0, ["to"]) }) { put(thing, .target, &mention) }
    }
    if mention.word.eventType == "battles" {
      for other in tree.obliques(verb, ["with"]) { put(other, .actor, &mention) }
    }
    instruments(&mention)
    // "kidnapped two engineers near the border": the noun behind the verb, wherever the tree hangs it.
    if mention.word.object == .target, mention.targets.isEmpty, !isPassive, let object = nounBehind(verb) {
      put(object, .target, &mention)
    }
  }

  /// "shelled with mortars", "struck a convoy with rockets": the weapon, on whichever of the two the tree hangs it.
  private func instruments(_ mention: inout EventMention) {
    let behind = nounBehind(mention.head).map { [$0] } ?? []
    for head in [mention.head] + mention.targets.map(\.head) + behind {
      for instrument in tree.obliques(head, ["with", "using"]) {
        for part in tree.conjuncts(instrument) {
          guard let weapon = weapon(of: part), !mention.weapons.contains(weapon) else { continue }
          mention.weapons.append(weapon)
        }
      }
    }
  }

  /// The noun of a phrase that begins right behind a verb.
  private func nounBehind(_ verb: Int) -> Int? {
    let end = tree.sentences[tree.sentence[verb]].upperBound
    let opening: Set<PartOfSpeech> = [.determiner, .possessivePronoun, .number, .adjective]
    var index = verb + 1
    while index < end, opening.contains(tree.tokens[index].tag) || leadsToNumber(index) { index += 1 }
    guard index < end, tree.tokens[index].tag.isNoun else { return nil }
    while index + 1 < end, tree.tokens[index + 1].tag.isNoun { index += 1 }
    return index
  }

  /// "at least 12", "between 10 and 15", "more than 30": a word of a number's lead.
  private func leadsToNumber(_ index: Int) -> Bool {
    Self.numberLeads.contains(tree.words[index])
      && (index + 1..<min(index + 3, tree.tokens.count)).contains { tree.tokens[$0].tag == .number }
  }

  private static let numberLeads: Set = [
    "at", "least", "between", "about", "around", "nearly", "almost", "over", "more", "than", "up", "to",
    "and",
    "or", "as", "many", "some", "-",
  ]

  /// "launched towards Cyprus …": the country behind the preposition, wherever the tree hangs it.
  private func aimed(_ mention: inout EventMention) {
    for index in tree.spans[mention.head]
    where ["towards", "toward", "at", "against", "into"].contains(tree.words[index]) {
      if index + 1 < tree.tokens.count, sorter.country(index + 1) != nil,
        tree.tokens[index + 1].tag.isProperNoun
      {
        mention.targets.append(.init(head: index + 1))
        return
      }
    }
  }

  private func isPassive(_ verb: Int) -> Bool {
    if tree.isPassive(verb) { return true }
    guard tree.relation(verb) == .conj, let first = tree.head(verb),
      tree.tokens[verb].tag == .verbPastParticiple,
      tree.child(verb, [.obj, .nsubj, .aux]) == nil
    else { return false }
    return tree.isPassive(first)
  }

  // MARK: Nouns

  private func nominal(_ mention: inout EventMention) {
    let noun = mention.head
    for actor in tree.obliques(noun, ["by", "from"]) where sorter.isParty(actor) {
      put(actor, .actor, &mention)
    }
    for possessor in tree.children(noun, [.nmodPossessive]) {
      put(possessor, mention.word.effect == nil ? .actor : .target, &mention)
    }
    for child in tree.children(noun, [.compound, .amod, .nmod, .nmodUnmarked, .nmodDescriptor, .flat])
    where child < noun && !mention.trigger.contains(child) {
      if weapons.weapon(at: child) == nil, sorter.isActorWord(child) { put(child, .actor, &mention) }
    }
    for target in tree.obliques(noun, Self.struck.union(["of", "to"])) where target > noun {
      let isOf = tree.preposition(target) == "of"
      if isOf, sorter.isPerpetrator(target), mention.word.effect == nil {
        put(target, .actor, &mention)
      } else {
        put(target, .target, &mention)
      }
    }
    if mention.word.word.hasSuffix("toll") { toll(&mention) }
    if mention.word.eventType == "battles" {
      for other in tree.obliques(noun, ["between", "with", "among"]) { put(other, .actor, &mention) }
    }
    for clause in tree.children(noun, [.acl, .aclRelative]) {
      for agent in tree.children(clause, [.oblAgent]) + tree.obliques(clause, ["by"]) {
        put(agent, .actor, &mention)
      }
      for target in tree.obliques(clause, ["on", "against", "at"]) where sorter.isParty(target) {
        put(target, .target, &mention)
      }
    }
    if mention.actors.isEmpty, let verb = trailingParticiple(noun) {
      for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
        put(agent, .actor, &mention)
      }
      mention.clause = mention.clause.lowerBound..<max(mention.clause.upperBound, tree.spans[verb].upperBound)
    }
    governor(&mention)
  }

  /// "an increase in attacks carried out by …": the participle behind the noun, wherever the tree hangs it.
  private func trailingParticiple(_ noun: Int) -> Int? {
    let next = tree.spans[noun].upperBound
    guard next < tree.tokens.count, tree.sentence[next] == tree.sentence[noun],
      tree.tokens[next].tag == .verbPastParticiple,
      Self.light.contains(tree.lemmas[next]), tree.relation(next) == .acl
    else { return nil }
    return next
  }

  /// "put the death toll at 40", "the death toll rose to 31 people": the figure.
  private func toll(_ mention: inout EventMention) {
    let verb = tree.head(mention.head)
    let figures =
      tree.obliques(mention.head, ["of", "at", "to"])
      + (verb.map { tree.obliques($0, ["at", "to"]) } ?? [])
    for figure in figures where tree.tokens[figure].tag == .number || sorter.noun(figure) == .human {
      put(figure, .target, &mention)
    }
  }

  /// The verb that the noun depends on: "carried out an attack", "suffered an attack", "the attack was carried out by".
  private func governor(_ mention: inout EventMention) {
    let noun = mention.head
    guard var verb = tree.head(noun) else { return }
    var relation = tree.relation(noun)
    // "a number of attacks", "attacks and raids"
    for _ in 0..<2 where [.nmod, .conj].contains(relation) && tree.tokens[verb].tag.isNoun {
      guard let above = tree.head(verb) else { return }
      (relation, verb) = (tree.relation(verb), above)
    }
    guard tree.tokens[verb].tag.isVerb else {
      ascription(&mention, verb, relation)
      return
    }
    let lemma = tree.lemmas[verb]
    ascription(&mention, verb, relation)
    let isObject = relation == .obj
    let isSubject = [.nsubj, .nsubjPassive].contains(relation)
    guard isObject || isSubject else { return }
    if Self.light.contains(lemma) || lemma == "take" {
      if isObject, let subject = tree.subject(verb) { put(subject, .actor, &mention) }
      for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
        put(agent, .actor, &mention)
      }
      for target in tree.obliques(verb, ["on", "against", "at"]) where sorter.isParty(target) {
        put(target, .target, &mention)
      }
      if lemma == "claim", isObject { mention.claimant = tree.subject(verb) }
      mention.clause = mention.clause.lowerBound..<mention.clause.upperBound
    } else if isObject {
      // "foiled an attack on a synagogue": what follows the noun is its own, wherever the tree hangs it.
      for target in tree.obliques(verb, ["on", "against"])
      where tree.spans[target].lowerBound == noun + 1 && (sorter.isParty(target) || sorter.isThing(target)) {
        put(target, .target, &mention)
      }
    }
    if Self.suffered.contains(lemma), isObject, let subject = tree.subject(verb) {
      put(subject, .target, &mention)
    }
  }

  // MARK: Parts

  /// "in front of the bank": the bank.
  private func behindFront(_ index: Int) -> Int {
    guard
      ["front", "vicinity", "entrance", "side", "outside", "middle", "center", "interior"].contains(
        tree.lemmas[index])
    else { return index }
    return tree.obliques(index, ["of", "to"]).first ?? index
  }

  /// Gives a nominal and its conjuncts a part in the event, where they can play it.
  func put(_ head: Int, _ role: EventWord.Role?, _ mention: inout EventMention) {
    guard let role, !sorter.isNobody(head) else { return }
    for part in tree.conjuncts(tree.antecedent(head)).prefix(20) {
      let isVictim = role == .target && Self.personal.contains(mention.word.effect ?? .none)
      if let weapon = isVictim ? weapons.weapon(at: part) : weapon(of: part), role != .object {
        // A weapon plays no other part: "two drones were intercepted", "the bomb killed".
        if role == .defender { continue }
        if !mention.weapons.contains(weapon) { mention.weapons.append(weapon) }
        continue
      }
      switch role {
      case .actor where sorter.isActor(part):
        if !mention.actors.contains(part) { mention.actors.append(part) }
        for member in sorter.members(of: part) + sorter.affiliations(of: part)
        where !mention.actors.contains(member) {
          mention.actors.append(member)
        }
      case .target
      where sorter.isTarget(part, ofKilling: Self.personal.contains(mention.word.effect ?? .none)):
        if !mention.targets.contains(where: { $0.head == part }), !mention.actors.contains(part) {
          mention.targets.append(.init(head: part, effect: mention.word.effect, count: nil))
        }
      case .target: partitive(part, &mention)
      default: continue
      }
    }
  }

  /// "nine of the girls": the girls, and how many of them.
  private func partitive(_ quantity: Int, _ mention: inout EventMention) {
    guard sorter.isQuantity(quantity), let whole = tree.obliques(quantity, ["of"]).first,
      sorter.isTarget(whole, ofKilling: false), !mention.targets.contains(where: { $0.head == whole })
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
      }
      if tree.children(head, [.nmod, .obl]).isEmpty,
        tree.tokens[head].tag != .number || tree.words[head] == "one"
      {
        return nearestWeapon(before: head)
      }
    }
    return nil
  }

  /// The last weapon named before a token in the same sentence.
  private func nearestWeapon(before index: Int) -> WeaponMention? {
    weapons.mentions.last {
      $0.tokens.upperBound <= index && tree.sentence[$0.tokens.lowerBound] == tree.sentence[index]
    }
  }
}
