import NewsModel

/// Links statements with statements and incidents with incidents, once the actors are joined.
struct RecordLinking {
  /// A record's place: its report's, and its own in that report.
  struct Position {
    var part: Int
    var index: Int

    init(_ part: Int, _ index: Int) { (self.part, self.index) = (part, index) }
  }

  private let parts: [ReportPart]
  /// What is found, for each report.
  private(set) var links: [PartLinks]
  private var statements: [StatementLinker.Traits] = []
  private var statementPositions: [Position] = []
  private var incidents: [IncidentTraits] = []
  private var incidentPositions: [Position] = []

  /// - Parameter actors: for each report the ids in the collection of actors that go by another id in the report.
  init(_ parts: [ReportPart], actors: [[String: String]]) {
    self.parts = parts
    links = actors.map { PartLinks(actors: $0) }
    // By date and id; undated reports come last, for "~" stands behind every digit.
    let order = parts.map { ($0.document.datePublished?.description ?? "~") + " " + $0.document.id }
      .enumerated().sorted { $0.element < $1.element }
    for (place, part) in order.enumerated() { collect(part.offset, place: place) }
    let statementClusters = StatementLinker.clusters(statements)
    let incidentClusters = IncidentLinker.clusters(incidents)
    nameClusters(statementClusters, incidentClusters)
    date(statementClusters, incidentClusters)
    compareTolls(incidentClusters)
    dispute(incidentClusters)
  }

  private mutating func collect(_ number: Int, place: Int) {
    let (part, actors) = (parts[number], links[number].actors)
    let published = part.document.datePublished.map { Int32($0.dayNumber) }
    for (index, statement) in part.traits.statements.enumerated() {
      var said = statement.said
      (said.document, said.published) = (Int32(place), published)
      if let id = statement.speakerID, let joined = actors[id] { said.speaker = joined }
      statements.append(said)
      statementPositions.append(Position(number, index))
    }
    for (index, incident) in part.traits.incidents.enumerated() {
      incidents.append(IncidentTraits(incident, document: place) { actors[$0] ?? $0 })
      incidentPositions.append(Position(number, index))
    }
  }

  private func traits(_ number: Int) -> StatementTraits {
    let position = statementPositions[number]
    return parts[position.part].traits.statements[position.index]
  }

  private mutating func change(
    _ statement: Int, _ body: (inout ReportLinks.StatementLink) -> Void
  ) {
    let position = statementPositions[statement]
    body(&links[position.part].statements[position.index, default: .init()])
  }

  private mutating func change(
    incident: Int, _ body: (inout ReportLinks.IncidentLink) -> Void
  ) {
    let position = incidentPositions[incident]
    body(&links[position.part].incidents[position.index, default: .init()])
  }

  /// A cluster goes by its earliest member.
  private mutating func nameClusters(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) {
    for cluster in statementClusters {
      let documents = Set(cluster.map { statements[$0].document }).count
      let id = statements[cluster[0]].id
      for member in cluster { change(member) { ($0.clusterID, $0.occurrences) = (id, documents) } }
    }
    for cluster in incidentClusters {
      let documents = Set(cluster.map { incidents[$0].document }).count
      let id = incidents[cluster[0]].id
      for member in cluster {
        change(incident: member) { ($0.clusterID, $0.documentCount) = (id, documents) }
      }
    }
  }
}

extension RecordLinking {
  /// Dates what another report bounds: first by those that tell the same, then by the first report that shares something
  /// with an undated one.
  private mutating func date(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) {
    var dated: (statements: Set<Int>, incidents: Set<Int>) = ([], [])
    for cluster in incidentClusters {
      guard let days = days(ofIncidents: cluster) else { continue }
      for member in cluster {
        guard let open = incidents[member].open, let date = CrossDating.date(open.date, days: days) else {
          continue
        }
        change(incident: member) { $0.date = LinkedDate(date) }
        dated.incidents.insert(member)
      }
    }
    for cluster in statementClusters {
      guard let days = Self.best(cluster.compactMap { statements[$0].days }) else { continue }
      for member in cluster {
        guard let open = traits(member).open, let date = CrossDating.date(open.date, days: days) else {
          continue
        }
        change(member) { $0.date = LinkedDate(date) }
        dated.statements.insert(member)
      }
    }
    let references = references(statementClusters, incidentClusters)
    if !references.isEmpty { date(by: references, unless: dated) }
  }

  private mutating func date(
    by references: [Int: CalendarDate], unless dated: (statements: Set<Int>, incidents: Set<Int>)
  ) {
    for number in statements.indices {
      guard let day = references[statementPositions[number].part], !dated.statements.contains(number),
        let open = traits(number).open, let date = CrossDating.date(open.date, notBehind: day)
      else { continue }
      change(number) { $0.date = LinkedDate(date) }
    }
    for number in incidents.indices {
      guard let day = references[incidentPositions[number].part], !dated.incidents.contains(number),
        let open = incidents[number].open, let date = CrossDating.date(open.date, notBehind: day)
      else { continue }
      change(incident: number) { $0.date = LinkedDate(date) }
    }
  }

  private func days(ofIncidents cluster: [Int]) -> DayInterval? {
    if let days = Self.best(cluster.compactMap { incidents[$0].occasion }) { return days }
    guard let told = cluster.compactMap({ incidents[$0].published }).min(),
      let day = CalendarDate(dayNumber: Int(told))
    else { return nil }
    // None tells the day, but one a weekday: it is the last one before the first report that is dated.
    let resolved = cluster.lazy.compactMap { incidents[$0].timex }.compactMap {
      CrossDating.resolve($0, notBehind: day)
    }.first
    return resolved.map(DayInterval.init(day:))
  }

  /// The narrowest of several intervals, the earliest of those.
  private static func best(_ days: [DayInterval]) -> DayInterval? {
    days.filter { $0.isWithin(days: 4) }
      .min { ($0.last - $0.first, $0.first) < ($1.last - $1.first, $1.first) }
  }

  /// For each undated report: the day of the first dated one that tells something of the same.
  private func references(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) -> [Int: CalendarDate] {
    var references: [Int: CalendarDate] = [:]
    func refer(_ cluster: [Int]) {
      guard let day = cluster.compactMap({ parts[$0].document.datePublished }).min() else { return }
      for part in cluster where parts[part].document.datePublished == nil {
        references[part] = min(references[part] ?? day, day)
      }
    }
    for cluster in statementClusters { refer(cluster.map { statementPositions[$0].part }) }
    for cluster in incidentClusters { refer(cluster.map { incidentPositions[$0].part }) }
    return references
  }
}

extension RecordLinking {
  /// At most so many figures of other reports are put beside an incident's own.
  private static let mostFigures = 20

  /// Puts the figures of other reports beside an incident's own, where they are not all the same.
  private mutating func compareTolls(_ clusters: [[Int]]) {
    for cluster in clusters {
      for toll in ReportLinks.Figures.tolls {
        // A few beyond the most that is shown, for an incident's own are not among those of others.
        let told = cluster.filter { !incidents[$0].figures[keyPath: toll].isEmpty }
        guard Set(told.flatMap { incidents[$0].figures[keyPath: toll].map(\.value) }).count > 1 else {
          continue
        }
        let shown = told.prefix(Self.mostFigures + 1)
        for member in told {
          let others = shown.filter { $0 != member }.flatMap { incidents[$0].figures[keyPath: toll] }
          change(incident: member) { $0.figures[keyPath: toll] = Array(others.prefix(Self.mostFigures)) }
        }
      }
    }
  }
}

extension ReportLinks.Figures {
  /// Each toll.
  static var tolls: [WritableKeyPath<ReportLinks.Figures, [Casualties.Report]>] {
    [\.fatalities, \.injured, \.abducted]
  }

  /// The figures of an incident, each with the report that gives it.
  init(_ incident: Incident, of document: Document) {
    func told(_ casualties: Casualties?) -> [Casualties.Report] {
      (casualties?.reports ?? []).map { figure in
        var figure = figure
        figure.reportedBy = figure.reportedBy ?? document.publisher
        figure.documentID = document.id
        return figure
      }
    }
    (fatalities, injured) = (told(incident.fatalities), told(incident.injured))
    abducted = told(incident.abducted)
  }
}

extension RecordLinking {
  /// At most so many statements of other reports are said to dispute an incident: the first ones, by id.
  private static let mostDisputers = 50

  /// Who disputes, condemns or justifies what another report tells.
  private mutating func dispute(_ clusters: [[Int]]) {
    var disputes = DisputeLinker(incidents)
    for number in statements.indices {
      let actors = links[statementPositions[number].part].actors
      disputes.add(number, traits(number), said: statements[number]) { actors[$0] ?? $0 }
    }
    var disputers: [Int: Set<String>] = [:]
    for link in disputes.links() {
      let incident = incidents[link.incident].id
      change(link.statement) {
        $0.about.append(Statement.Subject(incidentID: incident, relation: link.relation))
      }
      if link.relation == .denies {
        disputers[link.incident, default: []].insert(statements[link.statement].id)
      }
    }
    for cluster in clusters {
      var all: Set<String> = []
      for member in cluster { all.formUnion((disputers[member] ?? []).union(incidents[member].disputedBy)) }
      if all.count > Self.mostDisputers { all = Set(all.sorted().prefix(Self.mostDisputers)) }
      if !all.isEmpty { for member in cluster { disputers[member] = all } }
    }
    for (number, ids) in disputers {
      let new = ids.subtracting(incidents[number].disputedBy).sorted().prefix(Self.mostDisputers)
      if !new.isEmpty { change(incident: number) { $0.disputedBy = Array(new) } }
    }
  }
}
