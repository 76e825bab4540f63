import Foundation
import TestSupport
import Testing

@Suite("Content made while it is sent", .serialized)
struct StreamTests {
  private func get(_ path: String, version: String = "1.1") throws -> String {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("GET \(path) HTTP/\(version)\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    let answer = connection.receiveAll()
    return answer
  }

  @Test func `without a length it is chunked (RFC 9112 §7.1)`() throws {
    let answer = try get("/chunked")
    #expect(answer.contains("\r\nTransfer-Encoding: chunked\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n5\r\npiece\r\n5\r\npiece\r\n5\r\npiece\r\n0\r\n\r\n"))
  }

  @Test func `to HTTP/1.0 it ends with the connection (RFC 9112 §6.3)`() throws {
    let answer = try get("/chunked", version: "1.0")
    #expect(!answer.contains("Transfer-Encoding"))
    #expect(answer.contains("\r\nConnection: close\r\n"))
    #expect(answer.hasSuffix("\r\n\r\npiecepiecepiece"))
  }

  @Test func `with a length it is sent as it is`() throws {
    let answer = try get("/counted")
    #expect(answer.contains("\r\nContent-Length: 15\r\n"))
    #expect(answer.hasSuffix("\r\n\r\npiecepiecepiece"))
  }

  @Test func `the connection goes on behind a stream`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send(
      "GET /chunked HTTP/1.1\r\nHost: localhost\r\n\r\nGET /b HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(connection.receive(until: "GET /b ").contains("0\r\n\r\nHTTP/1.1 200 OK\r\n"))
    connection.send("GET /c HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(connection.receive(until: "GET /c ").hasSuffix("GET /c "))
  }

  @Test(arguments: ["/short", "/failing"])
  func `what cannot be completed is cut, so that it is not taken for the whole (RFC 9112 §8)`(
    _ path: String
  ) throws {
    let answer = try get(path)
    #expect(answer.contains("piece"))
    #expect(!answer.hasSuffix("0\r\n\r\n"))
  }

  @Test func `a producer that makes more than it promised is cut before it says it`() throws {
    let answer = try get("/long")
    #expect(answer.hasSuffix("\r\n\r\npiece"))
  }

  @Test func `a producer with nothing to say is asked again when it wakes the connection`() throws {
    let answer = try get("/later")
    #expect(answer.hasSuffix("\r\n\r\n5\r\nlater\r\n0\r\n\r\n"))
  }

  @Test func `a client that leaves in the middle ends its stream`() throws {
    let server = try TestServer()
    do {
      let connection = try server.connect()
      connection.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(!connection.receive().isEmpty)
    }
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
    #expect(try server.isHealthy())
  }
}
