import HTTPServer
import TestSupport
import Testing

@Suite("What a server counts", .serialized)
struct StatisticsTests {
  @Test func `answers by status, connections and bytes, over all lanes`() throws {
    let server = try TestServer {
      $0.lanes = 3
      $0.connections = 4
    }
    var sent = 0
    var received = 0
    for _ in 0..<9 {
      let connection = try server.connect()
      let request = "GET /bye HTTP/1.1\r\nHost: localhost\r\n\r\n"
      connection.send(request)
      sent += request.utf8.count
      received += connection.receiveAll().utf8.count
      #expect(TestServer.eventually { server.server.connectionCount == 0 })
    }
    let broken = try server.connect()
    broken.send("nonsense\r\n\r\n")
    sent += 12
    received += broken.receiveAll().utf8.count
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
    let open = try (0..<4).map { _ in try server.connect() }
    #expect(TestServer.eventually { server.server.connectionCount == 4 })
    _ = try server.connect().receiveAll()
    let statistics = server.server.statistics
    #expect(statistics.acceptedConnections == 14)
    #expect(statistics.refusedConnections == 1)
    #expect(statistics.openConnections == 4)
    #expect(statistics.bytesReceived == UInt64(sent))
    #expect(statistics.bytesSent == UInt64(received))
    #expect(statistics.routes.map(\.name) == [""])
    #expect(statistics.routes[0].answers.map(\.status) == [200, 400])
    #expect(statistics.routes[0].answers.map(\.count) == [9, 1])
    #expect(statistics.routes[0].buckets.reduce(0, +) == 9)
    withExtendedLifetime(open) {}
  }

  @Test func `a slow answer falls into a bucket of its length`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    _ = connection.receiveAll()
    let route = server.server.statistics.routes[0]
    let bound = ServerStatistics.bounds.firstIndex { $0 >= 0.3 } ?? 0
    #expect(route.buckets[..<bound].allSatisfy { $0 == 0 })
    #expect(route.seconds >= 0.3)
  }
}
