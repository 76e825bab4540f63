import NewsModel

/// The filters and sort keys of /statements.
enum StatementFields {
  static let all: [Field<Statement>] =
    parties + report + speech + [
      .words("text", "Words of the content: `word`, `\"a phrase\"`, `-not`, `prefix*`.") { $0.text },
      .cluster("The id that a statement shares with the same one in other reports.") { $0.clusterID },
      .position { $0.contents.first?.start ?? $0.cue?.start ?? 0 },
    ]

  static let specs = all.map(\.spec)

  private static let parties: [Field<Statement>] = [
    .names("speaker", "speaker.name", "Who is held to have said it: a name, another name, or an actor id.") {
      record, _ in
      record.speaker?.reference.map { [$0] } ?? []
    },
    .names("addressee", "addressee.name", "To whom it was said: a name, another name, or an actor id.") {
      record, _ in
      record.addressee?.reference.map { [$0] } ?? []
    },
    .names("country", "speaker.country", "The speaker's country.") { record, _ in
      record.speaker?.country.map { [.name(Name($0))] } ?? []
    },
    .closed("resolution", "speaker.resolution", "How the speaker was led to a name.", Party.Resolution.self) {
      $0.speaker?.resolution
    },
  ]

  private static let report: [Field<Statement>] = [
    .names("document", "document_id", "The id of the report.") { record, _ in [.name(Name(record.documentID))]
    },
    .names("publisher", "document.publisher", "Who published the report.") { _, document in
      document.publisher.map { [.name(Name($0))] } ?? []
    },
    .days("published", "document.date_published", "When the report was published.") { _, document in
      document.datePublished.map(DayInterval.init(day:))
    },
    .days("date", "date", "When it was said.") { record, _ in DayInterval(record.date) },
    .closed("date_basis", "date.basis", "Where the date comes from.", ReportedDate.Basis.self) {
      $0.date?.basis
    },
  ]

  private static let speech: [Field<Statement>] = [
    .closed("statement_type", "statement_type", "How much of it is quoted.", Statement.Kind.self) {
      $0.statementType
    },
    .closed("act", "act", "What is done by saying it.", SpeechAct.self) { $0.act },
    .names("cites", "cites[]", "An instrument that it cites: a name or an id.", list: true) {
      record, _ in record.cites.map { .instrument(id: $0) }
    },
    .names("mentions", "mentions[]", "An actor that it mentions: a name or an id.", list: true) {
      record, _ in record.mentions.map { .actor(id: $0, called: nil) }
    },
    .names("about", "about[].incident_id", "The id of an incident that it speaks of.", list: true) {
      record, _ in
      record.about.map { .name(Name($0.incidentID)) }
    },
    .names("cue", "cue.lemma", "The words that attribute it, as they stand or in dictionary form.") {
      record, _ in
      record.cue.map { [.name(Name($0.lemma, others: [$0.exact]))] } ?? []
    },
    .flag("nested", "nested_in", "Whether it stands inside another statement.") { $0.nestedIn != nil },
    .number("confidence", "confidence", "How sure the extraction is, from 0 to 1.") { $0.confidence },
  ]
}
