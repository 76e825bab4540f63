import Foundation
import TestSupport
import Testing

/// `serve --watch`: the folder and what is served of it.
@Suite(.serialized) struct WatchTests {
  private let folder: TemporaryFolder
  private let service: ServiceProcess
  private let client = CurlClient()

  init() throws {
    folder = try TemporaryFolder()
    for name in ["one", "two", "three"] { try folder.write(Self.report("harbour", name), to: name + ".txt") }
    service = try ServiceProcess(["--watch"], reports: folder.path)
  }

  private static func report(_ thing: String, _ tag: String) -> String {
    "PORT YSEL, May 3, 2023 - “The \(thing) of \(tag) is closed,” said Foreign Minister Ana Ferré on Tuesday.\n"
  }

  private func documents() throws -> [String: String] {
    let records = try client.send("GET", service.origin + "/documents?limit=1000").data()
    return Dictionary(
      uniqueKeysWithValues: records.map { ($0["id"] as? String ?? "", $0["sha256"] as? String ?? "") })
  }

  private func text(_ id: String) throws -> String {
    try client.send("GET", service.origin + "/documents/\(id)/text").text
  }

  /// Whether something holds by and by: asked for again and again, at most fifteen seconds.
  private func comes(_ condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<300 {
      if try condition() { return true }
      usleep(50_000)
    }
    return false
  }

  @Test func whatIsAddedChangedRenamedAndTakenAwayIsServed() throws {
    let before = try documents()
    #expect(before.keys.sorted() == ["one", "three", "two"])
    try folder.write(Self.report("bridge", "four"), to: "deep/er/four.txt")
    #expect(try comes { try documents().keys.contains("deep~er~four") })
    try folder.write(Self.report("airport", "one"), to: "one.txt")
    #expect(try comes { try text("one").contains("airport") })
    try FileManager.default.moveItem(
      atPath: folder.path + "/two.txt", toPath: folder.path + "/deep/renamed.txt")
    #expect(try comes { try documents().keys.sorted() == ["deep~er~four", "deep~renamed", "one", "three"] })
    try FileManager.default.removeItem(atPath: folder.path + "/deep")
    #expect(try comes { try documents().keys.sorted() == ["one", "three"] })
    #expect(try documents()["three"] == before["three"])
    // A folder that comes back is watched again, and so is what lies in it.
    try folder.write(Self.report("canal", "five"), to: "deep/er/five.txt")
    #expect(try comes { try documents().keys.contains("deep~er~five") })
    try folder.write(Self.report("lock", "five"), to: "deep/er/five.txt")
    #expect(try comes { try text("deep~er~five").contains("lock") })
  }

  @Test func aChangeThatWasTakenUpIsCounted() throws {
    func reloads() throws -> String {
      let text = try client.send("GET", service.origin + "/metrics").text
      return text.split(separator: "\n").first {
        $0.hasPrefix("onrecord_reloads_total{result=\"success\"}")
      }.map(String.init) ?? ""
    }
    #expect(try reloads().hasSuffix(" 1"))
    try folder.write(Self.report("canal", "seven"), to: "seven.txt")
    #expect(try comes { try reloads().hasSuffix(" 2") })
  }

  @Test func idsOfWhatStaysAreTheSame() throws {
    func ids() throws -> Set<String> {
      Set(
        try client.send("GET", service.origin + "/statements?document=three").data().flatMap {
          $0.strings("id")
        })
    }
    let before = try ids()
    try folder.write(Self.report("ferry", "six"), to: "six.txt")
    #expect(try comes { try documents().keys.contains("six") })
    #expect(try ids() == before && !before.isEmpty)
  }

  @Test func aFileThatIsStillWrittenDoesNotTakeTheGoodOnesPlace() throws {
    let good = try text("one")
    let handle = try #require(FileHandle(forWritingAtPath: folder.path + "/one.txt"))
    try handle.truncate(atOffset: 0)
    let whole = Self.report("lighthouse", "one")
    var seen: Set<String> = []
    for byte in whole.utf8 {
      try handle.write(contentsOf: [byte])
      seen.insert(try text("one"))
      usleep(10_000)
    }
    try handle.close()
    #expect(try comes { try text("one") == whole })
    // Written faster than a file settles, no part of it was ever served.
    #expect(seen.isSubset(of: [good, whole]))
  }

  @Test func changesAndEventsTellOfIt() throws {
    let meta = try client.send("GET", service.origin + "/statements?limit=1").json()["meta"] as? [String: Any]
    let version = try #require(meta?["dataset_version"] as? String)
    let events = try RawConnection(port: service.port)
    events.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = events.receive(until: "\n\n", count: 2)
    try FileManager.default.removeItem(atPath: folder.path + "/two.txt")
    #expect(events.receive(until: "\n\n").contains("\"changes\":\"/changes?since=\(version)\""))
    let changes = try client.send("GET", service.origin + "/changes?limit=1000&since=\(version)").data()
    let gone = changes.filter { $0["change"] as? String == "withdrawn" }
    #expect(gone.flatMap { $0.strings("url") }.contains("/documents/two"))
    #expect(gone.allSatisfy { $0["record"] is NSNull })
  }

  @Test func whoPagesMeanwhileLosesAndRepeatsNothingThatStays() throws {
    let steady = Set(
      try client.send("GET", service.origin + "/statements?limit=1000").data().flatMap { $0.strings("id") })
    var walked: [String] = []
    var next: String? = "/statements?limit=1"
    var number = 0
    while let path = next {
      let answer = try client.send("GET", service.origin + path).json()
      walked += (answer["data"] as? [[String: Any]] ?? []).flatMap { $0.strings("id") }
      next = (answer["links"] as? [String: Any])?["next"] as? String
      number += 1
      let known = try documents().count
      try folder.write(Self.report("ship", "m\(number)"), to: "m\(number).txt")
      #expect(try comes { try documents().count > known })
      try #require(number < 40)
    }
    #expect(walked.count == Set(walked).count)
    #expect(Set(walked).isSuperset(of: steady))
  }

  @Test func editsUnderLoadFailNoRequestAndMixNoVersions() throws {
    var versions: Set<String> = []
    // Until the data has changed a few times under the reader, however long that takes here.
    let patience = Date(timeIntervalSinceNow: 120)
    var number = 0
    while number < 120 || versions.count < 3 && Date() < patience {
      number += 1
      // No file is written twice: one that is written again before it was taken up is waited for, and would be for good
      // by a reader that is slower than this.
      if number % 5 == 4 {
        try? FileManager.default.removeItem(atPath: folder.path + "/e\(number - 51).txt")
      } else {
        try folder.write(Self.report("pier \(number)", "e\(number)"), to: "e\(number).txt")
      }
      usleep(5000)
      for target in ["/statements", "/documents", "/actors"] {
        let response = try client.send("GET", service.origin + target + "?limit=1000")
        let meta = try #require(try response.json()["meta"] as? [String: Any])
        let version = try #require(meta["dataset_version"] as? String)
        versions.insert(version)
        #expect(response.status == 200 && response["etag"]?.hasPrefix("\"\(version)-") == true)
        #expect(try response.data().count == meta["count"] as? Int)
      }
    }
    #expect(versions.count >= 3)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let ids = Set(files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) })
    #expect(try comes { try Set(documents().keys) == ids })
  }
}

/// Two services over equal folders, as behind a proxy.
struct ReplicaTests {
  @Test func equalFoldersAreServedAlike() throws {
    let services = try (0..<2).map { _ in try ServiceProcess() }
    let clients = services.map { _ in CurlClient() }
    func both(_ target: String) throws -> [CurlClient.Response] {
      try zip(services, clients).map { try $1.send("GET", $0.origin + target) }
    }
    for target in [
      "/", "/statements", "/incidents?sort=-date&limit=3", "/actors", "/documents", "/instruments",
      "/search?q=security", "/changes?limit=7", "/statements?facet=act",
    ] {
      let answers = try both(target)
      #expect(answers[0].status == 200 && answers[0].body == answers[1].body, "\(target)")
      #expect(answers[0]["etag"] == answers[1]["etag"] && answers[0]["etag"] != nil, "\(target)")
    }
    // Each page from the other service than the one before.
    var walked: [String] = []
    var next: String? = "/statements?sort=-date&limit=3"
    var turn = 0
    while let path = next {
      let answer = try clients[turn % 2].send("GET", services[turn % 2].origin + path).json()
      walked += (answer["data"] as? [[String: Any]] ?? []).flatMap { $0.strings("id") }
      next = (answer["links"] as? [String: Any])?["next"] as? String
      turn += 1
    }
    let whole = try clients[0].send("GET", services[0].origin + "/statements?sort=-date&limit=1000").data()
    #expect(walked == whole.flatMap { $0.strings("id") } && turn > 5)
  }
}
