import Foundation
import MadeUpRecords
import NewsModel
import OrderedJSON
import Testing

@testable import Archive

/// Parts of reports, and snapshots that share them.
@Suite struct SeriesTests {
  /// Counts what it is given.
  private final class CountingKeeper: ByteKeeper {
    private let lock = NSLock()
    nonisolated(unsafe) private var bytes = 0

    var count: Int { lock.withLock { bytes } }

    func keep(_ bytes: [UInt8]) -> KeptBytes {
      lock.withLock { self.bytes += bytes.count }
      return KeptBytes(bytes)
    }
  }

  @Test func recordsReadAsTheirLinksSay() throws {
    let fixture = Fixture.shared
    var linked = 0
    for (id, json) in try fixture.json(.statements) {
      let record = try JSONDecoder().decode(Statement.self, from: Data(json))
      #expect(record == fixture.statements[id])
      if record.clusterID != record.id || record.occurrences > 1 { linked += 1 }
    }
    for (id, json) in try fixture.json(.incidents) {
      #expect(try JSONDecoder().decode(Incident.self, from: Data(json)) == fixture.incidents[id])
    }
    #expect(linked > 20)
  }

  @Test func whatIsReplacedReadsLikeWhatIsRenderedAnew() throws {
    let fixture = Fixture.shared
    let renderer = RecordRenderer(addresses: Addresses(basePath: ""))
    for (id, json) in try fixture.json(.statements) {
      let record = try #require(fixture.statements[id])
      #expect(renderer.render(.statements, id: id, record, replacing: json[...]) == json)
    }
    for (id, json) in try fixture.json(.incidents) {
      let record = try #require(fixture.incidents[id])
      #expect(renderer.render(.incidents, id: id, record, replacing: json[...]) == json)
    }
  }

  @Test func aSnapshotIsTheSameWhateverWasServedBefore() throws {
    let reports = MadeUpReports.make(12, seed: 3)
    let intake = Intake()
    let parts = reports.map { intake.take($0.source, $0.report) }
    var series = SnapshotSeries(following: intake)
    for count in [12, 5, 9, 0, 12] {
      let snapshot = series.next(Array(parts.prefix(count)))
      let anew = Snapshot(reports: Array(reports.prefix(count)))
      #expect(snapshot.version == anew.version && snapshot.counts == anew.counts)
      for resource in Resource.allCases {
        let (table, other) = (try #require(snapshot.table(resource)), try #require(anew.table(resource)))
        #expect(table.ids == other.ids)
        for row in 0..<table.count { #expect(table.json(row: row).elementsEqual(other.json(row: row))) }
        for field in resource.fields where field.isSortable {
          let query = Query(sort: Query.Sort(field: field.name), limit: 1000)
          #expect(table.page(query) == other.page(query))
        }
      }
    }
  }

  @Test func anEditRendersOnlyWhatChanged() throws {
    let reports = MadeUpReports.make(40, seed: 3)
    let keeper = CountingKeeper()
    let intake = Intake(keeper: keeper)
    let parts = reports.map { intake.take($0.source, $0.report) }
    var series = SnapshotSeries(following: intake)
    _ = series.next(Array(parts.dropLast()))
    let before = keeper.count
    // The same again, and one that nobody else knows anything of.
    let stranger = LinkingReport("stranger", published: "1990-01-01").made
    _ = series.next(parts.dropLast() + [intake.take(stranger.source, stranger.report)])
    let directory = series.next(Array(parts.dropLast()))
    let perSnapshot = [Resource.actors, .instruments].reduce(0) { sum, resource in
      let table = directory.table(resource)
      return (0..<(table?.count ?? 0)).reduce(sum) { $0 + (table?.json(row: $1).count ?? 0) }
    }
    #expect(keeper.count - before < 2 * perSnapshot + 2000)
    #expect(perSnapshot < before / 2)
  }

  @Test func aRecordBelongsToTheReportThatItCameWith() throws {
    var reports = MadeUpReports.make(2)
    reports[0].report.statements[0].documentID = "elsewhere"
    reports[0].report.statements[0].clusterID = "stm_of-another-archive"
    reports[0].report.statements[0].occurrences = 9
    let id = reports[0].report.statements[0].id
    let table = try #require(Snapshot(reports: [reports[0]]).table(.statements))
    let row = try #require(table.row(id: id))
    let record = try JSONDecoder().decode(Statement.self, from: Data(table.json(row: row)))
    #expect(record.documentID == reports[0].source.id)
    #expect(record.clusterID == id && record.occurrences == 1)
  }

  @Test func ofOneRoleAFewPlacesAreShown() throws {
    var reports: [Snapshot.Report] = []
    for number in 0..<60 {
      var report = LinkingReport("r\(number)", published: "2024-01-01")
      report.say(
        report.party("Ana Ferré", role: "mayor"), "the bridge number \(number) is closed for repairs")
      reports.append(report.made)
    }
    let actors = try #require(Snapshot(reports: reports).table(.actors))
    let actor = try JSONDecoder().decode(Actor.self, from: Data(actors.json(row: 0)))
    #expect(actor.roles.count == 20 && actor.counts.statements == 60)
    #expect(actor.roles.first?.documentID == "r0")
  }
}
