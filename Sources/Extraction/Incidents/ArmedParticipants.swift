import NewsModel

/// Who uses force as a matter of course, and what force is used from.
extension ParticipantSorter {
  /// An aircraft, vehicle or vessel that force is used from.
  func isMachine(_ index: Int) -> Bool {
    Self.aircraft.contains(tree.lemmas[index]) || Self.machines.contains(tree.lemmas[index])
  }

  /// Who uses force as a matter of course: armies, armed groups, gunmen, those who stand behind aircraft.
  func isArmed(_ index: Int) -> Bool {
    if noun(index) == .perpetrator || isMachine(index) || Self.forces.contains(tree.lemmas[index]) {
      return true
    }
    return known(index).map { $0.classification == .armedGroup || $0.sector == "military" } ?? false
  }

  private static let forces: Set = [
    "army", "force", "military", "troop", "navy", "militia", "soldier", "brigade", "battalion", "artillery",
    "coalition", "fighter", "militant",
  ]

  /// What flies with people in it.
  func isAircraft(_ index: Int) -> Bool { Self.aircraft.contains(tree.lemmas[index]) }

  private static let aircraft: Set = [
    "warplane", "jet", "aircraft", "plane", "airplane", "helicopter", "gunship", "f-16",
  ]
  private static let machines: Set = [
    "tank", "ship", "warship", "gunboat", "submarine", "vessel", "artillery", "drone",
  ]
}
