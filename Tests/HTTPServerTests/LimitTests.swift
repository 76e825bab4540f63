import Foundation
import Logging
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Connections, their limits and their end", .serialized)
struct LimitTests {
  @Test func `one connection too many is told so and closed, and room is found again`() throws {
    let server = try TestServer { $0.connections = 3 }
    var connections = try (0..<3).map { _ in try server.connect() }
    for connection in connections {
      connection.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(connection.receive(until: "GET /a ").hasSuffix("GET /a "))
    }
    let refused = try server.connect()
    let answer = refused.receiveAll()
    #expect(answer.hasPrefix("HTTP/1.1 503 "))
    #expect(answer.contains("/problems/too-many-connections"))
    connections.removeAll()
    #expect(try TestServer.eventually { try server.isHealthy() })
  }

  @Test func `one address has a limit of its own`() throws {
    let server = try TestServer { $0.connectionsPerAddress = 2 }
    let connections = try (0..<2).map { _ in try server.connect() }
    #expect(TestServer.eventually { server.server.connectionCount == 2 })
    #expect(try server.connect().receiveAll().hasPrefix("HTTP/1.1 503 "))
    withExtendedLifetime(connections) {}
  }

  @Test func `hundreds of idle connections hold up nobody`() throws {
    let server = try TestServer()
    let idle = try (0..<400).map { _ in try server.connect() }
    #expect(TestServer.eventually { server.server.connectionCount == 400 })
    for _ in 0..<20 { #expect(try server.isHealthy()) }
    withExtendedLifetime(idle) {}
  }

  @Test func `a path known to be slow is answered beside the others`() throws {
    let server = try TestServer { $0.lanes = 1 }
    let slow = try (0..<2).map { _ in try server.connect() }
    slow[0].send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(slow[0].receive(until: "slow").hasSuffix("slow"))
    slow[1].send("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    // With one lane, this answer could not come first if the slow one ran on it; the order is the proof.
    usleep(30_000)
    #expect(try server.isHealthy())
    slow[1].endSending()
    #expect(slow[1].receiveAll().hasSuffix("slow"))
  }

  @Test func `shutdown finishes the answer that is being made, closes idle connections and takes no more`()
    async throws
  {
    let server = try TestServer()
    let idle = try server.connect()
    idle.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = idle.receive(until: "GET /a ")
    let busy = try (0..<2).map { _ in try server.connect() }
    for connection in busy {
      connection.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
      usleep(50_000)
    }
    await server.server.shutdown(within: .seconds(8))
    for connection in busy {
      #expect(connection.receiveAll().hasSuffix("slow"))
    }
    #expect(idle.isEnded)
    #expect(throws: (any Error).self) { try server.connect() }
  }

  @Test func `shutdown answers what was sent before it`() async throws {
    let server = try TestServer()
    let connections = try (0..<20).map { _ in try server.connect() }
    for connection in connections { connection.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    await server.server.shutdown(within: .seconds(8))
    for connection in connections { #expect(connection.receiveAll().hasSuffix("GET /a ")) }
  }

  @Test func `shutdown ends endless answers at its deadline, and those with nothing to say at once`()
    async throws
  {
    let server = try TestServer()
    let endless = try server.connect(receiveBuffer: 4096)
    endless.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(!endless.receive().isEmpty)
    await server.server.shutdown(within: .milliseconds(200))
    #expect(server.server.connectionCount == 0)
  }

  @Test func `a port in use is an error that names the call`() throws {
    let server = try TestServer()
    let other = HTTPServer(logger: Logger(label: "test")) { _ in .init() }
    let error = #expect(throws: ListenError.self) { try other.start(host: "127.0.0.1", port: server.port) }
    #expect(error?.operation == "bind")
  }
}
