import NewsModel

/// What the reports of a collection say about each other: which actors, statements and incidents are one, which dates they
/// bound, and who disputes what another tells.
///
/// A pure function of the reports, whatever their order; its time grows with their number, for each record is compared only
/// with the few that share a key with it.
struct ReportLinks: Sendable {
  /// What a statement learns from other reports.
  struct StatementLink: Sendable {
    var clusterID: String?
    var occurrences = 1
    var date: ReportedDate?
    var about: [Statement.Subject] = []
  }

  /// What an incident learns from other reports.
  struct IncidentLink: Sendable {
    var clusterID: String?
    var documentCount = 1
    var date: ReportedDate?
    var disputedBy: [String] = []
    /// Figures of other reports, where they are not all the same.
    var figures = Figures()
  }

  /// How many were killed, hurt and carried off, as several reports give it.
  struct Figures: Sendable {
    var fatalities: [Casualties.Report] = []
    var injured: [Casualties.Report] = []
    var abducted: [Casualties.Report] = []
  }

  /// Ids of actors that differ from those in their report.
  private let actors: [ActorLinker.Key: String]
  private let relabelled: Set<String>
  private let citations: [ActorLinker.Key: [Instrument.Citation]]
  private let statements: [String: StatementLink]
  private let incidents: [String: IncidentLink]

  /// Links the reports.
  init(_ reports: [CheckedReport]) {
    var linker = ActorLinker()
    for report in reports { linker.add(report.document, report.actors) }
    actors = linker.joinedIDs()
    relabelled = Set(actors.keys.lazy.map(\.document))
    citations = StanceLinker.citations(reports)
    let linking = RecordLinking(reports, actors: actors)
    (statements, incidents) = (linking.statements, linking.incidents)
  }

  /// The id in the collection of an actor of a report.
  func actorID(_ id: String, in document: String) -> String {
    actors[ActorLinker.Key(document: document, id: id)] ?? id
  }

  /// An instrument of a report with what other reports add to its citations.
  func linked(_ instrument: Instrument, in document: String) -> Instrument {
    var linked = instrument
    linked.citations =
      citations[ActorLinker.Key(document: document, id: instrument.id)] ?? instrument.citations
    for index in linked.citations.indices {
      linked.citations[index].actorID = linked.citations[index].actorID.map { actorID($0, in: document) }
    }
    return linked
  }

  /// A statement with what other reports add; `nil` where they add nothing.
  func linked(_ statement: Statement) -> Statement? {
    let link = statements[statement.id]
    guard link != nil || relabelled.contains(statement.documentID) else { return nil }
    var linked = statement
    func relabel(_ id: String) -> String { actorID(id, in: statement.documentID) }
    linked.speaker?.actorID = statement.speaker?.actorID.map(relabel)
    linked.addressee?.actorID = statement.addressee?.actorID.map(relabel)
    linked.mentions = statement.mentions.map(relabel)
    if let link {
      (linked.clusterID, linked.occurrences) = (link.clusterID ?? statement.id, link.occurrences)
      if let date = link.date { linked.date = date }
      linked.about += link.about
    }
    return linked
  }

  /// An incident with what other reports add; `nil` where they add nothing.
  func linked(_ incident: Incident) -> Incident? {
    let link = incidents[incident.id]
    guard link != nil || relabelled.contains(incident.documentID) else { return nil }
    var linked = incident
    func relabel(_ id: String) -> String { actorID(id, in: incident.documentID) }
    for index in linked.actors.indices {
      linked.actors[index].party.actorID = linked.actors[index].party.actorID.map(relabel)
    }
    for index in linked.targets.indices {
      linked.targets[index].party.actorID = linked.targets[index].party.actorID.map(relabel)
    }
    linked.claimedBy = incident.claimedBy.map(relabel)
    guard let link else { return linked }
    (linked.clusterID, linked.documentCount) = (link.clusterID ?? incident.id, link.documentCount)
    if let date = link.date { linked.date = date }
    linked.disputedBy += link.disputedBy
    if !linked.disputedBy.isEmpty { linked.status = .disputed }
    linked.fatalities?.reports += link.figures.fatalities
    linked.injured?.reports += link.figures.injured
    linked.abducted?.reports += link.figures.abducted
    return linked
  }
}
