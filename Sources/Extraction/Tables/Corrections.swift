import NewsModel

/// What a user has set right by hand, by the id of the record.
struct Corrections: Sendable {
  /// The fields that can be set right.
  enum Field: String, CaseIterable, Sendable {
    case withdrawn, act, speaker, date, category, status, reality, place, classification, country, sector
    case eventType = "event_type"
    case subEventType = "sub_event_type"
  }

  private struct Correction: Sendable {
    var field: Field
    var value: String
    var place: Place?
    /// "corrections.tsv:3".
    var origin: String
    var line: Int
  }

  private static let allowed: [String: [Field]] = [
    "stm_": [.withdrawn, .act, .speaker, .date],
    "inc_": [.withdrawn, .category, .eventType, .subEventType, .status, .reality, .date, .place],
    "act_": [.classification, .country, .sector],
  ]

  private var byID: [String: [Correction]] = [:]

  /// Nothing to set right.
  init() {}

  /// The corrections of a table, each held against what its field may be.
  init(_ rows: [Table.Row], world: WorldTables, places: [String: [Gazetteer.Entry]]) throws(TableError) {
    for row in rows {
      let id = row.fields[0]
      guard let fields = Self.allowed[String(id.prefix(4))], id.utf8.count > 4 else {
        throw row.error("\"\(id)\" is no id of a statement (stm_…), incident (inc_…) or actor (act_…)")
      }
      guard let field: Field = try row.value(1), fields.contains(field) else {
        throw row.error("the field must be one of \(fields.map(\.rawValue).joined(separator: ", "))")
      }
      let place = field == .place ? Self.place(row.fields[2], world, places) : nil
      try Self.check(row, field, place, world)
      byID[id, default: []].append(
        Correction(
          field: field, value: row.fields[2], place: place, origin: "\(row.file):\(row.line)", line: row.line)
      )
    }
  }

  private static func check(_ row: Table.Row, _ field: Field, _ place: Place?, _ world: WorldTables)
    throws(TableError)
  {
    let value = row.fields[2]
    guard !value.isEmpty else { throw row.error("no value") }
    switch field {
    case .withdrawn: if value != "yes" { throw row.error("withdrawn must be yes") }
    case .act: let _: SpeechAct? = try row.value(2)
    case .category: let _: Incident.Category? = try row.value(2)
    case .status: let _: Incident.Status? = try row.value(2)
    case .reality: let _: Incident.Reality? = try row.value(2)
    case .classification: let _: Classification? = try row.value(2)
    case .date:
      if date(value) == nil {
        throw row.error("\"\(value)\" is no day (2024-05-17) or range (2024-05-17/2024-05-19)")
      }
    case .place: if place == nil { throw row.error("no place \"\(value)\" in the tables") }
    case .country:
      if world.country(named: value) == nil {
        throw row.error("no country \"\(value)\" in the table of countries")
      }
    case .speaker, .sector, .eventType, .subEventType: break
    }
  }

  /// A day, or two with a slash between.
  private static func date(_ text: String) -> ReportedDate? {
    let days = text.split(separator: "/").map { CalendarDate($0) }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1], first <= last
    else { return nil }
    return ReportedDate(
      start: first, end: last, precision: first == last ? .day : .range, basis: .stated, timex: text,
      text: nil,
      span: nil)
  }

  private static func place(_ name: String, _ world: WorldTables, _ places: [String: [Gazetteer.Entry]])
    -> Place?
  {
    if let country = world.country(named: name) {
      return Place(
        name: country.name, country: country.name, iso3: country.iso3, geoPrecision: .country, span: nil)
    }
    let resolver = PlaceResolver(world: world, places: places)
    if let region = resolver.region(name) { return resolver.place((name, region)) }
    return resolver.gazetteer.entries(key: WorldTables.key(name)).first.map {
      resolver.place((name, .entry($0)))
    }
  }

  /// Where the corrections stand whose records were not among those that were met, with their ids, in the order of the rows.
  func missing(_ met: Set<String>) -> [(origin: String, id: String)] {
    byID.filter { !met.contains($0.key) }
      .flatMap { id, corrections in corrections.map { (line: $0.line, origin: $0.origin, id: id) } }
      .sorted { $0.line < $1.line }.map { ($0.origin, $0.id) }
  }

  // MARK: - Applying

  /// The ids among these that there are corrections for.
  func known(_ ids: some Sequence<String>) -> [String] { byID.isEmpty ? [] : ids.filter { byID[$0] != nil } }

  /// Sets right the records of one report, before they are linked; each says in its `extractor.rule` which row did it.
  func apply(_ statements: inout [Statement], _ incidents: inout [Incident], _ actors: inout ActorIndex) {
    guard !byID.isEmpty else { return }
    for index in statements.indices {
      for correction in byID[statements[index].id] ?? [] {
        apply(correction, to: &statements[index], &actors)
      }
    }
    for index in incidents.indices {
      for correction in byID[incidents[index].id] ?? [] { apply(correction, to: &incidents[index]) }
    }
    let isWithdrawn = { (id: String) in (byID[id] ?? []).contains { $0.field == .withdrawn } }
    statements.removeAll { isWithdrawn($0.id) }
    incidents.removeAll { isWithdrawn($0.id) }
    for index in statements.indices where statements[index].nestedIn.map(isWithdrawn) ?? false {
      statements[index].nestedIn = nil
    }
    for index in incidents.indices {
      for actor in incidents[index].actors.indices
      where incidents[index].actors[actor].attributedBy.map(isWithdrawn) ?? false {
        incidents[index].actors[actor].attributedBy = nil
      }
    }
  }

  /// Sets right the actors of one report.
  func apply(_ actors: inout [Actor]) {
    guard !byID.isEmpty else { return }
    for index in actors.indices {
      for correction in byID[actors[index].id] ?? [] {
        switch correction.field {
        case .classification: actors[index].classification = Classification(rawValue: correction.value)
        case .country: actors[index].country = correction.value
        case .sector: actors[index].sector = correction.value
        default: break
        }
      }
    }
  }

  private func apply(_ correction: Correction, to statement: inout Statement, _ actors: inout ActorIndex) {
    switch correction.field {
    case .act: statement.act = SpeechAct(rawValue: correction.value) ?? statement.act
    case .date: statement.date = Self.date(correction.value)
    case .speaker:
      var party = statement.speaker ?? Party(name: nil, named: true, mention: nil, resolution: .named)
      (party.name, party.named, party.actorID) = (correction.value, true, nil)
      statement.speaker = actors.enroll(party)
    default: break
    }
    statement.extractor.rule += "+\(correction.origin)"
  }

  private func apply(_ correction: Correction, to incident: inout Incident) {
    switch correction.field {
    case .category: incident.category = Incident.Category(rawValue: correction.value) ?? incident.category
    case .eventType: incident.eventType = correction.value
    case .subEventType: incident.subEventType = correction.value
    case .status: incident.status = Incident.Status(rawValue: correction.value) ?? incident.status
    case .reality: incident.reality = Incident.Reality(rawValue: correction.value) ?? incident.reality
    case .date: incident.date = Self.date(correction.value)
    case .place: incident.place = correction.place
    default: break
    }
    incident.extractor.rule += "+\(correction.origin)"
  }
}
