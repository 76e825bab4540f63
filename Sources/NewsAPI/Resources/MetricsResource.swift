import Archive

/// What `/metrics` tells of the data; the service adds what it knows of itself.
enum MetricsResource {
  static func write(_ snapshot: Snapshot?, into metrics: inout MetricsText) {
    metrics.value("onrecord_ready", .gauge, "Whether the reports have been read.", snapshot == nil ? 0 : 1)
    guard let snapshot else { return }
    let (counts, integrity) = (snapshot.counts, snapshot.integrity)
    metrics.family("onrecord_records", .gauge, "Records that are served.")
    for (resource, count) in [
      ("documents", counts.documents), ("statements", counts.statements), ("incidents", counts.incidents),
      ("actors", counts.actors), ("instruments", counts.instruments),
    ] {
      metrics.sample("onrecord_records", ["resource": resource], count)
    }
    metrics.value(
      "onrecord_spans_checked", .gauge, "Spans that were held against their texts.", integrity.spansChecked)
    metrics.value(
      "onrecord_span_failures", .gauge, "Spans that did not hold, whose records were left out.",
      integrity.spanFailures)
    metrics.family("onrecord_records_left_out", .gauge, "Records that are not served, by reason.")
    metrics.sample("onrecord_records_left_out", ["reason": "bad_spans"], integrity.recordsLeftOut)
    metrics.sample("onrecord_records_left_out", ["reason": "duplicates"], integrity.duplicatesLeftOut)
    metrics.family("onrecord_dataset_info", .gauge, "The version of the data, as a label.")
    metrics.sample("onrecord_dataset_info", ["version": snapshot.version], 1)
  }
}
