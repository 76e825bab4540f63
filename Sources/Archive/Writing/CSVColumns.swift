extension Resource {
  /// The columns of the resource's CSV, as paths of the record: what stands behind `[]` is written once for each element.
  public var columns: [String] {
    switch self {
    case .statements: Self.statementColumns
    case .incidents: Self.incidentColumns
    case .actors:
      [
        "id", "name", "other_names[]", "classification", "sector", "country", "roles[].role",
        "counts.statements",
        "counts.addressed", "counts.incidents_as_actor", "counts.incidents_as_target", "first_seen",
        "last_seen",
        "url",
      ]
    case .documents:
      [
        "id", "headline", "date_published", "date_basis", "publisher", "author", "dateline", "in_language",
        "path",
        "sha256", "length", "counts.statements", "counts.incidents", "counts.actors", "counts.instruments",
        "warnings[].code", "warnings[].message", "text_url", "url",
      ]
    case .instruments:
      [
        "id", "name", "other_names[]", "kind", "citations[].statement_id", "citations[].actor_id",
        "citations[].stance", "url",
      ]
    }
  }

  /// The name of a column: its path with `_` for `.` and without `[]`.
  public static func columnName(_ path: String) -> String {
    path.replacing("[]", with: "").replacing(".", with: "_")
  }

  private static let report = [
    "document_id", "document.headline", "document.publisher", "document.date_published", "document.url",
  ]
  private static let date = [
    "date.start", "date.end", "date.precision", "date.basis", "date.timex", "date.text",
  ]
  private static let making = ["confidence", "extractor.rule", "extractor.version", "context", "url"]

  private static let statementColumns =
    ["id"] + report + [
      "statement_type", "text", "contents[].start", "contents[].end", "speaker.name", "speaker.actor_id",
      "speaker.classification", "speaker.country", "speaker.role", "speaker.mention.exact",
      "speaker.resolution",
      "cue.exact", "cue.lemma", "act", "addressee.name", "addressee.actor_id", "recorded_in.kind",
      "recorded_in.name",
    ] + date + [
      "negated", "nested_in", "mentions[]", "cites[]", "about[].incident_id", "about[].relation",
      "cluster_id",
      "occurrences",
    ] + making

  private static let incidentColumns =
    ["id"] + report + ["category", "event_type", "sub_event_type", "reality"] + date + [
      "actors[].name", "actors[].actor_id", "actors[].attribution", "targets[].name", "targets[].actor_id",
      "targets[].kind", "targets[].effect", "place.name", "place.admin1", "place.country", "place.iso3",
      "place.lat", "place.lon", "place.geo_precision", "origin.name", "origin.country", "weapons[].type",
      "weapons[].models[]", "fatalities.best", "fatalities.low", "fatalities.high", "fatalities.civilians",
      "injured.best", "injured.low", "injured.high", "abducted.best", "abducted.low", "abducted.high",
      "intercepted.best", "intercepted.low", "intercepted.high", "status", "claimed_by[]", "disputed_by[]",
      "triggers[].exact", "evidence[].start", "evidence[].end", "notes", "series", "cluster_id",
      "document_count",
    ] + making
}
