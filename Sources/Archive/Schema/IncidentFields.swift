import NewsModel

/// The filters and sort keys of /incidents.
enum IncidentFields {
  static let all: [Field<Incident>] =
    kinds + parties + circumstances + report + [
      .words("notes", "Words of the sentences that tell it: `word`, `\"a phrase\"`, `-not`, `prefix*`.") {
        $0.notes
      },
      .cluster("The id that an incident shares with the same one in other reports.") { $0.clusterID },
      .position { $0.evidence.first?.start ?? $0.triggers.first?.start ?? 0 },
    ]

  static let specs = all.map(\.spec)

  private static let kinds: [Field<Incident>] = [
    .closed("category", "category", "The coarse sort.", Incident.Category.self) { $0.category },
    .names("event_type", "event_type", "ACLED's event type, PLOVER's for diplomatic ones.") { record, _ in
      [.name(Name(record.eventType))]
    },
    .names("sub_event_type", "sub_event_type", "ACLED's sub-event type, PLOVER's for diplomatic ones.") {
      record, _ in [.name(Name(record.subEventType))]
    },
    .closed("status", "status", "How well it is founded.", Incident.Status.self) { $0.status },
    .closed("reality", "reality", "How real the report says it is.", Incident.Reality.self) { $0.reality },
  ]

  private static let parties: [Field<Incident>] = [
    .names(
      "actor", "actors[].name", "Who did it, or acts in it: a name, another name, or an actor id.", list: true
    ) {
      record, _ in record.actors.compactMap(\.party.reference)
    },
    .names("target", "targets[].name", "Whom or what it was done to: a name or an actor id.", list: true) {
      record, _ in record.targets.compactMap(\.party.reference)
    },
    .names("claimed_by", "claimed_by[]", "An actor that claims it: a name or an id.", list: true) {
      record, _ in record.claimedBy.map { .actor(id: $0, called: nil) }
    },
  ]

  private static let circumstances: [Field<Incident>] = [
    .names("country", "place.country", "The country it happened in: a name or an ISO 3166-1 alpha-3 code.") {
      record, _ in
      record.place?.country.map { [.name(Name($0, others: record.place?.iso3.map { [$0] } ?? []))] } ?? []
    },
    .names("place", "place.name", "Where it happened.") { record, _ in
      record.place.map { [.name(Name($0.name, others: $0.admin1.map { [$0] } ?? []))] } ?? []
    },
    .names("weapon", "weapons[].type", "What it was done with: a type or a model.", list: true) { record, _ in
      record.weapons.map { .name(Name($0.type, others: $0.models)) }
    },
    .box(
      "bbox", "place",
      "A box around where it happened, as GeoJSON has them (RFC 7946 §5): west,south,east,north in degrees; where west is the greater one it crosses the antimeridian."
    ) { GeoPoint($0.place) },
    .days("date", "date", "When it happened.") { record, _ in DayInterval(record.date) },
    .closed("date_basis", "date.basis", "Where the date comes from.", ReportedDate.Basis.self) {
      $0.date?.basis
    },
    .number("fatalities", "fatalities.best", "How many were killed; the least figure where they differ.") {
      ($0.fatalities?.best ?? $0.fatalities?.low).map(Double.init)
    },
    .number("injured", "injured.best", "How many were hurt; the least figure where they differ.") {
      ($0.injured?.best ?? $0.injured?.low).map(Double.init)
    },
  ]

  private static let report: [Field<Incident>] = [
    .names("document", "document_id", "The id of the report.") { record, _ in [.name(Name(record.documentID))]
    },
    .names("publisher", "document.publisher", "Who published the report.") { _, document in
      document.publisher.map { [.name(Name($0))] } ?? []
    },
    .days("published", "document.date_published", "When the report was published.") { _, document in
      document.datePublished.map(DayInterval.init(day:))
    },
  ]
}
