import Foundation
import TestSupport
import Testing

/// What clients are told when the reports change.
@Suite(.serialized) struct ChangeTests {
  private let folder: TemporaryFolder
  private let service: ServiceProcess
  private let client = CurlClient()
  private static let report =
    "PORT YSEL, May 3, 2023 - “The harbour is closed,” said Foreign Minister Ana Ferré on Tuesday.\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.report, to: "one.txt")
    service = try ServiceProcess(reports: folder.path)
  }

  private func version() throws -> String {
    let meta = try client.send("GET", service.origin + "/statements?limit=1").json()["meta"] as? [String: Any]
    return try #require(meta?["dataset_version"] as? String)
  }

  /// Waits until another version is served, at most ten seconds.
  private func next(after version: String) throws -> String {
    for _ in 0..<200 {
      let now = try self.version()
      if now != version { return now }
      usleep(50_000)
    }
    return version
  }

  @Test func aReloadIsToldByChangesAndEvents() throws {
    let first = try version()
    let events = try RawConnection(port: service.port)
    events.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let greeting = events.receive(until: "\n\n", count: 2)
    #expect(greeting.contains("Content-Type: text/event-stream") && greeting.contains("id: \(first)\n"))
    try folder.write(Self.report.replacing("harbour", with: "airport"), to: "two.txt")
    service.signal(SIGHUP)
    let message = events.receive(until: "\n\n")
    let second = try version()
    #expect(second != first)
    #expect(message.contains("id: \(second)\n") && message.contains("\"/changes?since=\(first)\""))
    let changes = try client.send("GET", service.origin + "/changes?limit=1000&since=\(first)").data()
    let added = changes.filter { $0["change"] as? String == "added" }.flatMap { $0.strings("url") }
    #expect(added.contains("/documents/two"))
    #expect(changes.allSatisfy { $0["change"] as? String == "withdrawn" || $0["record"] is [String: Any] })
    let missed = try RawConnection(port: service.port)
    missed.send("GET /events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: \(first)\r\n\r\n")
    #expect(missed.receive(until: "\n\n", count: 2).contains("\"since\":\"\(first)\""))
  }

  @Test func aVersionFromBeforeARestartIsGone() throws {
    let response = try client.send("GET", service.origin + "/changes?since=00000000000000ff")
    #expect(response.status == 410)
    #expect(response["content-type"] == "application/problem+json")
  }

  @Test func listenersDoNotHoldUpTheEnd() throws {
    let events = try RawConnection(port: service.port)
    events.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = events.receive(until: "\n\n", count: 2)
    #expect(service.stop() == 0)
    #expect(events.receiveAll().hasSuffix("0\r\n\r\n"))
  }
}
