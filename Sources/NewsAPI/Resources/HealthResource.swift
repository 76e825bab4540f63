import Archive
import OrderedJSON

/// What `/readyz` answers once the data is there, and `/livez` always.
enum HealthResource {
  /// The process is up.
  static let live: JSONValue = ["status": "ok"]

  /// The data, and what its self-check found.
  static func ready(_ snapshot: Snapshot) -> JSONValue {
    let (counts, integrity) = (snapshot.counts, snapshot.integrity)
    return [
      "status": "ready", "dataset_version": .string(snapshot.version),
      "counts": [
        "documents": .integer(counts.documents), "statements": .integer(counts.statements),
        "incidents": .integer(counts.incidents), "actors": .integer(counts.actors),
        "instruments": .integer(counts.instruments),
      ],
      "spans": ["checked": .integer(integrity.spansChecked), "failed": .integer(integrity.spanFailures)],
      "left_out": [
        "bad_spans": .integer(integrity.recordsLeftOut), "duplicates": .integer(integrity.duplicatesLeftOut),
      ],
    ]
  }
}
