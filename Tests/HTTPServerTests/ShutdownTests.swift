import Foundation
import TestSupport
import Testing

@Suite("The end under load", .serialized)
struct ShutdownTests {
  /// What became of the requests of all clients, and whether the server was told to stop.
  private final class Tally: Sendable {
    private let lock = NSLock()
    /// Read and written only under the lock.
    nonisolated(unsafe) private var counts: [String: Int] = [:]
    /// Read and written only under the lock.
    nonisolated(unsafe) private var isStopping = false

    func add(_ outcome: String) { lock.withLock { counts[outcome, default: 0] += 1 } }
    func count(_ outcome: String) -> Int { lock.withLock { counts[outcome, default: 0] } }
    func stop() { lock.withLock { isStopping = true } }
    var hasStopped: Bool { lock.withLock { isStopping } }
  }

  /// Asks one thing after another until the connection is closed.
  ///
  /// A request is lost where it was sent before the server was told to stop and got no answer. Sent later it may cross
  /// the end of an idle connection, which HTTP/1.1 cannot tell beforehand (RFC 9112 §9.3.1); but what is answered at
  /// all is answered whole.
  private static func ask(_ path: String, on connection: RawConnection, _ tally: Tally) {
    while true {
      connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let wasBefore = !tally.hasStopped
      let head = connection.receive(until: "\r\n\r\n")
      if head.isEmpty { return tally.add(wasBefore ? "lost" : "crossed") }
      let length = head.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? -1
      var content = head.components(separatedBy: "\r\n\r\n").last?.utf8.count ?? 0
      while content < length, case let more = connection.receive(), !more.isEmpty { content += more.count }
      tally.add(content == length ? "answered" : "broken")
      if content != length || head.contains("Connection: close") { return }
    }
  }

  @Test(arguments: ["/a", "/slow", "/big"])
  func `no request that came before it is lost, and none is answered in part`(_ path: String) async throws {
    let server = try TestServer()
    let tally = Tally()
    let threads = DispatchGroup()
    for _ in 0..<(path == "/big" ? 4 : 16) {
      let connection = try server.connect()
      threads.enter()
      Thread.detachNewThread {
        Self.ask(path, on: connection, tally)
        threads.leave()
      }
    }
    try await Task.sleep(for: .milliseconds(500))
    tally.stop()
    await server.server.shutdown(within: .seconds(20))
    await withCheckedContinuation { done in threads.notify(queue: .global()) { done.resume() } }
    #expect(tally.count("answered") > 0)
    #expect(tally.count("lost") == 0)
    #expect(tally.count("broken") == 0)
  }
}
