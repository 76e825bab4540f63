extension Resource {
  /// The members of each record, in order.
  public var members: [String] {
    switch self {
    case .statements:
      [
        "id", "url", "document_id", "statement_type", "text", "contents", "speaker", "cue", "act",
        "addressee",
        "recorded_in", "date", "negated", "nested_in", "mentions", "cites", "about", "cluster_id",
        "occurrences",
        "confidence", "extractor", "context", "document",
      ]
    case .incidents:
      [
        "id", "url", "document_id", "category", "event_type", "sub_event_type", "reality", "date", "actors",
        "targets",
        "place", "origin", "weapons", "fatalities", "injured", "abducted", "intercepted", "status",
        "claimed_by",
        "disputed_by", "triggers", "evidence", "notes", "series", "cluster_id", "document_count",
        "confidence",
        "extractor", "context", "document",
      ]
    case .actors:
      [
        "id", "url", "name", "other_names", "classification", "sector", "country", "roles", "counts",
        "first_seen",
        "last_seen",
      ]
    case .documents:
      [
        "id", "headline", "date_published", "date_basis", "publisher", "author", "dateline", "in_language",
        "path", "source_url",
        "url", "sha256", "length", "text_url", "counts", "warnings",
      ]
    case .instruments: ["id", "url", "name", "other_names", "kind", "citations"]
    }
  }
}
