import Linguistics
import NewsModel

/// Holds mentions against what their event words need, so that generic and figurative uses fall away.
struct MentionFilter: Sendable {
  let tree: SyntaxTree
  let sorter: ParticipantSorter

  private static let figurative: Set = [
    "attack", "assault", "battle", "combat", "fighting", "clash", "confrontation", "aggression", "offensive",
    "skirmish", "harass",
    "bomb", "shell", "target", "hit", "strike", "ambush", "storm", "execution", "explosion", "blast",
  ]
  private static let forceful: Set = [
    "kill", "wound", "injure", "die", "dead", "death", "murder", "bomb", "explosion", "shot", "gun", "weapon",
    "missile", "rocket", "troop",
    "soldier", "army", "police", "military", "armed", "force", "civilian", "victim", "casualty", "war",
    "shell", "rifle", "guerrilla",
    "terrorist", "rebel", "militia", "fire", "explode", "drone", "blood", "hospital",
  ]
  static let sending: Set = [
    "send", "write", "deliver", "submit", "address", "hand", "dispatch", "present", "deliver", "sign", "mail",
    "receive",
  ]
  private static let signing: Set = [
    "sign", "reach", "ratify", "conclude", "announce", "agree", "broker", "approve", "enter", "hold",
  ]
  private static let imposing: Set = [
    "impose", "slap", "announce", "adopt", "approve", "levy", "place", "introduce", "extend", "widen",
    "tighten", "agree", "unveil", "enact", "issue",
  ]
  private static let adopting: Set = ["adopt", "pass", "approve", "endorse", "reject", "veto"]
  private static let holding: Set = ["hold", "have", "conduct", "convene", "host", "attend"]
  private static let lodging: Set = [
    "lodge", "file", "submit", "deliver", "hand", "convey", "register", "present", "send", "make",
  ]
  /// Verbs that bring about what their object names between states and bodies.
  static let concluding = signing.union(imposing).union(adopting).union(holding).union(lodging)
    .union(["pay"])
  /// Words of sentences in which states hit each other with other things than force.
  private static let economic: Set = [
    "sanction", "tariff", "fine", "tax", "trade", "ban", "visa", "inflation", "price", "economy", "goal",
    "match", "storm", "hurricane", "earthquake", "quake", "flood", "export", "duty", "bill",
  ]
  private static let envoys: Set = ["ambassador", "envoy", "diplomat", "consul", "attache", "representative"]
  /// Whom heads of state receive.
  private static let guests = envoys.union([
    "minister", "president", "premier", "delegation", "counterpart", "secretary", "chancellor", "king",
    "prince",
    "speaker", "commissioner", "emissary",
  ])
  static let requested: Set = [
    "session", "meeting", "extradition", "assistance", "help", "aid", "support", "summit", "investigation",
    "inquiry", "mediation", "talk",
    "intervention", "vote", "ceasefire", "asylum", "recognition", "membership", "force",
  ]

  init(_ tree: SyntaxTree, sorter: ParticipantSorter) { (self.tree, self.sorter) = (tree, sorter) }

  /// Whether a mention tells an incident; one that needs another beside it is marked as no foundation.
  func accepts(_ mention: inout EventMention) -> Bool {
    mention.isAnaphoric = isAnaphoric(mention)
    mention.isSeries = isSeries(mention)
    if isFigurative(mention) || isOtherFall(mention) { return false }
    let hasTarget = !mention.targets.isEmpty
    let hasParty = hasTarget || !mention.actors.isEmpty
    if mention.reality == .planned, !hasTarget { return false }
    if tree.subject(mention.head).map(sorter.isAccident) ?? false { return false }
    // "demonstrated a commitment", "rallied support"
    if mention.word.subEventType == "peaceful_protest", mention.word.part == .verb,
      ["demonstrate", "rally"].contains(mention.word.word),
      tree.child(mention.head, [.obj, .ccomp, .xcomp]) != nil
    {
      return false
    }
    switch mention.word.needs {
    case nil: return true
    case .party where !hasParty || mention.isAnaphoric:
      // "Fighting continued on Tuesday around Bambari"
      let isFight = mention.word.eventType == "battles" && mention.word.part == .noun && !mention.isAnaphoric
      mention.isFoundation =
        hasParty || isFight && mention.date != nil && mention.place?.isNarrow ?? false
      return mention.word.category == .violent
        && (hasParty || mention.isAnaphoric || mention.date != nil || mention.place != nil)
    case .party: return true
    case .target:
      if mention.word.subEventType == "seizure", !mention.weapons.isEmpty { return true }
      return hasTarget
        || mention.word.category == .diplomatic && (mention.actors.count > 1 || isGathering(mention))
    case .weapon:
      if mention.weaponParts > 0 && isHostile(mention) || isArmedStrike(mention) { return true }
      mention.isFoundation = false
      return isStruck(mention)
    case .named:
      if isTalks(mention) { return true }
      return !mention.actors.isEmpty
        && (mention.date != nil || mention.place != nil || isTold(mention))
        && (mention.targets.contains { tree.tokens[$0.head].tag.isProperNoun } || isAmongSides(mention))
    case .violence:
      mention.isFoundation = isIntrusion(mention) || isDamageByWeapon(mention)
      // "the attackers used grenades"
      return hasTarget || mention.word.object == .weapon && mention.weaponParts > 0 && hasParty
        || mention.isAnaphoric && mention.word.part == .noun && mention.word.effect != nil
    case .against where mention.isAscribed && mention.isAnaphoric:
      mention.isFoundation = false
      return true
    case .against:
      mention.isFoundation = !tree.obliques(mention.head, ["against"]).isEmpty && hasTarget
      return mention.isFoundation
    case .blow:
      return hasTarget && !tree.obliques(mention.head, ["on", "against", "at", "in"]).isEmpty
        || isBlowThatHit(mention)
    case .life:
      let life = tree.obliques(mention.head, ["on", "against"]).first { tree.lemmas[$0] == "life" }
      return life != nil || hasTarget && !tree.obliques(mention.head, ["against"]).isEmpty
    case .body:
      return mention.actors.contains {
        sorter.noun($0) == .group || sorter.known($0) != nil || sorter.kind($0) == .organization
          || sorter.country($0) != nil || ArgumentReader.assemblies.contains(tree.lemmas[$0])
      }
    case .captive:
      return mention.targets.contains {
        sorter.noun($0.head) == .human || sorter.noun($0.head) == .perpetrator
          || sorter.kind($0.head) == .person || tree.tokens[$0.head].tag == .number
          || ["remains", "body", "captive"].contains(tree.lemmas[$0.head])
      }
    case .envoy:
      let people = mention.word.word == "receive" ? Self.guests : Self.envoys
      return mention.targets.contains {
        people.contains(tree.lemmas[$0.head])
          || mention.word.word == "receive" && sorter.kind($0.head) == .person && isTold(mention)
            && !mention.actors.isEmpty && tree.word($0.head + 1) != "'s"
      }
    case .sent: return isSent(&mention)
    case .signed: return !mention.actors.isEmpty && isGoverned(mention.head, by: Self.signing)
    case .imposed: return hasTarget && isGoverned(mention.head, by: Self.imposing)
    case .adopted: return !mention.actors.isEmpty && isGoverned(mention.head, by: Self.adopting)
    case .lodged: return isGoverned(mention.head, by: Self.lodging) && mention.actors.contains(where: isBody)
    case .relations:
      return !mention.actors.isEmpty
        && tree.children(mention.head, [.obj, .nsubjPassive]).contains {
          ["tie", "relation"].contains(tree.lemmas[$0])
        }
    case .addressed: return isAddressed(&mention)
    case .held: return hasTarget && isGoverned(mention.head, by: Self.holding)
    case .phone: return (hasTarget || mention.actors.count > 1) && isByPhone(mention.head)
    case .communication: return isRequest(&mention)
    }
  }

  /// An attack in words: people on both sides, and nothing in the sentence that tells of force.
  private func isFigurative(_ mention: EventMention) -> Bool {
    guard Self.figurative.contains(mention.word.word), mention.weapons.isEmpty else { return false }
    let parts = mention.actors + mention.targets.map(\.head)
    guard !parts.isEmpty, parts.allSatisfy(sorter.isCivil) else { return false }
    return !tree.sentences[mention.sentence].contains { index in
      Self.forceful.contains(tree.lemmas[index]) || sorter.noun(index) == .perpetrator
    }
  }

  /// "the attack", "this bombing", without parts of its own.
  private func isAnaphoric(_ mention: EventMention) -> Bool {
    guard mention.word.part == .noun else { return isOfKnownWeapon(mention) }
    return tree.children(mention.head, [.det]).contains {
      ["the", "this", "these", "that", "those"].contains(tree.words[$0])
    }
  }

  /// "when the second shell landed": one of those that were told of.
  private func isOfKnownWeapon(_ mention: EventMention) -> Bool {
    guard mention.word.subject == .weapon, mention.actors.isEmpty, mention.targets.isEmpty,
      let weapon = tree.child(mention.head, [.nsubj])
    else { return false }
    return tree.children(weapon, [.det]).contains { tree.words[$0] == "the" }
  }

  /// "hundreds of attacks", "attacks … since September".
  private func isSeries(_ mention: EventMention) -> Bool {
    // "34 candidates have been murdered since September"
    if mention.word.part == .verb, let date = mention.date, date.end == nil,
      date.start != nil || isSince(date)
    {
      return mention.targets.contains { [.nounPlural].contains(tree.tokens[$0.head].tag) }
    }
    guard mention.word.part == .noun else { return false }
    return tree.tokens[mention.head].tag == .nounPlural && mention.targets.count < 2
  }

  /// "warplanes struck a market", "Israel hit military targets": force, whatever it was used with.
  private func isArmedStrike(_ mention: EventMention) -> Bool {
    guard ["strike", "hit", "target", "pound", "strafe"].contains(mention.word.word),
      isPast(mention.head) || mention.reality == .threatened,
      !tree.sentences[mention.sentence].contains(where: { Self.economic.contains(tree.lemmas[$0]) })
    else { return false }
    let subject = tree.subject(mention.head).map(tree.speaking)
    let isArmed = (mention.actors + (subject.map { [$0] } ?? [])).contains {
      sorter.isArmed($0) || sorter.country($0) != nil && tree.tokens[$0].tag.isProperNoun
    }
    return isArmed
      && mention.targets.contains {
        sorter.noun($0.head) == .physical || tree.lemmas[$0.head] == "target"
          || tree.tokens[$0.head].tag.isProperNoun
            && (sorter.kind($0.head) == .location || sorter.country($0.head) != nil)
          || sorter.isArmed($0.head)
      }
  }

  /// "a fuel depot had been hit": part of an attack that is told beside it.
  private func isStruck(_ mention: EventMention) -> Bool {
    ["strike", "hit"].contains(mention.word.word) && tree.isPassive(mention.head) && mention.actors.isEmpty
      && mention.targets.contains { sorter.noun($0.head) == .physical }
      && !tree.sentences[mention.sentence].contains { Self.economic.contains(tree.lemmas[$0]) }
  }

  /// "the strike hit a school, killing six": no stoppage of work.
  private func isBlowThatHit(_ mention: EventMention) -> Bool {
    guard tree.relation(mention.head) == .nsubj, let verb = tree.head(mention.head) else { return false }
    // "an Israeli strike killed five people"
    if ["kill", "wound", "injure"].contains(tree.lemmas[verb]),
      mention.actors.contains(where: { sorter.country($0) != nil })
    {
      return true
    }
    guard
      ArgumentReader.hitting.contains(tree.lemmas[verb])
    else { return false }
    return mention.targets.contains { sorter.noun($0.head) == .physical }
      && tree.sentences[mention.sentence].contains { Self.forceful.contains(tree.lemmas[$0]) }
  }

  private func isPast(_ verb: Int) -> Bool {
    [.verbPast, .verbPastParticiple].contains(tree.tokens[verb].tag)
  }

  /// Weapons are also launched on a parade; a target, an interception or a party on the other side makes it an attack.
  private func isHostile(_ mention: EventMention) -> Bool {
    // "test-fired a missile"
    if (1...2).contains(where: { tree.word(mention.head - $0) == "test" }) { return false }
    if !mention.targets.isEmpty || !mention.actors.isEmpty || mention.origin != nil { return true }
    return mention.word.subject == .defender || mention.word.subject == .weapon || mention.place != nil
  }

  private func isSince(_ date: ReportedDate) -> Bool { date.text?.lowercased().hasPrefix("since") ?? false }
}
