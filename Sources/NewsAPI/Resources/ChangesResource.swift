import Archive
import HTTPTypes
import OrderedJSON

/// What differs between an earlier version and now, one page at a time.
enum ChangeFeed {
  /// Since no version at all: every record is added.
  case everything(Snapshot)
  /// In the order of the keys.
  case changes([Change])

  /// What differs; `nil` where the version is not remembered.
  init?(_ held: SnapshotHolder.Held, since version: String?) {
    guard let version else {
      self = .everything(held.snapshot)
      return
    }
    guard let changes = held.history.changes(since: version) else { return nil }
    self = .changes(changes)
  }

  var count: Int {
    switch self {
    case .everything(let snapshot):
      Resource.allCases.reduce(0) { $0 + (snapshot.table($1)?.count ?? 0) }
    case .changes(let changes): changes.count
    }
  }

  /// At most so many changes behind a record.
  func page(after key: Change.Key?, limit: Int) -> ArraySlice<Change> {
    switch self {
    case .changes(let changes):
      let start = key.map { key in Self.first(in: 0..<changes.count) { key < changes[$0].key } } ?? 0
      return changes[start...].prefix(limit)
    case .everything(let snapshot): return Self.rows(of: snapshot, after: key, limit: limit)[...]
    }
  }

  private static func rows(of snapshot: Snapshot, after key: Change.Key?, limit: Int) -> [Change] {
    var page: [Change] = []
    for resource in Resource.allCases {
      guard let ids = snapshot.table(resource)?.ids, let last = ids.last else { continue }
      if let key, !(key < Change.Key(resource, last)) { continue }
      let start = key.map { key in first(in: 0..<ids.count) { key < Change.Key(resource, ids[$0]) } } ?? 0
      page += ids[start...].prefix(limit - page.count).map { Change(.added, Change.Key(resource, $0)) }
      if page.count == limit { break }
    }
    return page
  }

  /// The first index from which on the condition holds.
  private static func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What `/changes` answers.
struct ChangesResource {
  let plan: ChangesPlan
  let snapshot: Snapshot
  let basePath: String

  /// A page of a feed, each change with the record as it is now.
  func content(_ feed: ChangeFeed) -> Content {
    var page = feed.page(after: plan.after, limit: plan.limit + 1)
    let hasMore = page.count > plan.limit
    if hasMore { page.removeLast() }
    let next = hasMore ? page.last.map { plan.address(after: $0.key, basePath: basePath) } : nil
    var body = Array(#"{"data":["#.utf8)
    for change in page {
      if body.last != UInt8(ascii: "[") { body.append(UInt8(ascii: ",")) }
      append(change, to: &body)
    }
    let meta: JSONValue = [
      "count": .integer(feed.count), "limit": .integer(plan.limit),
      "since": plan.since.map { .string($0) } ?? .null, "dataset_version": .string(snapshot.version),
    ]
    let links: JSONValue = [
      "self": .string(plan.address(basePath: basePath)), "next": next.map { .string($0) } ?? .null,
    ]
    body += #"],"meta":"#.utf8 + meta.encoded() + #","links":"#.utf8 + links.encoded() + "}".utf8
    let fields = next.map { [(HTTPField.Name.link, "<\($0)>; rel=\"next\"")] } ?? []
    return Content(
      contentType: "application/json", body: body,
      fields: [(HTTPField.Name.totalCount, String(feed.count))] + fields)
  }

  private func append(_ change: Change, to body: inout [UInt8]) {
    let key = change.key
    let members: JSONValue = [
      "change": .string(change.kind.rawValue), "resource": .string(key.resource.rawValue),
      "id": .string(key.id), "url": .string(snapshot.addresses.record(key.resource, id: key.id)),
    ]
    var json = members.encoded()
    json.removeLast()
    json += #","record":"#.utf8
    if let table = snapshot.table(key.resource), let row = table.row(id: key.id) {
      json += table.json(row: row)
    } else {
      json += "null".utf8
    }
    json.append(UInt8(ascii: "}"))
    body += plan.presentation.fields.map { JSONPiece.select(Set($0), of: json[...]) } ?? json
  }
}
