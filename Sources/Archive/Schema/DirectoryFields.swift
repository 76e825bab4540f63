import NewsModel

/// The filters and sort keys of /actors.
enum ActorFields {
  static let all: [Field<Actor>] = [
    .names("name", "name", "A name, another name, or an id.") { record, _ in [.name(Name(record))] },
    .closed("classification", "classification", "What kind of actor.", Classification.self) {
      $0.classification
    },
    .names("country", "country", "The country they belong to.") { record, _ in
      record.country.map { [.name(Name($0))] } ?? []
    },
    .names("role", "roles[].role", "An office or function that a report gives.", list: true) { record, _ in
      record.roles.map { .name(Name($0.role)) }
    },
    .words("name", "Words of names and roles: `word`, `\"a phrase\"`, `-not`, `prefix*`.") { record in
      ([record.name] + record.otherNames + record.roles.map(\.role)).joined(separator: "\n")
    },
  ]

  static let specs = all.map(\.spec)
}

/// The filters and sort keys of /documents.
enum DocumentFields {
  static let all: [Field<DocumentText>] = [
    .names("id", "id", "The id of the report.") { record, _ in [.name(Name(record.document.id))] },
    .names("publisher", "publisher", "Who published it.") { record, _ in
      record.document.publisher.map { [.name(Name($0))] } ?? []
    },
    .days("date", "date_published", "When it was published.") { record, _ in
      record.document.datePublished.map(DayInterval.init(day:))
    },
    .words("text", "Words of the report: `word`, `\"a phrase\"`, `-not`, `prefix*`.") { $0.text },
  ]

  static let specs = all.map(\.spec)
}

/// A report with its text.
struct DocumentText: Sendable {
  var document: Document
  var text: String
}

/// The filters and sort keys of /instruments.
enum InstrumentFields {
  static let all: [Field<Instrument>] = [
    .names("name", "name", "A name, another name, or an id.") { record, _ in [.name(Name(record))] },
    .closed("kind", "kind", "The sort of instrument.", Instrument.Kind.self) { $0.kind },
    .names("cited_by", "citations[].actor_id", "An actor that cites it: a name or an id.", list: true) {
      record, _ in record.citations.compactMap(\.actorID).map { .actor(id: $0, called: nil) }
    },
    .closedList("stance", "citations[].stance", "How somebody cites it.", Instrument.Stance.self) {
      $0.citations.compactMap(\.stance)
    },
    .words("name", "Words of the names: `word`, `\"a phrase\"`, `-not`, `prefix*`.") { record in
      ([record.name] + record.otherNames).joined(separator: "\n")
    },
  ]

  static let specs = all.map(\.spec)
}
