import Archive
import OrderedJSON

extension Snapshot {
  /// A record in which what it refers to stands in full.
  func expanding(_ expansions: [Expansion], in record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if expansions.isEmpty { return record }
    return JSONPiece.replace(in: record) { name, value in
      guard let kind = expansions.first(where: { $0.member == name })?.kind else { return nil }
      return value.first == UInt8(ascii: "[")
        ? JSONPiece.map(value) { expanded($0, kind) } : expanded(value, kind)
    }[...]
  }

  private func expanded(_ value: ArraySlice<UInt8>, _ kind: Expansion.Kind) -> [UInt8] {
    guard value.first == UInt8(ascii: "{") else { return Array(value) }
    switch kind {
    case .document: return record(.documents, named: "id", in: value).map(Array.init) ?? Array(value)
    case .party: return append("actor", .actors, named: "actor_id", to: value)
    case .incident: return append("incident", .incidents, named: "incident_id", to: value)
    }
  }

  private func append(
    _ name: String, _ resource: Resource, named member: String, to object: ArraySlice<UInt8>
  ) -> [UInt8] {
    JSONPiece.append(name, record(resource, named: member, in: object) ?? Array("null".utf8)[...], to: object)
  }

  /// The record whose id a member of an object gives.
  private func record(
    _ resource: Resource, named member: String, in object: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    JSONPiece.value(at: [member], in: object).flatMap(JSONPiece.text).flatMap { record(resource, id: $0) }
  }
}
