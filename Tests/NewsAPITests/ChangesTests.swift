import Archive
import HTTPMessage
import MadeUpRecords
import OrderedJSON
import Testing

@testable import NewsAPI

@Suite struct ChangesTests {
  private let reports = MadeUpReports.make(8, seed: 3)

  /// An interface whose data changed once: the first report went, the last one came.
  private func changed() -> (api: NewsAPI, before: String, holder: SnapshotHolder) {
    let before = Snapshot(reports: Array(reports.dropLast()))
    let holder = SnapshotHolder(before)
    let api = NewsAPI(snapshots: holder)
    holder.swap(to: Snapshot(reports: Array(reports.dropFirst())))
    return (api, before.version, holder)
  }

  private struct Unexpected: Error {}

  private func get(_ api: NewsAPI, _ target: String) throws -> Response {
    api.respond(to: try Request(.get, target))
  }

  /// All changes of a feed, page by page.
  private func all(_ api: NewsAPI, _ target: String) throws -> [JSONObject] {
    var changes: [JSONObject] = []
    var next: String? = target
    while let target = next {
      guard case .object(let answer) = try get(api, target).json(), case .array(let page)? = answer["data"],
        case .object(let links)? = answer["links"]
      else { throw Unexpected() }
      changes += page.compactMap { if case .object(let change) = $0 { change } else { nil } }
      next = links["next"].flatMap { if case .string(let text) = $0 { text } else { nil } }
    }
    return changes
  }

  @Test(arguments: [1, 7, 1000]) func pagesTogetherAreTheWholeFeed(_ limit: Int) throws {
    let (api, before, holder) = changed()
    let changes = try all(api, "/changes?since=\(before)&limit=\(limit)&fields=resource&fields=id")
    let keys = changes.compactMap { $0["id"]?.string }
    #expect(keys == holder.held?.history.changes(since: before)?.map(\.key.id))
    #expect(keys.count > 20)
  }

  @Test(arguments: [1, 50]) func withoutAVersionEverythingIsAdded(_ limit: Int) throws {
    let (api, _, holder) = changed()
    let changes = try all(api, "/changes?limit=\(limit)")
    let snapshot = try #require(holder.current)
    let ids = Resource.allCases.flatMap { (snapshot.table($0)?.ids).map(Array.init) ?? [] }
    #expect(changes.map { $0["id"]?.string } == ids)
    #expect(changes.allSatisfy { $0["change"] == .string("added") })
  }

  @Test func aChangeCarriesTheRecordAndATombstoneNone() throws {
    let (api, before, holder) = changed()
    let snapshot = try #require(holder.current)
    for change in try all(api, "/changes?since=\(before)&limit=1000") {
      let resource = try #require(change["resource"]?.string.flatMap(Resource.init(rawValue:)))
      let id = try #require(change["id"]?.string)
      let isThere = snapshot.table(resource)?.row(id: id) != nil
      #expect(change.members.map(\.name) == ChangesPlan.members)
      #expect((change["change"] == .string("withdrawn")) != isThere)
      #expect((change["record"] == .null) != isThere)
      if case .object(let record)? = change["record"] { #expect(record["id"] == .string(id)) }
    }
  }

  @Test func aCopyThatFollowsTheFeedIsTheCollection() throws {
    let holder = SnapshotHolder(Snapshot(reports: reports))
    let api = NewsAPI(snapshots: holder)
    var copy: [String: JSONValue] = [:]
    var version: String?
    for count in [8, 5, 7, 2, 8] {
      holder.swap(to: Snapshot(reports: Array(reports.suffix(count))))
      for change in try all(api, "/changes" + (version.map { "?since=" + $0 } ?? "")) {
        copy[try #require(change["url"]?.string)] = change["record"]
      }
      copy = copy.filter { $0.value != .null }
      version = holder.current?.version
      let whole = try all(api, "/changes?limit=1000").map { ($0["url"]?.string ?? "", $0["record"] ?? .null) }
      #expect(copy == Dictionary(uniqueKeysWithValues: whole))
    }
  }

  @Test func aVersionThatIsNotRememberedIsGone() throws {
    let (api, _, _) = changed()
    let response = try get(api, "/changes?since=0123456789abcdef")
    #expect(response.status == .gone)
    #expect(response.text.contains("/problems/version-gone"))
  }

  @Test(arguments: [
    "since=x", "since=0123456789ABCDEF", "limit=0", "limit=1001", "cursor=abc", "since__gt=1",
  ])
  func whatIsNoQueryIsRefused(_ query: String) throws {
    let (api, _, _) = changed()
    #expect(try get(api, "/changes?" + query).status == .badRequest)
  }

  @Test func aCursorBelongsToItsVersion() throws {
    let (api, before, _) = changed()
    guard case .object(let answer) = try get(api, "/changes?limit=1").json(),
      case .object(let links)? = answer["links"], let next = links["next"]?.string
    else { throw Unexpected() }
    #expect(try get(api, next).status == .ok)
    #expect(try get(api, next + "&since=" + before).status == .badRequest)
  }
}

extension JSONValue {
  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
}
