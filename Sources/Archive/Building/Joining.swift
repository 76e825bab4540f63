import NewsModel

/// Actors and instruments of many reports as one each, by id.
struct Joining {
  private var actors: [String: Actor] = [:]
  private var instruments: [String: Instrument] = [:]
  /// Actors that are so far known under an alias only.
  private var underAlias: Set<String> = []
  /// For each actor, how many places of each role were taken up.
  private var rolePlaces: [String: [String: Int]] = [:]
  /// A minister is called so in every report: the first few places will do.
  private static let mostPlaces = 20

  /// Takes up the reports in order: what an earlier one says of an actor goes before what a later one says.
  init(_ parts: [ReportPart], _ links: [PartLinks]) {
    for (part, links) in zip(parts, links) {
      for actor in part.traits.actors { add(actor, of: part.document, links) }
      for instrument in part.traits.instruments { add(links.linked(instrument)) }
    }
    rolePlaces = [:]
    for (part, links) in zip(parts, links) { count(part, links) }
  }

  /// The actors in the order of their ids.
  var joinedActors: [Actor] { actors.values.sorted { $0.id < $1.id } }

  /// The instruments in the order of their ids.
  var joinedInstruments: [Instrument] { instruments.values.sorted { $0.id < $1.id } }

  private mutating func add(_ actor: Actor, of document: Document, _ links: PartLinks) {
    let id = links.actorID(actor.id)
    // Taken out, so that it grows in its place.
    let known = actors.removeValue(forKey: id)
    var joined = known ?? Actor(id: id, name: actor.name)
    if known == nil, id != actor.id { underAlias.insert(id) }
    joined.addNames([actor.name] + actor.otherNames)
    if id == actor.id, underAlias.remove(id) != nil { joined.rename(actor.name) }
    joined.classification = joined.classification ?? actor.classification
    joined.sector = joined.sector ?? actor.sector
    joined.country = joined.country ?? actor.country
    for role in actor.roles where rolePlaces[id]?[role.role] ?? 0 < Self.mostPlaces {
      if joined.roles.suffix(Self.mostPlaces).contains(role) { continue }
      joined.roles.append(role)
      rolePlaces[id, default: [:]][role.role, default: 0] += 1
    }
    for day in [document.datePublished, actor.firstSeen, actor.lastSeen].compactMap({ $0 }) {
      joined.firstSeen = min(joined.firstSeen ?? day, day)
      joined.lastSeen = max(joined.lastSeen ?? day, day)
    }
    actors[id] = joined
  }

  private mutating func add(_ instrument: Instrument) {
    guard var joined = instruments.removeValue(forKey: instrument.id) else {
      return instruments[instrument.id] = instrument
    }
    for name in [instrument.name] + instrument.otherNames
    where name != joined.name && !joined.otherNames.contains(name) {
      joined.otherNames.append(name)
    }
    joined.citations += instrument.citations
    instruments[instrument.id] = joined
  }

  /// Counts what is served, not what the extraction counted before the check.
  private mutating func count(_ part: ReportPart, _ links: PartLinks) {
    for statement in part.traits.statements {
      if let id = statement.speakerID { actors[links.actorID(id)]?.counts.statements += 1 }
      if let id = statement.addresseeID { actors[links.actorID(id)]?.counts.addressed += 1 }
    }
    for incident in part.traits.incidents {
      for id in Set(incident.actors.map(links.actorID)) { actors[id]?.counts.incidentsAsActor += 1 }
      for id in Set(incident.targets.map(links.actorID)) { actors[id]?.counts.incidentsAsTarget += 1 }
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
