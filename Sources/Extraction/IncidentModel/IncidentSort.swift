/// The sorts of incident that the model tells apart: those of the answer templates of MUC-4.
package enum IncidentSort: String, CaseIterable, Sendable {
  case attack, bombing, kidnapping, arson, robbery

  private static let bySubEvent: [String: IncidentSort] = [
    "abduction_forced_disappearance": .kidnapping, "arson": .arson, "robbery": .robbery,
    "looting_property_destruction": .robbery, "suicide_bomb": .bombing, "air_drone_strike": .bombing,
    "remote_explosive_landmine_ied": .bombing, "grenade": .bombing,
  ]
  private static let explosives: Set = ["vehicle_bomb", "bomb", "ied", "suicide_vest", "grenade", "uav"]

  /// The sort of a violent sub-event type.
  init(subEventType: String) { self = Self.bySubEvent[subEventType] ?? .attack }

  /// The sort of a violent event word.
  init(_ word: EventWord) { self.init(subEventType: word.subEventType) }

  /// The sort of several mentions of one incident: the most particular, by words first and weapons second.
  init(_ mentions: [EventMention]) {
    let sorts = Set(mentions.map { IncidentSort($0.word) })
    let byWord: [IncidentSort] = [.kidnapping, .arson, .robbery, .bombing]
    let explodes = mentions.contains { $0.weapons.contains { Self.explosives.contains($0.type) } }
    self = byWord.first(where: sorts.contains) ?? (explodes ? .bombing : .attack)
  }

  /// ACLED's event type and sub-event type of an incident of which no more is known.
  var eventType: (event: String, sub: String) {
    switch self {
    case .attack: ("violence_against_civilians", "attack")
    case .bombing: ("explosions_remote_violence", "remote_explosive_landmine_ied")
    case .kidnapping: ("violence_against_civilians", "abduction_forced_disappearance")
    case .arson: ("strategic_developments", "arson")
    case .robbery: ("strategic_developments", "robbery")
    }
  }

  var hash: UInt64 { FeatureHashing.word(rawValue.utf8) }
}

/// The parts that the model fills.
package enum IncidentRole: Int, CaseIterable, Sendable {
  /// People who did it.
  case perpetrator
  /// The organization behind it.
  case organization
  /// What it was done to.
  case target
  /// People with names that it was done to.
  case victim
  /// With what.
  case weapon

  /// The number of the network's answer for the part in an incident of some sort.
  package func output(of sort: IncidentSort) -> Int {
    rawValue * IncidentSort.allCases.count + (IncidentSort.allCases.firstIndex(of: sort) ?? 0)
  }
}
