import Archive
import OrderedJSON

/// The records as they are served: a file of JSON Lines a resource, or the incidents on a map.
enum JSONExport {
  /// The files of an NDJSON export.
  static let lineFiles = Resource.allCases.map { $0.rawValue + ".ndjson" }

  /// A record a line.
  static func writeLines(_ snapshot: Snapshot, to folder: ExportFolder) throws(ExportFolder.Failure) {
    for resource in Resource.allCases {
      let file = try ExportFile(folder.draft(resource.rawValue + ".ndjson"))
      if let table = snapshot.table(resource) {
        for row in 0..<table.count {
          try file.write(table.json(row: row))
          try file.write(CollectionOfOne(0x0A))
        }
      }
      try file.finish()
    }
  }

  /// The file of a GeoJSON export.
  static let mapFile = "incidents.geojson"

  /// The incidents as a FeatureCollection (RFC 7946); one without a place, or whose place has no coordinates, has no
  /// geometry.
  static func writeMap(_ snapshot: Snapshot, to folder: ExportFolder) throws(ExportFolder.Failure) {
    let file = try ExportFile(folder.draft(mapFile))
    try file.write(#"{"type":"FeatureCollection","features":["#.utf8)
    if let table = snapshot.table(.incidents) {
      for row in 0..<table.count {
        try file.write((row == 0 ? "\n" : ",\n").utf8)
        try file.write(feature(table.json(row: row), id: table.ids[row]))
      }
    }
    try file.write("\n]}\n".utf8)
    try file.finish()
  }

  private static func feature(_ record: ArraySlice<UInt8>, id: String) -> [UInt8] {
    var geometry = JSONValue.null
    if let place = (try? JSONValue(parsing: record))?["place"], let longitude = place["lon"],
      let latitude = place["lat"], longitude != .null, latitude != .null
    {
      geometry = ["type": "Point", "coordinates": [longitude, latitude]]
    }
    let head: JSONValue = ["type": "Feature", "id": .string(id), "geometry": geometry]
    return head.encoded().dropLast() + Array(#","properties":"#.utf8) + record + [UInt8(ascii: "}")]
  }
}
