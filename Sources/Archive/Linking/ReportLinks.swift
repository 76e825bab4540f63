import NewsModel

/// What the reports of a collection say about each other: which actors, statements and incidents are one, which dates they
/// bound, and who disputes what another tells.
///
/// A pure function of the reports, whatever their order; its time grows with their number, for each record is compared only
/// with the few that share a key with it.
struct ReportLinks: Sendable {
  /// What a statement learns from other reports.
  struct StatementLink: Sendable, Equatable {
    var clusterID: String?
    var occurrences = 1
    var date: LinkedDate?
    var about: [Statement.Subject] = []
  }

  /// What an incident learns from other reports.
  struct IncidentLink: Sendable, Equatable {
    var clusterID: String?
    var documentCount = 1
    var date: LinkedDate?
    var disputedBy: [String] = []
    /// Figures of other reports, where they are not all the same.
    var figures = Figures()
  }

  /// How many were killed, hurt and carried off, as several reports give it.
  struct Figures: Sendable, Equatable {
    var fatalities: [Casualties.Report] = []
    var injured: [Casualties.Report] = []
    var abducted: [Casualties.Report] = []
  }

  /// What each report learns, in the order in which they were given.
  let parts: [PartLinks]

  /// Links the reports.
  init(_ parts: [ReportPart]) {
    var linker = ActorLinker()
    for part in parts { linker.add(part.document, part.traits.actors) }
    let actors = linker.joinedIDs()
    var links = RecordLinking(parts, actors: actors).links
    for (number, citations) in StanceLinker.citations(parts) { links[number].citations = citations }
    self.parts = links
  }
}

/// A date that another report bounds. A class, for few records have one.
final class LinkedDate: Sendable, Equatable {
  let date: ReportedDate

  init(_ date: ReportedDate) { self.date = date }

  static func == (left: LinkedDate, right: LinkedDate) -> Bool {
    left === right || left.date == right.date
  }
}

/// What the records of one report learn from other reports. Records go by their place in the report.
struct PartLinks: Sendable, Equatable {
  /// The ids in the collection of actors that go by another id in the report.
  var actors: [String: String] = [:]
  var statements: [Int: ReportLinks.StatementLink] = [:]
  var incidents: [Int: ReportLinks.IncidentLink] = [:]
  /// Citations that other reports show in another light, by instrument.
  var citations: [String: [Instrument.Citation]] = [:]

  /// The id in the collection of an actor of the report.
  func actorID(_ id: String) -> String { actors[id] ?? id }

  /// An instrument of the report with what other reports add to its citations.
  func linked(_ instrument: Instrument) -> Instrument {
    var linked = instrument
    linked.citations = citations[instrument.id] ?? instrument.citations
    for index in linked.citations.indices {
      linked.citations[index].actorID = linked.citations[index].actorID.map(actorID)
    }
    return linked
  }

  /// A statement with what other reports add.
  func linked(_ statement: Statement, at index: Int) -> Statement {
    var linked = statement
    linked.speaker?.actorID = statement.speaker?.actorID.map(actorID)
    linked.addressee?.actorID = statement.addressee?.actorID.map(actorID)
    linked.mentions = statement.mentions.map(actorID)
    guard let link = statements[index] else { return linked }
    (linked.clusterID, linked.occurrences) = (link.clusterID ?? statement.id, link.occurrences)
    if let date = link.date { linked.date = date.date }
    linked.about += link.about
    return linked
  }

  /// An incident with what other reports add.
  func linked(_ incident: Incident, at index: Int) -> Incident {
    var linked = incident
    for index in linked.actors.indices {
      linked.actors[index].party.actorID = linked.actors[index].party.actorID.map(actorID)
    }
    for index in linked.targets.indices {
      linked.targets[index].party.actorID = linked.targets[index].party.actorID.map(actorID)
    }
    linked.claimedBy = incident.claimedBy.map(actorID)
    guard let link = incidents[index] else { return linked }
    (linked.clusterID, linked.documentCount) = (link.clusterID ?? incident.id, link.documentCount)
    if let date = link.date { linked.date = date.date }
    linked.disputedBy += link.disputedBy
    if !linked.disputedBy.isEmpty { linked.status = .disputed }
    linked.fatalities?.reports += link.figures.fatalities
    linked.injured?.reports += link.figures.injured
    linked.abducted?.reports += link.figures.abducted
    return linked
  }
}

extension ReportLinks.StatementLink {
  /// Whether nothing is learned but which cluster the statement is in.
  var isClusterOnly: Bool { date == nil && about.isEmpty }
}

extension ReportLinks.IncidentLink {
  /// Whether nothing is learned but which cluster the incident is in.
  var isClusterOnly: Bool { date == nil && disputedBy.isEmpty && figures == ReportLinks.Figures() }
}
