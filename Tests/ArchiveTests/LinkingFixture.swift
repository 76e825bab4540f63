import NewsModel

@testable import Archive

/// Reports put together record by record, for tests of what reports say about each other.
struct LinkingReport {
  private(set) var text = ""
  private(set) var report: ExtractedReport
  private static let extractor = Extractor(version: "0", rule: "test")

  init(_ id: String, published: String? = nil, publisher: String? = nil) {
    report = ExtractedReport(
      document: Document(
        id: id, datePublished: published.flatMap { CalendarDate($0) }, publisher: publisher, inLanguage: "en",
        path: id + ".txt", sha256: id, length: 0))
  }

  /// The source and the records, as a snapshot takes them.
  var made: Snapshot.Report {
    var report = report
    report.document.length = text.unicodeScalars.count
    return (SourceText(id: report.document.id, path: report.document.path, text: text, sha256: ""), report)
  }

  @discardableResult private mutating func write(_ words: String) -> Span {
    let start = text.unicodeScalars.count
    text += words + "\n"
    return Span(start: start, end: start + words.unicodeScalars.count, exact: words)
  }

  /// Somebody named, who becomes an actor of the report.
  mutating func party(
    _ name: String, _ classification: Classification? = .person, country: String? = nil, role: String? = nil,
    aliases: [String] = []
  ) -> Party {
    let mention = write(name)
    let id = Identifier.actor(name: name)
    if !report.actors.contains(where: { $0.id == id }) {
      let roles = role.map { [Actor.Role(role: $0, span: mention, documentID: report.document.id)] } ?? []
      report.actors.append(
        Actor(
          id: id, name: name, otherNames: aliases, classification: classification, country: country,
          roles: roles))
    }
    return Party(
      actorID: id, name: name, named: true, classification: classification, country: country, role: role,
      mention: mention, resolution: .named)
  }

  /// A statement; its id.
  @discardableResult mutating func say(
    _ speaker: Party?, _ words: String, act: SpeechAct = .say, negated: Bool = false,
    date: ReportedDate? = nil, mentions: [Party] = [], about: [Statement.Subject] = []
  ) -> String {
    let content = write(words)
    let id = Identifier.statement(
      document: report.document.id, exact: words, occurrence: report.statements.count)
    report.statements.append(
      Statement(
        id: id, documentID: report.document.id, statementType: .direct, text: words, contents: [content],
        speaker: speaker, cue: nil, act: act, date: date, negated: negated,
        mentions: mentions.compactMap(\.actorID), about: about, confidence: 1, extractor: Self.extractor))
    return id
  }

  /// An incident told by a sentence; its id.
  @discardableResult mutating func tell(
    _ notes: String, _ type: String, category: Incident.Category = .violent,
    reality: Incident.Reality = .asserted, date: ReportedDate? = nil, by actors: [Party] = [],
    on targets: [Party] = [], at place: (name: String, country: String)? = nil, killed: Int? = nil,
    trigger: String = "attack"
  ) -> String {
    let (evidence, trigger) = (write(notes), write(trigger))
    let id = Identifier.incident(
      document: report.document.id, exact: notes, occurrence: report.incidents.count)
    let place = place.map {
      Place(name: $0.name, country: $0.country, geoPrecision: .exact, span: nil)
    }
    let toll = killed.map {
      Casualties(
        best: $0, low: $0, high: $0, reports: [.init(value: $0, reportedBy: nil, span: evidence)])
    }
    report.incidents.append(
      Incident(
        id: id, documentID: report.document.id, category: category, eventType: type, subEventType: type,
        reality: reality, date: date, actors: actors.map { IncidentActor(party: $0, attribution: .stated) },
        targets: targets.map { IncidentTarget(party: $0, kind: .human) }, place: place, fatalities: toll,
        triggers: [trigger], evidence: [evidence], notes: notes, confidence: 1, extractor: Self.extractor))
    return id
  }

  /// Has a statement cite an instrument.
  mutating func cite(_ name: String, in statement: String, by party: Party) {
    let citation = Instrument.Citation(
      statementID: statement, actorID: party.actorID, stance: .invokes, span: write(name))
    report.instruments.append(
      Instrument(
        id: Identifier.instrument(name: name), name: name, otherNames: [], kind: .article,
        citations: [citation]))
  }

  /// A day as a text states it.
  static func day(_ text: String) -> ReportedDate {
    let day = CalendarDate(text)
    return ReportedDate(
      start: day, end: day, precision: .day, basis: .stated, timex: text, text: nil, span: nil)
  }

  /// Words that don't say which day by themselves.
  static func unresolved(_ timex: String) -> ReportedDate {
    ReportedDate(start: nil, end: nil, precision: nil, basis: nil, timex: timex, text: nil, span: nil)
  }
}

/// Reports linked, whatever their order.
struct Linked {
  let statements: [String: Statement]
  let incidents: [String: Incident]
  let actors: [Actor]
  let instruments: [Instrument]

  init(_ reports: [LinkingReport]) {
    let intake = Intake()
    let checked = reports.map { CheckedReport($0.made.source, $0.made.report) }
    let parts = checked.map { ReportPart($0, intake) }
    let links = ReportLinks(parts).parts
    (statements, incidents) = Self.records(checked, links)
    let joined = Joining(parts, links)
    (actors, instruments) = (joined.joinedActors, joined.joinedInstruments)
  }

  /// The records of checked reports with what the reports say of each other, by id.
  static func records(_ checked: [CheckedReport], _ links: [PartLinks]) -> (
    statements: [String: Statement], incidents: [String: Incident]
  ) {
    var (statements, incidents): ([String: Statement], [String: Incident]) = ([:], [:])
    for (report, links) in zip(checked, links) {
      for (index, entry) in report.statements.enumerated() {
        statements[entry.record.id] = links.linked(entry.record, at: index)
      }
      for (index, entry) in report.incidents.enumerated() {
        incidents[entry.record.id] = links.linked(entry.record, at: index)
      }
    }
    return (statements, incidents)
  }
}
