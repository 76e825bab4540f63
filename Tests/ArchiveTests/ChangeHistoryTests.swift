import MadeUpRecords
import Testing

@testable import Archive

@Suite struct ChangeHistoryTests {
  private let reports = MadeUpReports.make(6)

  private func keys(_ changes: [Change]?, _ kind: Change.Kind, _ resource: Resource) -> Set<String> {
    Set((changes ?? []).filter { $0.kind == kind && $0.key.resource == resource }.map(\.key.id))
  }

  @Test func whatCameWentAndChangedIsTold() throws {
    let holder = SnapshotHolder(Snapshot(reports: Array(reports.dropLast())))
    let version = try #require(holder.current).version
    var next = Array(reports.dropFirst())
    next[0].report.statements[3].confidence = 0.123
    let changed = next[0].report.statements[3].id
    holder.swap(to: Snapshot(reports: next))
    let changes = try #require(holder.held).history.changes(since: version)
    #expect(keys(changes, .withdrawn, .documents) == [reports[0].report.document.id])
    #expect(keys(changes, .added, .documents) == [reports[5].report.document.id])
    #expect(keys(changes, .withdrawn, .statements) == Set(reports[0].report.statements.map(\.id)))
    #expect(keys(changes, .added, .statements) == Set(reports[5].report.statements.map(\.id)))
    #expect(keys(changes, .changed, .statements).contains(changed))
    #expect(changes?.map(\.key) == changes?.map(\.key).sorted())
  }

  @Test func changesEqualANaiveComparisonOverAnySteps() throws {
    var random = SplitMix(seed: 11)
    let holder = SnapshotHolder(Snapshot(reports: reports))
    var seen: [(version: String, records: [Change.Key: [UInt8]])] = []
    for _ in 0..<12 {
      let snapshot = try #require(holder.current)
      seen.append((snapshot.version, records(of: snapshot)))
      var next = reports.filter { _ in random.next() % 3 > 0 }
      for index in next.indices where random.next() % 2 == 0 {
        next[index].report.statements[0].confidence = Double(random.next() % 3) / 4
      }
      holder.swap(to: Snapshot(reports: next))
    }
    let now = records(of: try #require(holder.current))
    for (version, then) in seen {
      var expected: [Change] = []
      for key in Set(then.keys).union(now.keys).sorted() {
        switch (then[key], now[key]) {
        case (nil, _): expected.append(Change(.added, key))
        case (_, nil): expected.append(Change(.withdrawn, key))
        case (let before, let after): if before != after { expected.append(Change(.changed, key)) }
        }
      }
      #expect(holder.held?.history.changes(since: version) == expected)
    }
  }

  private func records(of snapshot: Snapshot) -> [Change.Key: [UInt8]] {
    var records: [Change.Key: [UInt8]] = [:]
    for resource in Resource.allCases {
      guard let table = snapshot.table(resource) else { continue }
      for (row, id) in table.ids.enumerated() {
        records[Change.Key(resource, id)] = Array(table.json(row: row))
      }
    }
    return records
  }

  @Test func equalContentIsNoNewVersion() throws {
    let holder = SnapshotHolder(Snapshot(reports: reports))
    let told = Told()
    holder.observe { told.versions.append([$0 ?? "", $1]) }
    let version = try #require(holder.current).version
    holder.swap(to: Snapshot(reports: reports.reversed()))
    #expect(told.versions == [["", version]])
    #expect(holder.held?.history.oldestVersion == version)
    holder.swap(to: Snapshot(reports: []))
    #expect(told.versions.last == [version, try #require(holder.current).version])
  }

  @Test func theHistoryIsBounded() throws {
    let limits = ChangeHistory.Limits(steps: 3, differences: 1_000_000)
    let holder = SnapshotHolder(Snapshot(reports: reports), limits: limits)
    let versions = try (1...5).map { count in
      let version = try #require(holder.current).version
      holder.swap(to: Snapshot(reports: Array(reports.prefix(count))))
      return version
    }
    let history = try #require(holder.held).history
    #expect(versions.map { history.changes(since: $0) != nil } == [false, false, true, true, true])
    #expect(history.oldestVersion == versions[2])
    #expect(history.changes(since: "0123456789abcdef") == nil)
    #expect(history.changes(since: history.version) == [])
    let small = SnapshotHolder(Snapshot(reports: []), limits: .init(steps: 9, differences: 10))
    let empty = try #require(small.current).version
    small.swap(to: Snapshot(reports: reports))
    #expect(small.held?.history.changes(since: empty) == nil)
  }

  /// Written on the thread that swaps, which is the test's own.
  private final class Told: @unchecked Sendable { var versions: [[String]] = [] }
}
