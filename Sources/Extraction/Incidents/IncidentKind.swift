import NewsModel

/// Tells the sort of an incident from its event words and weapons.
struct IncidentKind: Sendable {
  private let tree: SyntaxTree
  private let sorter: ParticipantSorter
  private let weapons: WeaponReader

  /// The sorts of violence, those first that tell most when an incident has several.
  private static let order = [
    "abduction_forced_disappearance", "arson", "robbery", "suicide_bomb", "air_drone_strike",
    "remote_explosive_landmine_ied",
    "grenade", "shelling_artillery_missile_attack", "sexual_violence", "attack", "armed_clash",
    "violent_demonstration",
    "looting_property_destruction",
  ]
  /// The sort of violence that a weapon makes it.
  private static let byWeapon = [
    "uav": "air_drone_strike", "cruise_missile": "shelling_artillery_missile_attack",
    "ballistic_missile": "shelling_artillery_missile_attack",
    "missile": "shelling_artillery_missile_attack", "rocket": "shelling_artillery_missile_attack",
    "mortar": "shelling_artillery_missile_attack",
    "artillery": "shelling_artillery_missile_attack", "vehicle_bomb": "remote_explosive_landmine_ied",
    "bomb": "remote_explosive_landmine_ied",
    "ied": "remote_explosive_landmine_ied", "suicide_vest": "suicide_bomb", "grenade": "grenade",
  ]

  /// Sorts that a weapon may make more particular.
  private static let general: Set = [
    "attack", "shelling_artillery_missile_attack", "remote_explosive_landmine_ied",
  ]
  /// Crowds, whose clashes are riots.
  private static let crowds: Set = ["protester", "demonstrator", "rioter", "crowd", "mob", "student", "fan"]

  /// Words that tell what came of it and not how, so that any other word says more.
  static let effects: Set = [
    "kill", "wound", "injure", "slay", "death", "death toll", "toll", "number of dead", "number of deaths",
    "number of victims",
    "number of injured", "number of wounded",
  ]

  private static let byAir: Set = ["air_drone_strike", "suicide_bomb"]

  init(_ tree: SyntaxTree, _ sorter: ParticipantSorter, _ weapons: WeaponReader) {
    (self.tree, self.sorter, self.weapons) = (tree, sorter, weapons)
  }

  /// ACLED's event type and sub-event type.
  func kind(_ mentions: [EventMention]) -> (event: String, sub: String) {
    let lead = mentions[0].word
    guard lead.category == .violent else { return (lead.eventType, lead.subEventType) }
    let rank = { (mention: EventMention) in
      Self.order.firstIndex(of: mention.word.subEventType) ?? Self.order.count
    }
    var telling = mentions.filter { $0.isFoundation && !Self.effects.contains($0.word.word) }
    // "the bombardment" takes up what was told by another word.
    if telling.contains(where: { !$0.isAnaphoric }) { telling.removeAll(where: \.isAnaphoric) }
    let best =
      (telling.isEmpty ? mentions.filter(\.isFoundation) : telling).min { rank($0) < rank($1) }?.word ?? lead
    // "a strike on the consulate … the air strike": the later word may tell more.
    let later = mentions.first {
      $0.isAnaphoric && $0.isFoundation && Self.byAir.contains($0.word.subEventType)
    }
    if best.subEventType == "attack", let word = later?.word { return (word.eventType, word.subEventType) }
    if best.eventType == "battles", isRiot(mentions) { return ("riots", "violent_demonstration") }
    guard Self.general.contains(best.subEventType) else { return (best.eventType, best.subEventType) }
    if isBySuicide(mentions) { return ("explosions_remote_violence", "suicide_bomb") }
    if isAerial(mentions) { return ("explosions_remote_violence", "air_drone_strike") }
    let weapons = mentions.flatMap(\.weapons)
    if !weapons.isEmpty, weapons.allSatisfy({ $0.type == "riot_control" }) {
      return ("protests", "protest_with_intervention")
    }
    // "Police fired live rounds at protesters"
    if best.word == "fire", !weapons.isEmpty, weapons.allSatisfy({ $0.type == "firearm" }) {
      return ("violence_against_civilians", "attack")
    }
    // Bombs that are fired are shells.
    let isShelling = best.subEventType == "shelling_artillery_missile_attack"
    let sorts = mentions.flatMap(\.weapons).filter { !isShelling || $0.type != "bomb" }
      .compactMap { Self.byWeapon[$0.type] }
      .sorted { (Self.order.firstIndex(of: $0) ?? 99) < (Self.order.firstIndex(of: $1) ?? 99) }
    guard let sort = sorts.first else { return (best.eventType, best.subEventType) }
    return ("explosions_remote_violence", sort)
  }

  /// "a suicide bomber", "the suicide attacker": a drone of that name is a weapon like others.
  private func isBySuicide(_ mentions: [EventMention]) -> Bool {
    mentions.contains { mention in
      mention.clause.contains {
        tree.words[$0] == "suicide" && weapons.weapon(at: $0)?.type != "uav"
          && ["bomber", "bombers", "attacker", "attackers", "vehicle", "vehicles", "car", "truck", "vest"]
            .contains(tree.word($0 + 1))
      }
    }
  }

  /// Bombs that were dropped, or aircraft that struck.
  private func isAerial(_ mentions: [EventMention]) -> Bool {
    mentions.contains { mention in
      if mention.word.part == .verb, !tree.isPassive(mention.head),
        tree.subject(mention.head).map(sorter.isAircraft) ?? false
      {
        return true
      }
      // "the Air Force carried out strikes"
      if mention.actors.contains(where: { tree.lemmas[$0] == "force" && tree.word($0 - 1) == "air" }),
        ["bomb", "strike", "hit", "target", "pound"].contains(mention.word.word)
      {
        return true
      }
      // "an Israeli strike", "US strikes on radar sites"
      if mention.word.part == .noun, mention.word.word == "strike", mention.weapons.isEmpty,
        mention.actors.contains(where: { isMilitary($0) || sorter.country($0) != nil })
      {
        return true
      }
      // "Israel bombed a hospital"
      if mention.word.part == .verb, ["bomb", "bombard"].contains(mention.word.word),
        mention.actors.contains(where: isMilitary)
      {
        return true
      }
      let bombs = mention.weapons.filter { $0.type == "bomb" }
      if !bombs.isEmpty, ["strike", "hit"].contains(mention.word.word),
        mention.actors.contains(where: isMilitary)
      {
        return true
      }
      return !bombs.isEmpty && tree.lemmas[mention.head] == "drop"
        || bombs.contains {
          ["barrel", "glide", "aerial", "guided"].contains(tree.words[$0.tokens.lowerBound])
        }
    }
  }

  /// A state or its army.
  private func isMilitary(_ actor: Int) -> Bool {
    sorter.country(actor) != nil && tree.tokens[actor].tag.isProperNoun
      || ["army", "military"].contains(tree.lemmas[actor]) || sorter.known(actor)?.sector == "military"
  }

  private func isRiot(_ mentions: [EventMention]) -> Bool {
    mentions.contains { $0.actors.contains { Self.crowds.contains(tree.lemmas[$0]) } }
  }
}
