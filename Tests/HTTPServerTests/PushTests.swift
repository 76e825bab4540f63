import Foundation
import HTTPServer
import TestSupport
import Testing

@Suite("Content that is pushed as it happens", .serialized)
struct PushTests {
  private func subscribe(_ server: TestServer, _ path: String = "/events") throws -> RawConnection {
    let connection = try server.connect()
    connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let head = connection.receive(until: "\r\n\r\n")
    #expect(head.contains("\r\nTransfer-Encoding: chunked\r\n"))
    return connection
  }

  @Test func `what is pushed arrives at once, and many wait without holding up others`() throws {
    let server = try TestServer { $0.lanes = 1 }
    let clients = try (0..<200).map { _ in try subscribe(server) }
    #expect(TestServer.eventually { server.channels.count == 200 })
    #expect(try server.isHealthy())
    for text in ["one", "two", "three"] {
      #expect(server.channels.send(text) == 200)
      for client in clients { #expect(client.receive(until: text + "\r\n").hasSuffix(text + "\r\n")) }
    }
  }

  @Test func `a finished stream ends its answer, and the connection goes on`() throws {
    let server = try TestServer()
    let client = try subscribe(server)
    #expect(TestServer.eventually { server.channels.count == 1 })
    server.channels.send("last")
    server.channels.finish()
    #expect(client.receive(until: "0\r\n\r\n").hasSuffix("4\r\nlast\r\n0\r\n\r\n"))
    client.send("GET /b HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(client.receive(until: "GET /b ").contains("200 OK"))
    #expect(server.channels.count == 0)
  }

  @Test(arguments: ["closes", "ends its side", "resets"])
  func `a client that leaves is forgotten without anything being sent`(_ way: String) throws {
    let server = try TestServer()
    var client: RawConnection? = try subscribe(server)
    #expect(TestServer.eventually { server.channels.count == 1 })
    if way == "ends its side" { client?.endSending() }
    if way == "resets" { client?.resetWhenClosed() }
    if way != "ends its side" { client = nil }
    #expect(TestServer.eventually { server.channels.count == 0 && server.server.connectionCount == 0 })
    withExtendedLifetime(client) {}
  }

  @Test func `a client that reads nothing loses its stream, not the server its memory`() throws {
    let server = try TestServer()
    let client = try server.connect(receiveBuffer: 4096)
    client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(TestServer.eventually { server.channels.count == 1 })
    let piece = String(repeating: "e", count: 64 * 1024)
    var taken = 0
    while server.channels.send(piece) == 1, taken < 1000 { taken += 1 }
    // What the kernel holds, one piece in the connection, and the capacity of a megabyte.
    #expect(taken < 1000)
    #expect(try server.isHealthy())
  }

  @Test func `a stream with nothing to say gives signs of life`() throws {
    let server = try TestServer()
    let client = try subscribe(server, "/events?heartbeat")
    let beats = client.receive(until: "3\r\n:\n\n\r\n", count: 3)
    #expect(beats.components(separatedBy: "3\r\n:\n\n\r\n").count > 3)
    server.channels.send("event")
    #expect(client.receive(until: "event").contains("5\r\nevent"))
  }

  @Test func `HEAD opens no stream`() throws {
    let server = try TestServer()
    let client = try server.connect()
    client.send("HEAD /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(client.receiveAll().hasSuffix("Connection: close\r\n\r\n"))
    #expect(server.channels.count == 0)
  }

  @Test func `the server's end completes it`() async throws {
    let server = try TestServer()
    let client = try subscribe(server)
    #expect(TestServer.eventually { server.channels.count == 1 })
    await server.server.shutdown(within: .seconds(20))
    #expect(client.receiveAll().hasSuffix("0\r\n\r\n"))
    #expect(server.channels.count == 0)
  }
}
