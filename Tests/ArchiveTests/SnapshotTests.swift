import MadeUpRecords
import NewsModel
import OrderedJSON
import Testing

@testable import Archive

@Suite struct SnapshotTests {
  @Test func theOrderOfReadingDoesNotMatter() throws {
    let reports = MadeUpReports.make(9)
    let (one, other) = (Snapshot(reports: reports), Snapshot(reports: reports.reversed()))
    #expect(one.version == other.version)
    for resource in Resource.allCases {
      let (table, same) = (try #require(one.table(resource)), try #require(other.table(resource)))
      #expect(table.ids == same.ids)
      for row in table.ids.indices { #expect(table.json(row: row) == same.json(row: row)) }
    }
  }

  @Test func anyChangeOfRecordsOrTextChangesTheVersion() {
    let reports = MadeUpReports.make(3)
    let version = Snapshot(reports: reports).version
    #expect(version.count == 16)
    var changed = reports
    changed[1].report.statements[0].confidence += 0.001
    #expect(Snapshot(reports: changed).version != version)
    changed = reports
    changed[2].source.text += " "
    #expect(Snapshot(reports: changed).version != version)
    #expect(Snapshot(reports: Array(reports.dropLast())).version != version)
  }

  @Test func everySpanOfMadeUpReportsHolds() {
    let snapshot = Fixture.shared.snapshot
    #expect(snapshot.integrity.spansChecked > 500)
    #expect(snapshot.integrity.spanFailures == 0)
    #expect(snapshot.integrity.recordsLeftOut == 0)
    #expect(snapshot.counts.statements == 24 * 8)
  }

  @Test(arguments: [(-1, 3), (0, 100_000), (5, 4), (7, 7), (0, 3), (Int.max, Int.max), (Int.min, 2)])
  func aRecordWithABadSpanIsLeftOutAndTold(_ start: Int, _ end: Int) throws {
    var reports = MadeUpReports.make(2)
    let id = reports[0].report.statements[2].id
    reports[0].report.statements[2].contents = [Span(start: start, end: end, exact: "never written")]
    let snapshot = Snapshot(reports: reports)
    #expect(snapshot.integrity.spanFailures == 1)
    #expect(snapshot.integrity.recordsLeftOut == 1)
    #expect(snapshot.table(.statements)?.row(id: id) == nil)
    let documents = try #require(snapshot.table(.documents))
    let row = try #require(documents.row(id: reports[0].report.document.id))
    let json = String(decoding: documents.json(row: row), as: UTF8.self)
    #expect(json.contains(#""code":"span""#) && json.contains(#""counts":{"statements":7,"#))
  }

  @Test func reportsAndRecordsOfOneIdAreServedOnce() throws {
    var reports = MadeUpReports.make(2)
    reports.append(reports[0])
    reports[2].source.path = "z"
    reports[1].report.statements.append(reports[1].report.statements[0])
    let snapshot = Snapshot(reports: reports)
    #expect(snapshot.integrity.duplicatesLeftOut == 2)
    #expect(snapshot.counts.documents == 2 && snapshot.counts.statements == 16)
    let documents = try #require(snapshot.table(.documents))
    let row = try #require(documents.row(id: reports[0].report.document.id))
    #expect(String(decoding: documents.json(row: row), as: UTF8.self).contains(#""code":"duplicate""#))
  }

  @Test func textIsServedByDocument() throws {
    let fixture = Fixture.shared
    for (source, report) in fixture.reports {
      #expect(fixture.snapshot.text(ofDocument: report.document.id) == source.text)
    }
    #expect(fixture.snapshot.text(ofDocument: "nobody") == nil)
  }

  @Test func aHolderHandsOutWhatWasSwappedIn() {
    let holder = SnapshotHolder()
    #expect(holder.current == nil)
    let snapshot = Snapshot(reports: [])
    holder.swap(to: snapshot)
    #expect(holder.current === snapshot)
  }

  @Test(arguments: Resource.allCases)
  func recordsHaveTheMembersThatTheResourceLists(_ resource: Resource) throws {
    for (_, json) in try Fixture.shared.json(resource).prefix(5) {
      let value = try #require(JSONText.members(of: json))
      #expect(value == resource.members)
    }
  }

  @Test func addressesStandBehindTheBasePath() throws {
    let snapshot = Snapshot(reports: MadeUpReports.make(1), basePath: "/news")
    for resource in Resource.allCases {
      let table = try #require(snapshot.table(resource))
      let json = String(decoding: table.json(row: 0), as: UTF8.self)
      #expect(json.contains(#""url":"/news/\#(resource.rawValue)/"#))
    }
    #expect(Addresses(basePath: "").record(.documents, id: "a b~ü/?") == "/documents/a%20b~%C3%BC%2F%3F")
  }

  @Test func actorsAreJoinedAndCounted() throws {
    let fixture = Fixture.shared
    let id = "act_ana-ferre"
    let actor = try #require(fixture.directory.actors[id])
    let statements = fixture.reports.flatMap(\.report.statements).filter { $0.speaker?.actorID == id }.count
    #expect(actor.counts.statements == statements && statements > 5)
    #expect(actor.otherNames == ["Ferré"])
    let days = fixture.reports.filter { $0.report.actors.contains { $0.id == id } }
      .compactMap(\.report.document.datePublished)
    #expect(actor.firstSeen == days.min() && actor.lastSeen == days.max())
  }
}

extension JSONText {
  /// The names of the members of compact JSON that begins with an object, found without the code under test.
  fileprivate static func members(of json: [UInt8]) -> [String]? {
    var depth = 0
    var names: [String] = []
    var isName = true
    var index = 0
    while index < json.count {
      switch json[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): isName = depth == 1
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while json[index] != UInt8(ascii: "\"") { index += json[index] == UInt8(ascii: "\\") ? 2 : 1 }
        if isName, depth == 1 { names.append(String(decoding: json[start..<index], as: UTF8.self)) }
        isName = false
      default: break
      }
      index += 1
    }
    return names
  }
}

/// Records that were saved without their texts.
struct TextlessSnapshotTests {
  @Test func recordsAreServedWithoutTheirTexts() throws {
    let reports = MadeUpReports.make(3)
    let textless = reports.map { made in
      (
        SourceText(id: made.source.id, path: made.source.path, text: "", sha256: made.source.sha256),
        made.report
      )
    }
    let (whole, bare) = (Snapshot(reports: reports), Snapshot(reports: textless))
    #expect(bare.counts == whole.counts)
    #expect(bare.integrity.spansChecked == 0 && bare.integrity.recordsLeftOut == 0)
    let id = try #require(reports.first?.source.id)
    #expect(bare.text(ofDocument: id) == nil)
    #expect(whole.text(ofDocument: id) == reports[0].source.text)
    #expect(
      String(decoding: try #require(bare.table(.statements)).json(row: 0), as: UTF8.self).contains(
        #""context":"""#))
  }
}
