import NewsModel

/// Finds what a statement of one report says of an incident that another report tells: that it denies, condemns, justifies
/// or claims it.
///
/// Two ways lead there. A report that says of somebody "denied the shelling of X" often tells the shelling as an incident
/// of its own, which is compared with those of other reports. Where it does not, the statement's own words have to name
/// the deed, and where it was or whom it hit.
struct DisputeLinker: Sendable {
  private struct Candidate: Sendable {
    var statement: Int
    var relation: Statement.Subject.Relation
    var said: StatementLinker.Traits
    /// Ids of actors, ascending.
    var mentions: [String]
  }

  private let incidents: [IncidentTraits]
  private var numbers: [String: Int] = [:]
  /// For each incident, the statements of its own report that deny it.
  private var deniers: [Int: [Int]] = [:]
  private var candidates: [Candidate] = []
  /// Incidents by the stems of their places, in the order of their days.
  private var byPlace: [UInt32: [(day: Int32, number: Int)]] = [:]

  init(_ incidents: [IncidentTraits]) {
    self.incidents = incidents
    for (number, incident) in incidents.enumerated() {
      numbers[incident.id] = number
      guard let occasion = incident.occasion else { continue }
      for word in incident.placeWords { byPlace[word, default: []].append((occasion.first, number)) }
    }
    byPlace = byPlace.mapValues { $0.sorted { $0 < $1 } }
  }

  /// Takes up a statement, known by a number.
  ///
  /// - Parameters:
  ///   - said: what it says, in the collection's terms.
  ///   - joined: the id in the collection of an actor of its report.
  mutating func add(
    _ number: Int, _ statement: StatementTraits, said: StatementLinker.Traits, joined: (String) -> String
  ) {
    for incident in statement.denied {
      if let incident = numbers[incident] { deniers[incident, default: []].append(number) }
    }
    guard let relation = statement.relation else { return }
    candidates.append(
      Candidate(
        statement: number, relation: relation, said: said,
        mentions: Set(statement.mentions.map(joined)).sorted()))
  }

  /// A statement, and what it does with an incident of another report.
  struct Link: Hashable, Sendable {
    var statement: Int
    var incident: Int
    var relation: Statement.Subject.Relation
  }

  /// Everything found, in the order of the statements.
  func links() -> [Link] {
    let spoken = Concurrently.map(candidates.count) { self.spoken(candidates[$0]) }.flatMap { $0 }
    return Set(denials() + spoken).sorted { ($0.statement, $0.incident) < ($1.statement, $1.incident) }
  }

  /// By incidents that are denied in one report and told in the other.
  private func denials() -> [Link] {
    if deniers.isEmpty { return [] }
    return IncidentLinker.candidates(incidents) { pair -> [Link]? in
      [(pair.one, pair.other), (pair.other, pair.one)].flatMap { denied, told -> [Link] in
        guard let statements = deniers[denied], deniers[told] == nil, incidents[told].footing == .fact,
          let score = IncidentMatch.score(incidents[denied], incidents[told], denied: true),
          score >= IncidentMatch.enough
        else { return [] }
        return statements.map { Link(statement: $0, incident: told, relation: .denies) }
      }
    }.flatMap { $0 }
  }
}

extension DisputeLinker {
  /// By a statement's own words. Only where one occasion is meant: none of the incidents may be days apart.
  private func spoken(_ candidate: Candidate) -> [Link] {
    guard let said = candidate.said.days?.first ?? candidate.said.published else { return [] }
    var found: [(score: Int, number: Int)] = []
    var seen: Set<Int> = []
    for word in candidate.said.words.stems {
      for number in incidents(at: word, before: said) where seen.insert(number).inserted {
        if let score = score(candidate, incidents[number]) { found.append((score, number)) }
      }
    }
    guard let best = found.map(\.score).max() else { return [] }
    let numbers = found.filter { $0.score == best }.map(\.number)
    let days = numbers.compactMap { incidents[$0].occasion }
    guard days.allSatisfy({ $0.gap(to: days[0]) <= 1 }) else { return [] }
    return numbers.sorted().map {
      Link(statement: candidate.statement, incident: $0, relation: candidate.relation)
    }
  }

  /// How well a statement's words name an incident: its place, whom it hit, who did it; `nil` where that is too little.
  private func score(_ candidate: Candidate, _ incident: IncidentTraits) -> Int? {
    let words = candidate.said.words.stems
    guard incident.footing == .fact, incident.document != candidate.said.document, !incident.isSeries,
      ContentWords.common(words, incident.triggers) > 0
    else { return nil }
    let place = ContentWords.common(words, incident.placeWords) > 0 ? 2 : 0
    let target =
      ContentWords.common(words, incident.targetWords) > 0
        || candidate.mentions.intersects(incident.targets) ? 1 : 0
    let isOwn = candidate.said.speaker.map(incident.actors.contains) ?? false
    let actor = isOwn || candidate.mentions.intersects(incident.actors) ? 1 : 0
    // Who claims or justifies a deed is held to have done it.
    if candidate.relation == .claims, !isOwn, !incident.actors.isEmpty { return nil }
    let score = place + target + actor
    return score >= 3 ? score : nil
  }

  /// Incidents at a place of that name, of a day or of the two weeks before it: at most 64, the latest.
  private func incidents(at word: UInt32, before day: Int32) -> [Int] {
    guard let all = byPlace[word] else { return [] }
    let end = all.partitioningIndex(in: 0..<all.count) { all[$0].day > day + 1 }
    return all[..<end].suffix(64).filter { $0.day >= day - 14 }.map(\.number)
  }
}
