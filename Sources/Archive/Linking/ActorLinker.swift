import NewsModel

/// Joins the actors of many reports: by name, alias, role and country, and keeps apart those that differ.
///
/// Reports already file an actor under its fullest name, so that most are joined by that name. What is left to do: to part
/// those who only share a name, and to join those that a report calls by an alias, an acronym or a surname alone. Works on
/// the distinct descriptions of actors, not on their mentions; its time grows with their number.
struct ActorLinker {
  /// An actor as one or more reports describe it alike.
  fileprivate struct Profile: Hashable {
    var id: String
    var name: String
    var classification: Classification?
    var country: String?
  }

  /// Several profiles that are one actor.
  struct Group {
    var names: Set<String> = []
    var aliases: Set<String> = []
    var roles: Set<String> = []
    var classification: Classification?
    var country: String?
    /// The first report that has it, by date and id.
    var firstReport = ""
    fileprivate var profiles: [Profile] = []
  }

  private var profiles: [Profile: Group] = [:]
  private var numbers: [Profile: UInt32] = [:]
  /// For each report, by number: which profile each of its actors has.
  private var mentions: [[UInt32]] = []

  /// Takes up the actors of a report.
  mutating func add(_ document: Document, _ actors: some Sequence<Actor>) {
    // Undated reports come last: "~" stands behind every digit.
    let report = (document.datePublished?.description ?? "~") + " " + document.id
    var mentioned: [UInt32] = []
    for actor in actors {
      let profile = Profile(
        id: actor.id, name: NameWords.key(actor.name), classification: actor.classification,
        country: actor.country)
      let number = numbers[profile] ?? UInt32(numbers.count)
      numbers[profile] = number
      mentioned.append(number)
      // Taken out, so that it grows in its place.
      var group = profiles.removeValue(forKey: profile) ?? Group(firstReport: report)
      group.firstReport = min(group.firstReport, report)
      group.names.insert(profile.name)
      group.aliases.formUnion(actor.otherNames.map(NameWords.key))
      group.roles.formUnion(actor.roles.flatMap { NameWords.words($0.role) })
      profiles[profile] = group
    }
    mentions.append(mentioned)
  }

  /// For each report, in the order in which they were taken up: the ids in the collection of those of its actors that go
  /// by another id there than in the report.
  func joinedIDs() -> [[String: String]] {
    let groups = partedByName()
    var ids = Self.ids(of: groups)
    for (index, target) in AliasJoining(groups).targets() { ids[index] = ids[target] }
    var renamed: [UInt32: (from: String, to: String)] = [:]
    for (index, group) in groups.enumerated() {
      for profile in group.profiles where profile.id != ids[index] {
        if let number = numbers[profile] { renamed[number] = (profile.id, ids[index]) }
      }
    }
    return mentions.map { numbers in
      // The last of those that have one id counts, as when records are joined.
      var found: [String: String] = [:]
      for number in numbers { if let (id, joined) = renamed[number] { found[id] = joined } }
      return found
    }
  }

  /// Those of one id, parted by what they are and which country they belong to. One of whom the country is not known goes
  /// with the others where these agree, or where their roles leave only one.
  private func partedByName() -> [Group] {
    var byID: [String: [Profile]] = [:]
    for profile in profiles.keys { byID[profile.id, default: []].append(profile) }
    return byID.keys.sorted().flatMap { id in
      parted((byID[id] ?? []).sorted { Self.order($0) < Self.order($1) })
    }
  }

  private static func order(_ profile: Profile) -> String {
    "\(profile.country == nil ? 1 : 0)\(profile.classification == nil ? 1 : 0) \(profile.country ?? "") "
      + (profile.classification?.rawValue ?? "")
  }

  /// The sure ones come first, so that the others find them all.
  private func parted(_ profiles: [Profile]) -> [Group] {
    var groups: [Group] = []
    for profile in profiles {
      guard let described = self.profiles[profile] else { continue }
      var fitting = groups.indices.filter { groups[$0].agrees(profile.classification, profile.country) }
      if fitting.count > 1 {
        fitting = fitting.filter { !groups[$0].roles.isDisjoint(with: described.roles) }
      }
      if fitting.count == 1 {
        groups[fitting[0]].take(described, profile)
      } else {
        var group = described
        (group.classification, group.country) = (profile.classification, profile.country)
        group.profiles = [profile]
        groups.append(group)
      }
    }
    return groups
  }

  /// The group of the earliest report keeps the plain id; others of the name add their country, or what they are.
  private static func ids(of groups: [Group]) -> [String] {
    var earliest: [String: String] = [:]
    for group in groups {
      for profile in group.profiles {
        earliest[profile.id] = min(earliest[profile.id] ?? group.firstReport, group.firstReport)
      }
    }
    var taken: Set<String> = []
    return groups.map { group in
      let plain = group.profiles[0].id
      var id = plain
      if earliest[plain] != group.firstReport || taken.contains(plain) {
        let mark = group.country ?? group.classification?.rawValue ?? "other"
        id = plain + "-" + Identifier.slug(mark)
        while taken.contains(id) { id += "-other" }
      }
      taken.insert(id)
      return id
    }
  }
}

extension ActorLinker.Group {
  /// Whether nothing that is known speaks against it being the same. Armed groups are called organizations, too.
  func agrees(_ classification: Classification?, _ country: String?) -> Bool {
    if let own = self.country, let country, own != country { return false }
    guard let own = self.classification, let classification, own != classification else { return true }
    return Set([own, classification]) == [.armedGroup, .organization]
  }

  fileprivate mutating func take(_ other: ActorLinker.Group, _ profile: ActorLinker.Profile) {
    names.formUnion(other.names)
    aliases.formUnion(other.aliases)
    roles.formUnion(other.roles)
    classification = classification ?? profile.classification
    country = country ?? profile.country
    firstReport = min(firstReport, other.firstReport)
    profiles.append(profile)
  }
}
