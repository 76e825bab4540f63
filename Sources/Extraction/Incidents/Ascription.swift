import Linguistics
import NewsModel

/// Who claims an event, or is held to have done it.
extension ArgumentReader {
  private static let claiming: Set = ["claim", "take", "accept", "assume", "admit", "acknowledge"]

  /// "claimed responsibility for the attack", "blamed the attack on", "the attack was attributed to", "accused rebels of
  /// the attack".
  func ascription(_ mention: inout EventMention, _ verb: Int, _ relation: DependencyRelation) {
    let lemma = tree.lemmas[verb]
    if Self.claiming.contains(lemma), let object = tree.child(verb, [.obj]),
      tree.lemmas[object] == "responsibility" || tree.lemmas[object] == "credit"
    {
      mention.isAscribed = true
      guard let subject = tree.subject(verb), !sorter.isNobody(subject) else { return }
      put(subject, .actor, &mention)
      mention.claimant = subject
    }
    if lemma == "responsible" || tree.lemmas[verb] == "behind" {
      let holder = tree.head(verb).flatMap { tree.lemmas[$0] == "hold" ? tree.child($0, [.obj]) : nil }
      if let party = tree.child(verb, [.nsubj]) ?? holder, sorter.isParty(party) { blame(party, &mention) }
    }
    if ["attribute", "blame", "ascribe"].contains(lemma) {
      for party in tree.obliques(verb, ["to", "on"]) where sorter.isParty(party) {
        blame(party, &mention)
      }
    }
    if SyntaxTree.accusing.contains(lemma), relation != .obj,
      ["for", "of", "over"].contains(tree.preposition(mention.head)),
      let accused = tree.child(verb, [.obj, .nsubjPassive])
    {
      blame(accused, &mention)
    }
  }

  /// The same by the order of the words, wherever the tree hangs them: "blamed the service, the …, for the attack",
  /// "attributed the attack to rebels".
  func ascriptionByWords(_ mention: inout EventMention) {
    // "the gang was behind the attack", "the gang said it was behind the attack"
    if mention.word.part == .noun, tree.preposition(mention.head) == "behind",
      let party = tree.child(mention.head, [.nsubj])
    {
      if let claimant = speaker(of: mention.head, party) {
        (mention.isAscribed, mention.claimant) = (true, claimant)
        put(claimant, .actor, &mention)
      } else if sorter.isParty(party) {
        blame(party, &mention)
      }
    }
    guard mention.word.part == .noun, mention.blamed.isEmpty, let start = phraseStart(mention.head) else {
      return
    }
    let sentence = tree.sentences[mention.sentence]
    let before = (max(sentence.lowerBound, start - 40)..<max(sentence.lowerBound, start)).reversed()
    guard let verb = before.first(where: { tree.tokens[$0].tag.isVerb }) else { return }
    if SyntaxTree.accusing.contains(tree.lemmas[verb]), ["for", "of", "over"].contains(tree.word(start - 1)),
      let accused = tree.child(verb, [.obj]) ?? nounBehind(verb)
    {
      blame(accused, &mention)
    }
    let next = mention.head + 1
    if ["attribute", "ascribe", "blame"].contains(tree.lemmas[verb]), ["to", "on"].contains(tree.word(next)),
      next < sentence.upperBound, let party = nounBehind(next)
    {
      mention.targets.removeAll { $0.head == party }
      blame(party, &mention)
    }
  }

  /// "said it", "say they": who says of themselves what the clause tells.
  private func speaker(of clause: Int, _ subject: Int) -> Int? {
    guard ["it", "they", "we", "he", "she"].contains(tree.words[subject]), tree.relation(clause) == .ccomp,
      let verb = tree.head(clause), verb < subject,
      CueTable.builtIn.verb(tree.lemmas[verb])?.frames.contains(.clause) ?? false,
      let speaker = tree.child(verb, [.nsubj]), !sorter.isNobody(speaker)
    else { return nil }
    return speaker
  }

  /// Where the phrase of a noun with an article begins.
  private func phraseStart(_ noun: Int) -> Int? {
    tree.child(noun, [.det]).map { min($0, noun) }
  }

  private func blame(_ party: Int, _ mention: inout EventMention) {
    // "its security service, the SBU": the one that is known.
    let known = tree.children(party, [.appos]).first(where: sorter.isOrganization)
    let party = sorter.isActor(party) ? party : known ?? party
    let before = mention.actors
    put(party, .actor, &mention)
    mention.blamed += mention.actors.filter { !before.contains($0) }
    mention.isAscribed = true
  }

  /// "warplanes of the air force bombed", "its jets struck": who stands behind the machine that did it.
  func owners(of machine: Int, _ mention: inout EventMention) {
    guard sorter.isMachine(machine) else { return }
    let own =
      tree.children(machine, [.compound, .amod, .nmod, .nmodPossessive, .nmodUnmarked])
      + tree.obliques(machine, ["of", "from"])
    for owner in own where owner != machine {
      if ["its", "their", "his", "her", "our"].contains(tree.words[owner]) {
        if !mention.actors.contains(owner) { mention.actors.append(owner) }
      } else if sorter.isActorWord(owner) || sorter.isOrganization(owner) || owner > machine {
        put(owner, .actor, &mention)
      }
    }
  }

  /// "shot down 14 drones" is the defence against an attack, not one.
  func isInterception(_ trigger: TriggerFinder.Trigger) -> Bool {
    guard ["shoot down", "down", "destroy", "neutralize", "repel"].contains(trigger.word.word),
      trigger.word.part == .verb
    else { return false }
    var objects =
      tree.children(trigger.head, [.obj, .nsubjPassive, .oblUnmarked, .obl])
      + (nounBehind(trigger.tokens.upperBound - 1).map { [$0] } ?? [])
    // "31 of 36 drones downed"
    if tree.child(trigger.head, [.obj, .nsubjPassive]) == nil {
      objects += tree.children(trigger.head, [.nsubj]).filter { $0 < trigger.head }
    }
    if tree.relation(trigger.head) == .acl, let head = tree.head(trigger.head) { objects.append(head) }
    let flying: Set = ["uav", "missile", "rocket", "cruise_missile", "ballistic_missile"]
    return objects.contains { weapon(of: $0).map { flying.contains($0.type) } ?? false }
  }
}

extension ArgumentReader {
  /// "gunmen seized 11 passengers", "the rebels captured three others": people who are taken by such as have no right to.
  func isAbduction(_ mention: EventMention) -> Bool {
    mention.word.part == .verb
      && (mention.word.subEventType == "seizure" || ["capture", "hold"].contains(mention.word.word))
      && mention.actors.contains { isLawless(tree.speaking($0)) }
      && mention.targets.contains {
        sorter.noun($0.head) == .human || sorter.kind($0.head) == .person
          || ["other", "others"].contains(tree.lemmas[$0.head])
      }
  }

  /// An armed group, or people who are named after what they do.
  private func isLawless(_ actor: Int) -> Bool {
    sorter.isPerpetrator(actor) || sorter.known(actor)?.classification == .armedGroup
      || ["group", "faction"].contains(tree.lemmas[actor]) && !tree.tokens[actor].tag.isProperNoun
  }
}

extension ArgumentReader {
  /// "air defences shot down four drones over the port": whoever defends is noted, what lies below is not struck.
  func defence(_ mention: inout EventMention) {
    let verb = mention.head
    let isPassive = tree.isPassive(verb)
    let agents = tree.children(verb, [.oblAgent]) + tree.obliques(verb, ["by"])
    let defenders = isPassive ? agents : [tree.child(verb, [.nsubj]) ?? tree.subject(verb)].compactMap { $0 }
    let warded = tree.children(verb, [.obj, .nsubjPassive]) + (nounBehind(verb).map { [$0] } ?? [])
    mention.targets = []
    mention.actors = []
    // "shot down nine Ukrainian drones": whose they were.
    for weapon in warded {
      for owner in tree.children(weapon, [.amod, .compound, .nmodPossessive]) where sorter.isActorWord(owner)
      {
        put(owner, .actor, &mention)
      }
    }
    mention.defenders = defenders.filter {
      weapon(of: $0) == nil && !sorter.isNobody($0) && !sorter.isTime($0)
    }
  }
}

extension ArgumentReader {
  /// "rebels captured the town": a place is taken, nobody is arrested.
  func isConquest(_ mention: EventMention) -> Bool {
    mention.word.part == .verb && mention.word.word == "capture"
      && mention.targets.contains {
        sorter.kind($0.head) == .location || Self.ground.contains(tree.lemmas[$0.head])
      }
  }

  private static let ground: Set = [
    "town", "city", "village", "base", "airport", "airfield", "position", "territory", "district", "area",
    "hill", "garrison", "port", "headquarters", "province", "border", "crossing", "capital", "camp",
    "barracks", "settlement", "bridge", "neighborhood", "neighbourhood",
  ]
}

extension ArgumentReader {
  /// "the shelling set a clinic on fire": what the attack did, and no arson.
  func isBurntByBlow(_ trigger: TriggerFinder.Trigger) -> Bool {
    guard trigger.word.eventType == "arson", trigger.word.part == .verb, !tree.isPassive(trigger.head),
      let subject = tree.subject(trigger.head)
    else { return false }
    return sorter.isBlow(subject) || weapons.weapon(at: subject) != nil
  }
}

extension EventWord {
  /// The word read as damage done by an attack that is told beside it.
  var asDamage: EventWord {
    var word = self
    (word.eventType, word.subEventType) = ("explosions_remote_violence", "remote_explosive_landmine_ied")
    (word.effect, word.needs) = (.destroyed, .violence)
    return word
  }

  /// The word read as the taking of a place.
  var asConquest: EventWord {
    var word = self
    word.subEventType = "seizure"
    return word
  }

  /// The word read as the abduction of those it is done to.
  var asAbduction: EventWord {
    var word = self
    (word.category, word.effect) = (.violent, .abducted)
    (word.eventType, word.subEventType) = ("violence_against_civilians", "abduction_forced_disappearance")
    return word
  }

  /// The word read as an interception of what it is done to.
  var asInterception: EventWord {
    var word = self
    (word.eventType, word.subEventType) = ("explosions_remote_violence", "shelling_artillery_missile_attack")
    (word.subject, word.object, word.needs, word.effect) = (.defender, .weapon, .weapon, nil)
    return word
  }
}
