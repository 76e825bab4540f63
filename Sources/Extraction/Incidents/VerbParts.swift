import Linguistics
import NewsModel

/// Who plays which part in what a verb tells.
extension ArgumentReader {
  func verbal(_ mention: inout EventMention) {
    let verb = mention.head
    // What takes no object has no passive either.
    let isPassive =
      mention.word.object != nil && isPassive(verb) && !isFollowedByObject(verb) || isLeftPassive(mention)
    let loose = mention.word.subject == .target ? numberBefore(verb) : actorBefore(verb)
    let near = figureBefore(verb) ?? victimBefore(mention) ?? ownActor(before: verb)
    if let subject = near ?? tree.subject(verb) ?? loose ?? distantSubject(verb) {
      // "31 of 36 drones downed"
      let isWarded =
        mention.word.subject == .defender && weapon(of: subject) != nil && tree.child(verb, [.obj]) == nil
      put(subject, isPassive || isWarded ? mention.word.object : mention.word.subject, &mention)
      if !isPassive, mention.word.subject == .actor { owners(of: subject, &mention) }
    }
    if !isPassive, let object = tree.child(verb, [.obj]), !isCut(object, from: verb) {
      put(object, mention.word.object, &mention)
    }
    for agent in tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"]) {
      put(agent, mention.word.subject, &mention)
    }
    victimsNamed(&mention)
    oblique(&mention)
    instruments(&mention)
    // "kidnapped two engineers near the border": the noun behind the verb, wherever the tree hangs it.
    if mention.targets.isEmpty, mention.word.object == .target,
      Self.personal.contains(mention.word.effect ?? .none), let victims = victims(around: verb)
    {
      mention.targets.append(.init(head: victims, effect: mention.word.effect))
    }
    guard !isPassive, let object = nounBehind(mention.trigger.upperBound - 1) else { return }
    if mention.word.object == .target, mention.targets.isEmpty { put(object, .target, &mention) }
    if mention.word.object == .weapon, mention.weapons.isEmpty { put(object, .weapon, &mention) }
  }

  /// What prepositions bring: "on the village", "outside the bank", "from the shop", "with the police".
  private func oblique(_ mention: inout EventMention) {
    let verb = mention.head
    let isAimed = mention.word.object == .weapon || mention.word.needs == .party || !mention.weapons.isEmpty
    if isAimed {
      for target in tree.obliques(verb, Self.struck) where !mention.actors.contains(target) {
        put(target, .target, &mention)
      }
    }
    if mention.word.object == .weapon, mention.targets.isEmpty { aimed(&mention) }
    let isBlast =
      mention.word.subject == .weapon || mention.word.subEventType == "suicide_bomb"
      || mention.word.object == .weapon && mention.word.subEventType == "remote_explosive_landmine_ied"
    if isBlast {
      for target in tree.obliques(verb, Self.beside).map(behindFront) where sorter.isThing(target) {
        put(target, .target, &mention)
      }
    }
    // "broke into the embassy"
    if mention.word.word == "break into" {
      for target in tree.obliques(verb, ["into"]) { put(target, .target, &mention) }
    }
    // "took control of the town", "the town fell to the rebels"
    if mention.word.word.hasSuffix(" control") {
      for control in [verb] + tree.children(verb, [.obj]) {
        for ground in tree.obliques(control, ["of", "over"]) { put(ground, .target, &mention) }
      }
    }
    if mention.word.word == "fall to" {
      for taker in tree.obliques(verb, ["to"]) { put(taker, .actor, &mention) }
    }
    let objects = [verb] + tree.children(verb, [.obj])
    let (leads, role): (Set<String>, EventWord.Role) =
      switch mention.word.eventType {
      case "battles": (["with"], .actor)
      case "robbery": (["from"], .target)
      // "set fire to the house"
      case "arson": (["to"], .target)
      default: ([], .target)
      }
    for other in (mention.word.eventType == "battles" ? [verb] : objects).flatMap({ tree.obliques($0, leads) }
    ) {
      put(other, role, &mention)
    }
  }

  /// "masked men stole", where the tree takes the verb for another word: the noun right before it.
  private func actorBefore(_ verb: Int) -> Int? {
    let isParted = tree.word(verb - 1) == ","
    let before = isParted ? verb - 2 : verb - 1
    guard before >= 0, tree.sentence[before] == tree.sentence[verb], tree.tokens[before].tag.isNoun,
      tree.relation(verb) != .xcomp, sorter.isActor(before)
    else { return nil }
    // "On the delta, the envoy, Ana Ruiz, met": a name between commas.
    if isParted { return tree.tokens[verb].tag == .verbPast && sorter.kind(before) == .person ? before : nil }
    // "a day earlier a bomber blew himself up"
    let isReflexive = ["himself", "herself", "itself", "themselves"].contains(tree.word(verb + 1))
    return isReflexive || nounBehind(verb) != nil ? before : nil
  }

  /// "the six soldiers killed in the raid", "killed three and injured 260": whom it was done to, where the tree hangs them
  /// elsewhere.
  private func victims(around verb: Int) -> Int? {
    if let number = numberBehind(verb) { return number }
    let before = verb - 1
    guard before >= 0, tree.sentence[before] == tree.sentence[verb], sorter.noun(before) == .human,
      [.verbPast, .verbPastParticiple].contains(tree.tokens[verb].tag), tree.head(before) != verb,
      tree.child(verb, [.obj, .aux]) == nil, nounBehind(verb) == nil
    else { return nil }
    return before
  }

  /// "wounded 30", "injured more than 260": a number that no noun follows.
  private func numberBehind(_ verb: Int) -> Int? {
    let end = tree.sentences[tree.sentence[verb]].upperBound
    var index = verb + 1
    while index < end, leadsToNumber(index) { index += 1 }
    guard index < end, tree.tokens[index].tag == .number, index + 1 >= end || !isNominal(index + 1) else {
      return nil
    }
    return index
  }

  private func isNominal(_ index: Int) -> Bool {
    let tag = tree.tokens[index].tag
    return tag.isNoun || tag == .adjective || tag == .number || tag == .hyphen || tree.words[index] == "of"
  }

  /// "more than 40 had died", "13 dead": the number, where the tree doesn't hang it on the verb.
  private func numberBefore(_ verb: Int) -> Int? {
    if [.amod, .acl].contains(tree.relation(verb)), let head = tree.head(verb) { return head }
    var index = verb - 1
    while index > 0, tree.sentence[index] == tree.sentence[verb], tree.relation(index) == .aux { index -= 1 }
    guard index >= 0, tree.sentence[index] == tree.sentence[verb] else { return nil }
    let isCounted = tree.tokens[index].tag.isNoun && tree.child(index, [.nummod]) != nil
    return tree.tokens[index].tag == .number || isCounted && sorter.noun(index) == .human ? index : nil
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
  func nounBehind(_ verb: Int) -> Int? {
    let end = tree.sentences[tree.sentence[verb]].upperBound
    let opening: Set<PartOfSpeech> = [.determiner, .possessivePronoun, .number, .adjective]
    var index = verb + 1
    while index < end, opening.contains(tree.tokens[index].tag) || leadsToNumber(index) {
      index += 1
      // "71 of the drones"
      if index + 1 < end, tree.words[index] == "of", tree.tokens[index - 1].tag == .number { index += 1 }
    }
    // "a 19-year-old"
    if index + 3 < end, tree.words[index] == "-", tree.words[index + 2] == "-", tree.words[index + 3] == "old"
    {
      let age = index + 3
      index = age + 1
      while index < end, tree.tokens[index].tag == .adjective { index += 1 }
      guard index < end, tree.tokens[index].tag.isNoun else { return age }
    }
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
      if tree.words[index] == "at", let object = nounBehind(index), !sorter.isTime(object),
        sorter.noun(object) == .physical || sorter.kind(object) == .location
      {
        put(object, .target, &mention)
        return
      }
    }
  }

  /// "drones struck a power station": no participle where an object follows, wherever the tree hangs it.
  private func isFollowedByObject(_ verb: Int) -> Bool {
    guard tree.child(verb, [.auxPassive, .oblAgent]) == nil, tree.word(verb + 1) != "by" else { return false }
    // "militants fired on a bus"
    if ["on", "upon", "at"].contains(tree.word(verb + 1)), tree.lemmas[verb] == "fire" { return true }
    if tree.child(verb, [.obj]) != nil { return true }
    guard let object = nounBehind(verb), !sorter.isTime(object) else { return false }
    // "Fighters killed at least 14 people", where the tree takes the fighters for those who were killed.
    return tree.child(verb, [.nsubjPassive]) == nil || sorter.noun(object) == .human
  }

  /// "74 people were killed and 171 wounded": the figure of the second, who are others than those of the first.
  private func figureBefore(_ verb: Int) -> Int? {
    guard tree.relation(verb) == .conj, verb > 0, tree.sentence[verb - 1] == tree.sentence[verb],
      tree.tokens[verb - 1].tag == .number, tree.child(verb, [.obj]) == nil, nounBehind(verb) == nil
    else { return nil }
    return verb - 1
  }

  /// "soldiers sent to help were ambushed": the subject of a verb above, where a passive has none of its own.
  private func distantSubject(_ verb: Int) -> Int? {
    guard tree.child(verb, [.auxPassive]) != nil else { return nil }
    return tree.ancestors(verb, limit: 4).lazy.compactMap { tree.child($0, [.nsubj, .nsubjPassive]) }.first
  }

  /// "20 others wounded", "leaving two dead": what is done to people without an object is done to the subject.
  private func isLeftPassive(_ mention: EventMention) -> Bool {
    guard mention.word.object == .target, Self.personal.contains(mention.word.effect ?? .none),
      [.verbPast, .verbPastParticiple].contains(tree.tokens[mention.head].tag),
      tree.child(mention.head, [.obj, .aux]) == nil, nounBehind(mention.head) == nil,
      let subject = figureBefore(mention.head) ?? tree.subject(mention.head)
    else { return victimBefore(mention) != nil }
    return victimBefore(mention) != nil || sorter.isQuantity(subject) || tree.child(subject, [.nummod]) != nil
      || tree.relation(mention.head) == .xcomp
  }

  private func isPassive(_ verb: Int) -> Bool {
    if tree.isPassive(verb) { return true }
    guard tree.relation(verb) == .conj, let first = tree.head(verb),
      tree.tokens[verb].tag == .verbPastParticiple,
      tree.child(verb, [.obj, .nsubj, .aux]) == nil
    else { return false }
    return tree.isPassive(first)
  }
}
