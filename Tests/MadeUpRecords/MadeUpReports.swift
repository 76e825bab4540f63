import NewsModel

/// Reports that somebody made up, with records whose spans hold: for tests and benchmarks of everything behind the
/// extraction. The same seed gives the same reports on every machine.
public struct MadeUpReports {
  private var random: SplitMix
  private static let extractor = Extractor(version: "0", rule: "made up")

  /// Reports from a seed.
  public init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// So many reports with their records.
  public static func make(
    _ count: Int, seed: UInt64 = 1, statements: Int = 8, incidents: Int = 3
  ) -> [(source: SourceText, report: ExtractedReport)] {
    var maker = MadeUpReports(seed: seed)
    return (0..<count).map { maker.next($0, statements: statements, incidents: incidents) }
  }

  /// One more report, with a number that no other has.
  public mutating func next(
    _ number: Int, statements: Int, incidents: Int
  ) -> (source: SourceText, report: ExtractedReport) {
    let id = "\(random.pick(["north", "süd", "a b"]))~report-\(number)"
    var text = TextBuilder()
    let published = random.once(in: 5) ? nil : day()
    var report = ExtractedReport(
      document: Document(
        id: id, headline: random.once(in: 4) ? nil : "Report \(number)", datePublished: published,
        dateBasis: published.map { _ in .stated },
        publisher: random.once(in: 4) ? nil : random.pick(Vocabulary.publishers),
        inLanguage: "en", path: id + ".txt", sha256: "", length: 0))
    for _ in 0..<statements { report.statements.append(statement(id, published, &text, &report)) }
    for _ in 0..<incidents { report.incidents.append(incident(id, &text, &report)) }
    report.document.length = text.length
    let digits = String(UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9, radix: 16)
    report.document.sha256 = String(repeating: "0", count: max(0, 64 - digits.count)) + digits
    let source = SourceText(id: id, path: id + ".txt", text: text.text, sha256: report.document.sha256)
    return (source, report)
  }

  private mutating func day() -> CalendarDate {
    CalendarDate(dayNumber: 19_600 + Int(random.next() % 500))!
  }

  private mutating func party(_ text: inout TextBuilder, _ report: inout ExtractedReport) -> Party {
    let person = random.pick(Vocabulary.people)
    let pronoun = random.once(in: 4)
    let mention = text.write(pronoun ? "he" : person.name)
    if random.once(in: 8) { return Party(name: nil, named: false, mention: mention, resolution: .unresolved) }
    let id = Identifier.actor(name: person.name)
    if !report.actors.contains(where: { $0.id == id }) {
      let roles =
        person.role.map { [Actor.Role(role: $0, span: mention, documentID: report.document.id)] } ?? []
      report.actors.append(
        Actor(
          id: id, name: person.name, otherNames: person.others, classification: person.classification,
          country: person.country, roles: roles))
    }
    return Party(
      actorID: id, name: person.name, named: person.classification != .people,
      classification: person.classification,
      country: person.country, role: person.role, mention: mention, resolution: pronoun ? .pronoun : .named)
  }

  private mutating func date(_ published: CalendarDate?) -> ReportedDate? {
    switch random.next() % 6 {
    case 0: return nil
    case 1:
      return ReportedDate(
        start: nil, end: nil, precision: nil, basis: nil, timex: "XXXX-WXX-1", text: nil, span: nil)
    case 2:
      return ReportedDate(
        start: day(), end: nil, precision: .range, basis: .relative, timex: nil, text: nil, span: nil)
    case 3:
      let start = day()
      return ReportedDate(
        start: start, end: start.adding(days: Int(random.next() % 60)), precision: .range, basis: .stated,
        timex: nil,
        text: nil, span: nil)
    default:
      let exact = published ?? day()
      return ReportedDate(
        start: exact, end: exact, precision: .day, basis: published == nil ? .stated : .publication,
        timex: exact.description, text: nil, span: nil)
    }
  }

  private mutating func instrument(_ text: inout TextBuilder, _ report: inout ExtractedReport) -> String {
    let (name, kind) = random.pick(Vocabulary.instruments)
    text.write(" citing ")
    let span = text.write(name)
    let id = Identifier.instrument(name: name)
    let citation = Instrument.Citation(statementID: nil, actorID: nil, stance: .invokes, span: span)
    if let index = report.instruments.firstIndex(where: { $0.id == id }) {
      report.instruments[index].citations.append(citation)
    } else {
      report.instruments.append(
        Instrument(id: id, name: name, otherNames: ["the " + name], kind: kind, citations: [citation]))
    }
    return id
  }
}

extension MadeUpReports {
  private mutating func statement(
    _ document: String, _ published: CalendarDate?, _ text: inout TextBuilder, _ report: inout ExtractedReport
  ) -> Statement {
    let speaker = random.once(in: 9) ? nil : party(&text, &report)
    text.write(" ")
    let (word, lemma) = random.pick(Vocabulary.cues)
    let cue = text.write(word)
    text.write(" that ")
    let content = text.write(random.pick(Vocabulary.clauses) + " and " + random.pick(Vocabulary.clauses))
    let cites = random.once(in: 3) ? [instrument(&text, &report)] : []
    text.write(random.once(in: 2) ? ".\r\n\r\n" : ". ")
    let earlier = report.statements.filter { $0.text == content.exact }.count
    return Statement(
      id: Identifier.statement(document: document, exact: content.exact, occurrence: earlier),
      documentID: document,
      statementType: random.pick(Statement.Kind.allCases), text: content.exact, contents: [content],
      speaker: speaker,
      cue: random.once(in: 7) ? nil : Statement.Cue(span: cue, lemma: lemma),
      act: random.pick(SpeechAct.allCases),
      date: date(published), nestedIn: random.once(in: 6) ? report.statements.last?.id : nil,
      mentions: (0..<(random.next() % 4)).map { _ in
        Identifier.actor(name: random.pick(Vocabulary.people).name)
      },
      cites: cites,
      about: random.once(in: 3)
        ? [Statement.Subject(incidentID: "inc_\(random.next() % 5)", relation: .reports)] : [],
      confidence: Double(random.next() % 101) / 100, extractor: Self.extractor)
  }

  private mutating func incident(
    _ document: String, _ text: inout TextBuilder, _ report: inout ExtractedReport
  ) -> Incident {
    let (category, type, subtype) = random.pick(Vocabulary.events)
    let actors = (0..<(random.next() % 3)).map { _ in
      IncidentActor(party: party(&text, &report), attribution: .stated)
    }
    text.write(" struck ")
    let targets = (0..<(random.next() % 3)).map { _ in
      IncidentTarget(party: party(&text, &report), kind: .human)
    }
    text.write(" when ")
    let evidence = text.write(random.pick(Vocabulary.clauses))
    text.write(".\n")
    let (place, country, iso, latitude, longitude) = random.pick(Vocabulary.places)
    let (weapon, models) = random.pick(Vocabulary.weapons)
    let dead = Int(random.next() % 12)
    let earlier = report.incidents.filter { $0.evidence == [evidence] }.count
    return Incident(
      id: Identifier.incident(
        document: document, exact: evidence.exact, occurrence: report.incidents.count + earlier),
      documentID: document, category: category, eventType: type, subEventType: subtype,
      reality: random.pick(Incident.Reality.allCases), date: date(nil), actors: actors, targets: targets,
      place: random.once(in: 4)
        ? nil
        : Place(
          name: place, country: country, iso3: iso, latitude: latitude, longitude: longitude,
          geoPrecision: latitude == nil ? .country : .admin, span: nil),
      weapons: random.once(in: 2) ? [] : [Weapon(type: weapon, models: models, mention: evidence)],
      fatalities: random.once(in: 3)
        ? nil : Casualties(best: random.once(in: 4) ? nil : dead, low: dead, high: dead + 3),
      status: random.pick(Incident.Status.allCases),
      claimedBy: random.once(in: 5) ? [Identifier.actor(name: "Northern Front")] : [], triggers: [evidence],
      evidence: [evidence], notes: evidence.exact, confidence: 0.5, extractor: Self.extractor)
  }
}
