import NewsModel

/// The filters and sort keys of /statements.
enum StatementFields {
  static let all: [Field<Statement>] =
    parties + report + speech + [
      .words("text", "Words of the content: `word`, `\"a phrase\"`, `-not`, `prefix*`.") { record, _ in
        record.text
      },
      .position { ($0.documentID, $0.contents.first?.start ?? $0.cue?.start ?? 0) },
    ]

  static let specs = all.map(\.spec)

  private static let parties: [Field<Statement>] = [
    .names("speaker", "speaker.name", "Who is held to have said it: a name, another name, or an actor id.") {
      $0.speaker.flatMap($1.name(of:)).map { [$0] } ?? []
    },
    .names("addressee", "addressee.name", "To whom it was said: a name, another name, or an actor id.") {
      $0.addressee.flatMap($1.name(of:)).map { [$0] } ?? []
    },
    .names("country", "speaker.country", "The speaker's country.") { record, _ in
      record.speaker?.country.map { [Name($0)] } ?? []
    },
    .closed("resolution", "speaker.resolution", "How the speaker was led to a name.", Party.Resolution.self) {
      $0.speaker?.resolution
    },
  ]

  private static let report: [Field<Statement>] = [
    .names("document", "document_id", "The id of the report.") { record, _ in [Name(record.documentID)] },
    .names("publisher", "document.publisher", "Who published the report.") {
      $1.publisher(ofDocument: $0.documentID)
    },
    .days("published", "document.date_published", "When the report was published.") {
      $1.published(document: $0.documentID)
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
      record, directory in
      record.cites.map(directory.name(ofInstrument:))
    },
    .names("mentions", "mentions[]", "An actor that it mentions: a name or an id.", list: true) {
      record, directory in record.mentions.map(directory.name(ofActor:))
    },
    .names("about", "about[].incident_id", "The id of an incident that it speaks of.", list: true) {
      record, _ in
      record.about.map { Name($0.incidentID) }
    },
    .names("cue", "cue.lemma", "The words that attribute it, as they stand or in dictionary form.") {
      record, _ in
      record.cue.map { [Name($0.lemma, others: [$0.exact])] } ?? []
    },
    .flag("nested", "nested_in", "Whether it stands inside another statement.") { $0.nestedIn != nil },
    .number("confidence", "confidence", "How sure the extraction is, from 0 to 1.") { $0.confidence },
  ]
}
