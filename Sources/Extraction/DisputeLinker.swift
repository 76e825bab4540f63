import NewsModel

/// Links statements that deny or claim an incident with it, both ways, and lets the incident's status say so.
struct DisputeLinker {
  private(set) var statements: [Statement]
  private(set) var incidents: [Incident]

  /// How many code points before a denial its incident may have been told last.
  private static let reach = 800
  /// Words of a denial that take up what was told before it.
  private static let anaphors: Set = [
    "involvement", "responsibility", "participation", "charge", "charges", "accusation", "accusations",
    "allegation",
    "allegations", "claim", "claims", "report", "reports",
  ]
  /// The same, where they are all of the denial.
  private static let pronouns: Set = ["it", "this", "that", "them", "these", "so"]

  /// Statements whose ``Statement/about`` is filled in, and the incidents of the same report.
  init(statements: [Statement], incidents: [Incident]) {
    (self.statements, self.incidents) = (statements, incidents)
  }

  /// Links what takes up an incident without naming it, then notes claims and denials at the incidents.
  mutating func link() {
    guard !incidents.isEmpty else { return }
    linkAnaphors()
    linkAdmissions()
    let numbers = Dictionary(incidents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for statement in statements where !Self.isOfNobody(statement) {
      for subject in statement.about {
        guard let number = numbers[subject.incidentID] else { continue }
        switch subject.relation {
        case .denies: dispute(number, by: statement)
        case .claims where !statement.negated: claim(number, by: statement)
        default: continue
        }
      }
    }
    for index in incidents.indices where incidents[index].reality == .asserted { deny(index) }
  }

  /// "The army denied shelling the town": what is told in denials alone, nobody asserts.
  private mutating func deny(_ number: Int) {
    let incident = incidents[number]
    guard !incident.disputedBy.isEmpty, incident.claimedBy.isEmpty, !incident.triggers.isEmpty else { return }
    let denials = statements.filter { incident.disputedBy.contains($0.id) }
    let isOnlyDenied = incident.triggers.allSatisfy { trigger in
      denials.contains { denial in
        !denial.negated && denial.contents.contains { $0.start <= trigger.start && $0.end >= trigger.end }
      }
    }
    if isOnlyDenied { incidents[number].reality = .negated }
  }

  /// "The army denied the charges": what was told last before it, of an incident that its speaker is said to have done
  /// where there is one.
  private mutating func linkAnaphors() {
    let violent = incidents.enumerated().filter { $0.element.category == .violent }
      .flatMap { number, incident in incident.triggers.map { (start: $0.start, number: number) } }
      .sorted { $0.start < $1.start }
    for index in statements.indices where statements[index].about.isEmpty {
      let relation: Statement.Subject.Relation
      switch statements[index].act {
      case .deny: relation = .denies
      // "Tehran rejected the allegation", but not "rejected the report's proposals"
      case .reject where isOfAccusation(statements[index]): relation = .denies
      case .claimResponsibility: relation = .claims
      default: continue
      }
      guard let cue = statements[index].cue, isAnaphoric(statements[index]) else { continue }
      let before = Self.last(of: violent, before: cue.start).reversed().prefix {
        cue.start - $0.start < Self.reach
      }
      let speaker = statements[index].speaker?.actorID
      let own = before.first { told in
        speaker != nil && incidents[told.number].actors.contains { $0.party.actorID == speaker }
      }
      guard let told = own ?? before.first else { continue }
      statements[index].about.append(.init(incidentID: incidents[told.number].id, relation: relation))
    }
  }

  /// "The group said that its drones had hit the port": who says that they did it claims it.
  private mutating func linkAdmissions() {
    let numbers = Dictionary(incidents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for index in statements.indices {
      guard let speaker = statements[index].speaker?.actorID else { continue }
      for subject in statements[index].about.indices
      where statements[index].about[subject].relation == .reports {
        guard let number = numbers[statements[index].about[subject].incidentID],
          incidents[number].category == .violent
        else { continue }
        let isOwn = incidents[number].actors.contains { actor in
          actor.party.actorID == speaker
            && statements[index].contents.contains { content in
              actor.party.mention.map { content.overlaps($0) } ?? false
            }
        }
        if isOwn { statements[index].about[subject].relation = .claims }
      }
    }
  }

  private static func last(of told: [(start: Int, number: Int)], before position: Int) -> ArraySlice<
    (start: Int, number: Int)
  > {
    var (low, high) = (0, told.count)
    while low < high {
      let middle = (low + high) / 2
      if told[middle].start < position { low = middle + 1 } else { high = middle }
    }
    return told[..<low]
  }

  private func isAnaphoric(_ statement: Statement) -> Bool {
    let words = statement.text.lowercased().split { !$0.isLetter }.map(String.init)
    if words.count <= 2, words.contains(where: Self.pronouns.contains) { return true }
    return words.count <= 12 && words.contains(where: Self.anaphors.contains)
  }

  private func isOfAccusation(_ statement: Statement) -> Bool {
    let words = statement.text.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains {
      ["charge", "charges", "accusation", "accusations", "allegation", "allegations"].contains($0)
    }
  }

  private mutating func dispute(_ number: Int, by statement: Statement) {
    if !incidents[number].disputedBy.contains(statement.id) {
      incidents[number].disputedBy.append(statement.id)
    }
    incidents[number].status = .disputed
    guard let speaker = statement.speaker?.actorID else { return }
    let name = statement.speaker?.name
    for index in incidents[number].actors.indices {
      let actor = incidents[number].actors[index]
      // Who denies a deed stands accused of it; a state speaks for its services.
      let isOwn = actor.party.actorID == speaker || name != nil && actor.party.country == name
      if isOwn || actor.attributedBy == statement.id {
        incidents[number].actors[index].attribution = .denied
      }
    }
  }

  /// "No group claimed responsibility": nobody does.
  private static func isOfNobody(_ statement: Statement) -> Bool {
    let words = statement.speaker?.mention?.exact.lowercased().split(separator: " ") ?? []
    return ["no", "nobody", "none"].contains(words.first ?? "")
  }

  private mutating func claim(_ number: Int, by statement: Statement) {
    guard let speaker = statement.speaker?.actorID else { return }
    if !incidents[number].claimedBy.contains(speaker) { incidents[number].claimedBy.append(speaker) }
    if incidents[number].status != .disputed { incidents[number].status = .claimed }
    for index in incidents[number].actors.indices
    where incidents[number].actors[index].party.actorID == speaker {
      incidents[number].actors[index].attribution = .claimed
    }
  }
}
