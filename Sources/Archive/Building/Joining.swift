import NewsModel

/// Actors and instruments of many reports as one each, by id.
struct Joining {
  private var actors: [String: Actor] = [:]
  private var instruments: [String: Instrument] = [:]
  /// Actors that are so far known under an alias only.
  private var underAlias: Set<String> = []
  private let links: ReportLinks

  /// Takes up the reports in order: what an earlier one says of an actor goes before what a later one says.
  init(_ reports: [CheckedReport], links: ReportLinks) {
    self.links = links
    for report in reports {
      for actor in report.actors { add(actor, of: report.document) }
      for instrument in report.instruments { add(instrument, of: report.document) }
    }
    for report in reports { count(report) }
  }

  /// The actors in the order of their ids.
  var joinedActors: [Actor] { actors.values.sorted { $0.id < $1.id } }

  /// The instruments in the order of their ids.
  var joinedInstruments: [Instrument] { instruments.values.sorted { $0.id < $1.id } }

  private mutating func add(_ actor: Actor, of document: Document) {
    let id = links.actorID(actor.id, in: document.id)
    var joined = actors[id] ?? Actor(id: id, name: actor.name)
    if actors[id] == nil, id != actor.id { underAlias.insert(id) }
    joined.addNames([actor.name] + actor.otherNames)
    if id == actor.id, underAlias.remove(id) != nil { joined.rename(actor.name) }
    joined.classification = joined.classification ?? actor.classification
    joined.sector = joined.sector ?? actor.sector
    joined.country = joined.country ?? actor.country
    for role in actor.roles where !joined.roles.contains(role) { joined.roles.append(role) }
    for day in [document.datePublished, actor.firstSeen, actor.lastSeen].compactMap({ $0 }) {
      joined.firstSeen = min(joined.firstSeen ?? day, day)
      joined.lastSeen = max(joined.lastSeen ?? day, day)
    }
    actors[id] = joined
  }

  private mutating func add(_ instrument: Instrument, of document: Document) {
    let instrument = links.linked(instrument, in: document.id)
    guard var joined = instruments[instrument.id] else { return instruments[instrument.id] = instrument }
    for name in [instrument.name] + instrument.otherNames
    where name != joined.name && !joined.otherNames.contains(name) {
      joined.otherNames.append(name)
    }
    joined.citations += instrument.citations
    instruments[instrument.id] = joined
  }

  /// Counts what is served, not what the extraction counted before the check.
  private mutating func count(_ report: CheckedReport) {
    for entry in report.statements {
      if let id = entry.record.speaker?.actorID { actors[id]?.counts.statements += 1 }
      if let id = entry.record.addressee?.actorID { actors[id]?.counts.addressed += 1 }
    }
    for entry in report.incidents {
      for id in Set(entry.record.actors.compactMap(\.party.actorID)) {
        actors[id]?.counts.incidentsAsActor += 1
      }
      for id in Set(entry.record.targets.compactMap(\.party.actorID)) {
        actors[id]?.counts.incidentsAsTarget += 1
      }
    }
  }
}

extension Actor {
  /// Goes by another of its names from now on.
  fileprivate mutating func rename(_ name: String) {
    if name == self.name { return }
    otherNames.removeAll { $0 == name }
    otherNames.insert(self.name, at: 0)
    self.name = name
  }

  fileprivate mutating func addNames(_ names: [String]) {
    for name in names where name != self.name && !otherNames.contains(name) { otherNames.append(name) }
  }
}
