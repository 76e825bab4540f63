import NewsModel

/// Links statements with statements and incidents with incidents, once the actors are joined.
struct RecordLinking {
  /// A record's place: its report's, and its own in that report.
  struct Position {
    var report: Int
    var index: Int
  }

  private let reports: [CheckedReport]
  private let actors: [ActorLinker.Key: String]
  private var statementTraits: [StatementLinker.Traits] = []
  private var statementPositions: [Position] = []
  private var incidentTraits: [IncidentTraits] = []
  private var incidentPositions: [Position] = []
  private(set) var statements: [String: ReportLinks.StatementLink] = [:]
  private(set) var incidents: [String: ReportLinks.IncidentLink] = [:]

  init(_ reports: [CheckedReport], actors: [ActorLinker.Key: String]) {
    (self.reports, self.actors) = (reports, actors)
    // By date and id; undated reports come last, for "~" stands behind every digit.
    let order = reports.indices.sorted { Self.key(reports[$0].document) < Self.key(reports[$1].document) }
    for (place, report) in order.enumerated() { collect(report, place: place) }
    let statementClusters = StatementLinker.clusters(statementTraits)
    let incidentClusters = IncidentLinker.clusters(incidentTraits)
    nameClusters(statementClusters, incidentClusters)
    date(statementClusters, incidentClusters)
    compareTolls(incidentClusters)
    dispute(incidentClusters)
  }

  private static func key(_ document: Document) -> String {
    (document.datePublished?.description ?? "~") + " " + document.id
  }

  private mutating func collect(_ report: Int, place: Int) {
    let document = reports[report].document
    func joined(_ id: String) -> String { actors[ActorLinker.Key(document: document.id, id: id)] ?? id }
    for (index, entry) in reports[report].statements.enumerated() {
      let statement = entry.record
      let speaker = statement.speaker.flatMap { party in
        party.actorID.map(joined) ?? (party.named ? party.name.map(NameWords.key) : nil)
      }
      statementTraits.append(
        StatementLinker.Traits(
          id: statement.id, document: place, speaker: speaker, isNegated: statement.negated,
          words: ContentWords(statement.text),
          days: statement.date?.basis == .publication ? nil : DayInterval(statement.date),
          published: document.datePublished.map { Int32($0.dayNumber) }))
      statementPositions.append(Position(report: report, index: index))
    }
    for (index, entry) in reports[report].incidents.enumerated() {
      incidentTraits.append(
        IncidentTraits(entry.record, document: place, published: document.datePublished, joined: joined))
      incidentPositions.append(Position(report: report, index: index))
    }
  }

  private func statement(_ number: Int) -> Statement {
    let position = statementPositions[number]
    return reports[position.report].statements[position.index].record
  }

  fileprivate func incident(_ number: Int) -> Incident {
    let position = incidentPositions[number]
    return reports[position.report].incidents[position.index].record
  }

  /// The report of an incident.
  fileprivate func document(_ number: Int) -> Document {
    reports[incidentPositions[number].report].document
  }

  /// A cluster goes by its earliest member.
  private mutating func nameClusters(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) {
    for cluster in statementClusters {
      let documents = Set(cluster.map { statementTraits[$0].document }).count
      for member in cluster {
        statements[statementTraits[member].id, default: .init()].clusterID = statementTraits[cluster[0]].id
        statements[statementTraits[member].id]?.occurrences = documents
      }
    }
    for cluster in incidentClusters {
      let documents = Set(cluster.map { incidentTraits[$0].document }).count
      for member in cluster {
        incidents[incidentTraits[member].id, default: .init()].clusterID = incidentTraits[cluster[0]].id
        incidents[incidentTraits[member].id]?.documentCount = documents
      }
    }
  }
}

extension RecordLinking {
  /// Dates what another report bounds: first by those that tell the same, then by the first report that shares something
  /// with an undated one.
  private mutating func date(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) {
    for cluster in incidentClusters { dateIncidents(cluster) }
    for cluster in statementClusters {
      guard let days = Self.best(cluster.compactMap { statementTraits[$0].days }) else { continue }
      for member in cluster {
        guard let date = CrossDating.date(statement(member).date, days: days) else { continue }
        statements[statementTraits[member].id]?.date = date
      }
    }
    let references = references(statementClusters, incidentClusters)
    if references.isEmpty { return }
    for number in statementTraits.indices {
      let id = statementTraits[number].id
      guard let day = references[statementPositions[number].report], statements[id]?.date == nil,
        let date = CrossDating.date(statement(number).date, notBehind: day)
      else { continue }
      statements[id, default: .init()].date = date
    }
    for number in incidentTraits.indices {
      let id = incidentTraits[number].id
      guard let day = references[incidentPositions[number].report], incidents[id]?.date == nil,
        let date = CrossDating.date(incident(number).date, notBehind: day)
      else { continue }
      incidents[id, default: .init()].date = date
    }
  }

  private mutating func dateIncidents(_ cluster: [Int]) {
    var days = Self.best(cluster.compactMap { incidentTraits[$0].occasion })
    if days == nil, let told = cluster.compactMap({ incidentTraits[$0].published }).min(),
      let day = CalendarDate(dayNumber: Int(told))
    {
      // None tells the day, but one a weekday: it is the last one before the first report that is dated.
      let resolved = cluster.compactMap { incidentTraits[$0].timex }.compactMap {
        CrossDating.resolve($0, notBehind: day)
      }.first
      days = resolved.map(DayInterval.init(day:))
    }
    guard let days else { return }
    for member in cluster {
      guard let date = CrossDating.date(incident(member).date, days: days) else { continue }
      incidents[incidentTraits[member].id]?.date = date
    }
  }

  /// The narrowest of several intervals, the earliest of those.
  private static func best(_ days: [DayInterval]) -> DayInterval? {
    days.filter { $0.isWithin(days: 4) }
      .min { ($0.last - $0.first, $0.first) < ($1.last - $1.first, $1.first) }
  }

  /// For each undated report: the day of the first dated one that tells something of the same.
  private func references(_ statementClusters: [[Int]], _ incidentClusters: [[Int]]) -> [Int: CalendarDate] {
    var references: [Int: CalendarDate] = [:]
    let clusters =
      statementClusters.map { $0.map { statementPositions[$0].report } }
      + incidentClusters.map { $0.map { incidentPositions[$0].report } }
    for cluster in clusters {
      guard let day = cluster.compactMap({ reports[$0].document.datePublished }).min() else { continue }
      for report in cluster where reports[report].document.datePublished == nil {
        references[report] = min(references[report] ?? day, day)
      }
    }
    return references
  }
}

extension RecordLinking {
  /// At most so many figures of other reports are put beside an incident's own.
  private static let mostFigures = 20

  /// Puts the figures of other reports beside an incident's own, where they are not all the same.
  private mutating func compareTolls(_ clusters: [[Int]]) {
    for cluster in clusters {
      let members = cluster.map { (id: incidentTraits[$0].id, figures: ReportLinks.Figures($0, self)) }
      for toll in ReportLinks.Figures.tolls {
        // A few beyond the most that is shown, for an incident's own are not among those of others.
        let told = members.filter { !$0.figures[keyPath: toll].isEmpty }
        guard Set(told.flatMap { $0.figures[keyPath: toll].map(\.value) }).count > 1 else { continue }
        let shown = told.prefix(Self.mostFigures + 1)
        for member in told {
          let others = shown.filter { $0.id != member.id }.flatMap { $0.figures[keyPath: toll] }
          incidents[member.id]?.figures[keyPath: toll] = Array(others.prefix(Self.mostFigures))
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
  fileprivate init(_ number: Int, _ linking: RecordLinking) {
    let incident = linking.incident(number)
    let document = linking.document(number)
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
  /// Who disputes, condemns or justifies what another report tells.
  private mutating func dispute(_ clusters: [[Int]]) {
    var disputes = DisputeLinker(incidentTraits)
    for number in statementTraits.indices {
      disputes.add(statement(number), traits: statementTraits[number], actors: relabelled(number))
    }
    var disputers: [Int: Set<String>] = [:]
    for link in disputes.links() {
      statements[link.statement, default: .init()].about.append(
        Statement.Subject(incidentID: incidentTraits[link.incident].id, relation: link.relation))
      if link.relation == .denies { disputers[link.incident, default: []].insert(link.statement) }
    }
    for cluster in clusters {
      let all = cluster.reduce(into: Set<String>()) {
        $0.formUnion(disputers[$1] ?? [])
        $0.formUnion(incident($1).disputedBy)
      }
      if !all.isEmpty { for member in cluster { disputers[member] = all } }
    }
    for (number, ids) in disputers {
      let new = ids.subtracting(incident(number).disputedBy).sorted()
      if !new.isEmpty { incidents[incidentTraits[number].id, default: .init()].disputedBy = new }
    }
  }

  /// The joined ids of whom a statement mentions.
  private func relabelled(_ number: Int) -> Set<String> {
    let statement = statement(number)
    return Set(
      statement.mentions.map { actors[ActorLinker.Key(document: statement.documentID, id: $0)] ?? $0 })
  }
}
