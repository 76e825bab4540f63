import Archive

/// The tables of the export, every record and every list in it. Tables stand behind those they refer to.
enum ExportSchema {
  static let tables: [ExportTable] = directory + statements + incidents + citations

  private static let directory = [
    ExportTable(
      name: "documents", resource: .documents,
      columns: [
        .text("headline"), .text("date_published", indexed: true), .text("date_basis"),
        .text("publisher", indexed: true),
        .text("author"), .text("dateline"), .text("in_language"), .text("path"), .text("source_url"),
        .text("sha256"),
        .integer("length"), .integer("statement_count", "counts.statements"),
        .integer("incident_count", "counts.incidents"), .text("text"),
      ], searched: ["headline", "text"], label: "headline", facets: ["publisher", "in_language"]),
    ExportTable(
      name: "document_warnings", resource: .documents, lists: [.init(path: ["warnings"])],
      columns: [.text("code"), .text("message")]),
    ExportTable(
      name: "actors", resource: .actors,
      columns: [
        .text("name", indexed: true), .text("classification", indexed: true), .text("sector"),
        .text("country", indexed: true),
        .integer("statement_count", "counts.statements"), .integer("addressed_count", "counts.addressed"),
        .integer("incidents_as_actor", "counts.incidents_as_actor"),
        .integer("incidents_as_target", "counts.incidents_as_target"), .text("first_seen"),
        .text("last_seen"),
      ], searched: ["name"], label: "name", facets: ["classification", "country"]),
    ExportTable(
      name: "actor_names", resource: .actors, lists: [.init(path: ["other_names"])],
      columns: [.text("name", "", indexed: true)]),
    ExportTable(
      name: "actor_roles", resource: .actors, lists: [.init(path: ["roles"])],
      columns: [.text("role"), .reference("document_id", to: .documents)] + span("span", prefix: "")),
    ExportTable(
      name: "instruments", resource: .instruments, columns: [.text("name", indexed: true), .text("kind")],
      label: "name",
      facets: ["kind"]),
    ExportTable(
      name: "instrument_names", resource: .instruments, lists: [.init(path: ["other_names"])],
      columns: [.text("name", "")]),
  ]

  private static let statements = [
    ExportTable(
      name: "statements", resource: .statements,
      columns: [.reference("document_id", to: .documents), .text("statement_type"), .text("text")]
        + party("speaker", mention: true) + [.text("cue", "cue.exact"), .text("cue_lemma", "cue.lemma")]
        + [.integer("cue_start", "cue.start"), .integer("cue_end", "cue.end"), .text("act", indexed: true)]
        + party("addressee", mention: false)
        + [.text("medium", "recorded_in.kind"), .text("medium_name", "recorded_in.name")] + date
        + [.flag("negated"), .reference("nested_in", to: .statements), .text("cluster_id", indexed: true)]
        + [.integer("occurrences"), .real("confidence"), .text("rule", "extractor.rule"), .text("context")],
      searched: ["text", "context"], label: "text", facets: ["speaker_id", "act", "statement_type"]),
    ExportTable(
      name: "statement_contents", resource: .statements, lists: [.init(path: ["contents"])],
      columns: span("", prefix: "")),
    ExportTable(
      name: "statement_mentions", resource: .statements, lists: [.init(path: ["mentions"])],
      columns: [.reference("actor_id", "", to: .actors)]),
    ExportTable(
      name: "statement_cites", resource: .statements, lists: [.init(path: ["cites"])],
      columns: [.reference("instrument_id", "", to: .instruments)]),
    ExportTable(
      name: "statement_speaker_chain", resource: .statements, lists: [.init(path: ["speaker", "chain"])],
      columns: span("", prefix: "")),
  ]

  private static let incidents = [
    ExportTable(
      name: "incidents", resource: .incidents,
      columns: [
        .reference("document_id", to: .documents), .text("category"), .text("event_type", indexed: true),
      ]
        + [.text("sub_event_type", indexed: true), .text("reality")] + date
        + [
          .text("place", "place.name"), .text("admin1", "place.admin1"),
          .text("country", "place.country", indexed: true),
        ]
        + [.text("iso3", "place.iso3"), .real("latitude", "place.lat"), .real("longitude", "place.lon")]
        + [.integer("geonames_id", "place.geonames_id"), .text("geo_precision", "place.geo_precision")]
        + [.text("origin", "origin.name"), .text("origin_country", "origin.country")]
        + casualties("fatalities") + casualties("injured") + casualties("abducted") + count("intercepted")
        + [.text("status", indexed: true), .flag("series"), .text("cluster_id", indexed: true)]
        + [.integer("document_count"), .real("confidence"), .text("rule", "extractor.rule"), .text("notes")],
      searched: ["notes"], label: "notes", facets: ["sub_event_type", "country", "status"]),
    ExportTable(
      name: "incident_actors", resource: .incidents, lists: [.init(path: ["actors"])],
      columns: party("", mention: true)
        + [.text("attribution"), .reference("attributed_by", to: .statements)]),
    ExportTable(
      name: "incident_targets", resource: .incidents, lists: [.init(path: ["targets"])],
      columns: party("", mention: true) + [.text("kind"), .text("effect")] + count("count")),
    ExportTable(
      name: "incident_weapons", resource: .incidents, lists: [.init(path: ["weapons"])],
      columns: [.text("type", indexed: true), .text("models")] + count("count") + span("mention", prefix: "")),
    ExportTable(
      name: "incident_casualty_reports", resource: .incidents,
      lists: ["fatalities", "injured", "abducted"].map { .init(path: [$0, "reports"], kind: $0) },
      columns: [.integer("value"), .text("reported_by")] + span("span", prefix: "")),
    ExportTable(
      name: "incident_claimed_by", resource: .incidents, lists: [.init(path: ["claimed_by"])],
      columns: [.reference("actor_id", "", to: .actors)]),
    ExportTable(
      name: "incident_disputed_by", resource: .incidents, lists: [.init(path: ["disputed_by"])],
      columns: [.reference("statement_id", "", to: .statements)]),
    ExportTable(
      name: "incident_triggers", resource: .incidents, lists: [.init(path: ["triggers"])],
      columns: span("", prefix: "")),
    ExportTable(
      name: "incident_evidence", resource: .incidents, lists: [.init(path: ["evidence"])],
      columns: span("", prefix: "")),
  ]

  private static let citations = [
    ExportTable(
      name: "statement_about", resource: .statements, lists: [.init(path: ["about"])],
      columns: [.reference("incident_id", to: .incidents), .text("relation")]),
    ExportTable(
      name: "instrument_citations", resource: .instruments, lists: [.init(path: ["citations"])],
      columns: [
        .reference("statement_id", to: .statements), .reference("actor_id", to: .actors), .text("stance"),
      ]
        + span("span", prefix: "")),
  ]
}

/// Runs of columns that come up in several tables.
extension ExportSchema {
  private typealias Column = ExportTable.Column

  private static func join(_ path: String, _ member: String) -> String {
    path.isEmpty ? member : "\(path).\(member)"
  }

  private static func span(_ path: String, prefix: String) -> [Column] {
    [
      .integer(prefix + "start", join(path, "start")), .integer(prefix + "end", join(path, "end")),
      .text(prefix + "exact", join(path, "exact")),
    ]
  }

  private static func party(_ path: String, mention: Bool) -> [Column] {
    let prefix = path.isEmpty ? "" : path + "_"
    let columns: [Column] = [
      .reference(path.isEmpty ? "actor_id" : prefix + "id", join(path, "actor_id"), to: .actors),
      .text(prefix + "name", join(path, "name"), indexed: true), .flag(prefix + "named", join(path, "named")),
      .text(prefix + "classification", join(path, "classification")),
      .text(prefix + "country", join(path, "country")), .text(prefix + "role", join(path, "role")),
    ]
    guard mention else { return columns }
    return columns + [.text(prefix + "resolution", join(path, "resolution"))]
      + span(join(path, "mention"), prefix: prefix + "mention_")
  }

  private static let date: [Column] = [
    .text("date_start", "date.start", indexed: true), .text("date_end", "date.end"),
    .text("date_precision", "date.precision"), .text("date_basis", "date.basis"),
    .text("date_timex", "date.timex"),
    .text("date_text", "date.text"),
  ]

  private static func casualties(_ name: String) -> [Column] {
    ["best", "low", "high", "civilians"].map { .integer("\(name)_\($0)", "\(name).\($0)") }
  }

  private static func count(_ name: String) -> [Column] {
    ["best", "low", "high"].map { .integer("\(name)_\($0)", "\(name).\($0)") }
      + [.flag("\(name)_approximate", "\(name).approximate")]
  }
}

extension ExportTable.Column {
  private static func make(_ name: String, _ path: String?, _ kind: Kind, indexed: Bool = false) -> Self {
    Self(
      name: name, path: (path ?? name).split(separator: ".").map(String.init), kind: kind, isIndexed: indexed)
  }

  fileprivate static func text(_ name: String, _ path: String? = nil, indexed: Bool = false) -> Self {
    make(name, path, .text, indexed: indexed)
  }
  fileprivate static func integer(_ name: String, _ path: String? = nil) -> Self {
    make(name, path, .integer)
  }
  fileprivate static func real(_ name: String, _ path: String? = nil) -> Self { make(name, path, .real) }
  fileprivate static func flag(_ name: String, _ path: String? = nil) -> Self { make(name, path, .flag) }

  fileprivate static func reference(_ name: String, _ path: String? = nil, to resource: Resource) -> Self {
    var column = make(name, path, .text, indexed: true)
    column.references = resource
    return column
  }
}
