import Archive
import OrderedJSON

/// What `/` answers: what there is and where.
enum IndexResource {
  /// Resources with their addresses and counts, and the other addresses.
  static func json(_ snapshot: Snapshot, basePath: String) -> JSONValue {
    let counts = snapshot.counts
    let rows: [(Resource, String, Int)] = [
      (.statements, "Who said what", counts.statements),
      (.incidents, "What happened, or is said to have happened", counts.incidents),
      (.actors, "People, organizations, states and armed groups", counts.actors),
      (.documents, "The reports themselves, and their exact text", counts.documents),
      (.instruments, "Treaties, charter articles and resolutions that are cited", counts.instruments),
    ]
    return [
      "name": "OnRecord",
      "description": "Who said what and what happened, each tied to the exact characters of a news report.",
      "resources": .array(
        rows.map { resource, description, count in
          [
            "name": .string(resource.rawValue), "url": .string(basePath + "/" + resource.rawValue),
            "description": .string(description), "count": .integer(count),
          ]
        }),
      "links": [
        "self": .string(basePath + "/"), "search": .string(basePath + "/search"),
        "describedby": .string(basePath + "/openapi.yaml"),
        "openapi_json": .string(basePath + "/openapi.json"), "docs": .string(basePath + "/docs"),
        "ready": .string(basePath + "/readyz"),
        "live": .string(basePath + "/livez"), "changes": .string(basePath + "/changes"),
        "events": .string(basePath + "/events"),
      ],
    ]
  }
}
