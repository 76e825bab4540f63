import Archive
import OrderedJSON

/// Records as they stand in an answer: some of their members, with what they refer to, with what made them.
struct RecordWriter: Sendable {
  let snapshot: Snapshot
  let resource: Resource
  let presentation: Presentation

  /// A record of a table.
  func record(_ table: Table, row: Int) -> ArraySlice<UInt8> { record(table.json(row: row)) }

  /// A record.
  func record(_ json: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var record = json
    if let fields = presentation.fields { record = JSONPiece.select(Set(fields), of: record)[...] }
    record = snapshot.expanding(presentation.expansions, in: record)
    if presentation.isExplained {
      record = JSONPiece.append("explanation", Explanation.of(json, resource).encoded(), to: record)[...]
    }
    if presentation.format == .jsonld { record = LinkedData.typed(record, resource)[...] }
    return record
  }

  /// An incident as a GeoJSON feature (RFC 7946 §3.2): without a place on the map, it is one all the same.
  func feature(_ json: ArraySlice<UInt8>) -> [UInt8] {
    func coordinate(_ name: String) -> ArraySlice<UInt8>? {
      JSONPiece.value(at: ["place", name], in: json).flatMap { $0.elementsEqual("null".utf8) ? nil : $0 }
    }
    var feature = Array(#"{"type":"Feature","id":"#.utf8)
    feature += JSONPiece.value(at: ["id"], in: json) ?? []
    feature += #","geometry":"#.utf8
    if let longitude = coordinate("lon"), let latitude = coordinate("lat") {
      feature += Array(#"{"type":"Point","coordinates":["#.utf8) + longitude + Array(",".utf8) + latitude
      feature += "]}".utf8
    } else {
      feature += "null".utf8
    }
    feature += Array(#","properties":"#.utf8) + record(json) + Array("}".utf8)
    return feature
  }
}
