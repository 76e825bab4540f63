import Archive
import Dispatch
import HTTPMessage
import HTTPTypes
import MadeUpRecords
import Testing

@testable import NewsAPI

@Suite struct ConcurrencyTests {
  @Test func noAnswerMixesTwoVersionsWhileTheDataChanges() throws {
    let snapshots = (1...3).map { Snapshot(reports: MadeUpReports.make($0)) }
    let holder = SnapshotHolder(snapshots[0])
    let api = NewsAPI(snapshots: holder)
    let targets = [
      "/statements?limit=3", "/actors", "/", "/statements?sort=-date&limit=2", "/incidents?q=rain",
    ]
    let requests = try targets.map { try Request(.get, $0) }
    let counts = Dictionary(uniqueKeysWithValues: snapshots.map { ($0.version, $0.counts.statements) })
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      for turn in 0..<150 {
        if worker == 0 { holder.swap(to: snapshots[turn % 3]) }
        let response = api.respond(to: requests[turn % requests.count])
        let version = response.fields[.eTag].map { String($0.dropFirst().prefix(16)) } ?? ""
        #expect(response.status == .ok && response.text.contains("\"dataset_version\":\"\(version)\""))
        if turn % requests.count == 0 {
          #expect(response.fields[.totalCount] == counts[version].map(String.init))
        }
      }
    }
  }
}
