import Foundation
import TestSupport
import Testing

@Suite("Hostile clients", .serialized)
struct HostileTests {
  private static let garbage: [(String, [UInt8])] = [
    ("a TLS greeting", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03]),
    ("NULs", [UInt8](repeating: 0, count: 10_000)),
    ("high bytes", [UInt8](repeating: 0xFF, count: 10_000)),
    ("every byte", Array(0...255)),
    ("an HTTP/2 preface", Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)),
    ("an SSH greeting", Array("SSH-2.0-client\r\n".utf8)),
    ("HTTP/0.9", Array("GET /\r\n".utf8)),
    ("line ends", Array(String(repeating: "\r\n", count: 5000).utf8)),
    (
      "a smuggled length",
      Array(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .utf8)
    ),
    (
      "two lengths",
      Array(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 45\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .utf8)
    ),
    (
      "a folded coding",
      Array(
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .utf8)
    ),
    (
      "a bad chunk",
      Array(
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
          .utf8)
    ),
    ("a foreign host", Array("GET /smuggled HTTP/1.1\r\nHost: evil.example\r\n\r\n".utf8)),
  ]

  @Test func `garbage of any kind gets one error and the end, and the next client is served`() throws {
    let server = try TestServer()
    for (name, bytes) in Self.garbage {
      let connection = try server.connect()
      connection.send(bytes)
      let answer = connection.receiveAll()
      #expect(answer.wholeMatch(of: /HTTP\/1\.1 (4|5)\d\d [\s\S]*/) != nil, "\(name): \(answer)")
      #expect(answer.matches(of: #/HTTP/1\.1 \d\d\d/#).count == 1, "\(name): \(answer)")
      #expect(answer.contains("application/problem+json"), "\(name)")
      #expect(!answer.contains("smuggled"), "\(name)")
      #expect(try server.isHealthy(), "\(name)")
    }
  }

  @Test func `random bytes never stop the server`() throws {
    let server = try TestServer { $0.deadlines.header = .milliseconds(200) }
    for _ in 0..<100 {
      let connection = try server.connect()
      connection.send((0..<500).map { _ in UInt8.random(in: 0...255) })
      connection.endSending()
      _ = connection.receiveAll()
    }
    #expect(try server.isHealthy())
  }

  @Test func `a field line of 200 KB is refused with 431`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    let line = "X: " + String(repeating: "a", count: 200_000)
    connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(line)\r\n\r\n")
    let answer = connection.receiveAll()
    #expect(answer.hasPrefix("HTTP/1.1 431 "))
    #expect(answer.contains("\"type\": \"/problems/header-fields-too-large\""))
  }

  @Test func `a request line of 200 KB is refused with 414`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(connection.receiveAll().hasPrefix("HTTP/1.1 414 "))
  }

  @Test func `content above the limit is refused with 413, and the answer survives what is still sent`()
    throws
  {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n")
    connection.send([UInt8](repeating: 0, count: 1_000_000))
    #expect(connection.receiveAll().hasPrefix("HTTP/1.1 413 "))
  }

  @Test func `a head that drips in is ended with 408 while others are served`() throws {
    let server = try TestServer { $0.deadlines.header = .milliseconds(300) }
    let dripping = try (0..<20).map { _ in try server.connect() }
    for connection in dripping { connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n") }
    for index in 0..<8 {
      for connection in dripping { connection.send("X\(index): y\r\n") }
      #expect(try server.isHealthy())
      usleep(60_000)
    }
    for connection in dripping { #expect(connection.receiveAll().hasPrefix("HTTP/1.1 408 ")) }
  }

  @Test func `content that drips in is ended with 408`() throws {
    let server = try TestServer { $0.deadlines.body = .milliseconds(200) }
    let connection = try server.connect()
    connection.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na")
    #expect(connection.receiveAll().hasPrefix("HTTP/1.1 408 "))
  }

  @Test func `connections that say nothing are closed without a word`() throws {
    let server = try TestServer {
      $0.deadlines.header = .milliseconds(200)
      $0.deadlines.idle = .milliseconds(200)
    }
    let silent = try server.connect()
    let kept = try server.connect()
    kept.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(kept.receiveAll().hasSuffix("GET /a "))
    #expect(silent.receiveAll() == "")
  }

  @Test func `a client that never reads is cut off, and held to one answer meanwhile`() throws {
    let server = try TestServer { $0.deadlines.write = .milliseconds(400) }
    let connection = try server.connect(receiveBuffer: 4096)
    connection.send(String(repeating: "GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 500))
    #expect(try server.isHealthy())
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
  }

  @Test func `a client that never reads a stream costs one piece and is cut off`() throws {
    let server = try TestServer { $0.deadlines.write = .milliseconds(400) }
    let connection = try server.connect(receiveBuffer: 4096)
    connection.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(try server.isHealthy())
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
  }

  @Test func `a reader slower than the kernel's buffers gets all of a large answer`() throws {
    let server = try TestServer()
    let connection = try server.connect(receiveBuffer: 8192)
    connection.send("GET /big HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    usleep(50_000)
    #expect(connection.receiveAll().utf8.count > 32 * 1024 * 1024)
  }

  @Test func `requests on one connection have a limit`() throws {
    let server = try TestServer { $0.limits.requestsPerConnection = 3 }
    let connection = try server.connect()
    connection.send(String(repeating: "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 5))
    let answers = connection.receiveAll()
    #expect(answers.components(separatedBy: "HTTP/1.1 200").count == 4)
    #expect(answers.components(separatedBy: "Connection: close").count == 2)
  }

  @Test func `connections that come and go at once leave nothing behind`() throws {
    let server = try TestServer()
    for index in 0..<500 {
      let connection = try server.connect()
      if index % 2 == 0 { connection.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    }
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
    #expect(try server.isHealthy())
  }
}
