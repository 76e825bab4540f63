import Foundation
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Exchanges over a socket", .serialized)
struct ExchangeTests {
  private let host = "Host: localhost\r\n"

  @Test func `several requests are answered on one connection`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    for index in 0..<5 {
      connection.send("GET /\(index) HTTP/1.1\r\n\(host)\r\n")
      let answer = connection.receive(until: "GET /\(index) ")
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
      #expect(answer.contains("\r\nContent-Length: 7\r\n\r\nGET /\(index) "))
    }
  }

  @Test func `pipelined requests are answered in their order, a slow one in front too`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    // The second time, /slow is known to be slow and runs beside the lane.
    for _ in 0..<2 {
      connection.send(
        "GET /slow HTTP/1.1\r\n\(host)\r\nPOST /b HTTP/1.1\r\n\(host)Content-Length: 3\r\n\r\nxyz"
          + "GET /c HTTP/1.1\r\n\(host)\r\n")
      let answers = connection.receive(until: "GET /c ")
      let bodies = answers.components(separatedBy: "\r\n\r\n").dropFirst().map { $0.prefix(4) }
      #expect(bodies == ["slow", "POST", "GET "])
    }
  }

  @Test func `a thousand pipelined requests are all answered in order`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    let requests = (0..<1000).map { "GET /\($0) HTTP/1.1\r\n\(host)\r\n" }.joined()
    connection.send(requests + "GET /end HTTP/1.1\r\n\(host)Connection: close\r\n\r\n")
    let answers = connection.receiveAll()
    let paths = answers.matches(of: #/GET /(\d+) /#).map { Int($0.1) ?? -1 }
    #expect(paths == Array(0..<1000))
  }

  @Test func `many busy connections are each answered what they asked, while others come and go`() throws {
    let server = try TestServer()
    var connections = try (0..<40).map { _ in try server.connect() }
    for round in 0..<60 {
      for (index, connection) in connections.enumerated() {
        connection.send("GET /\(round)-\(index) HTTP/1.1\r\n\(host)\r\n")
      }
      // One leaves without hearing its answer, one ends its side, and new ones take their places.
      connections[round % 40] = try server.connect()
      connections[(round + 7) % 40].endSending()
      for (index, connection) in connections.enumerated() where index != round % 40 {
        #expect(connection.receive(until: "GET /\(round)-\(index) ").hasSuffix("GET /\(round)-\(index) "))
      }
      connections[(round + 7) % 40] = try server.connect()
    }
    connections.removeAll()
    #expect(TestServer.eventually { server.server.connectionCount == 0 })
  }

  @Test func `a client that ends its side early gets all answers, then the end (RFC 9112 §9.6)`() throws {
    let server = try TestServer()
    for _ in 0..<50 {
      let connection = try server.connect()
      connection.send("GET /a HTTP/1.1\r\n\(host)\r\nGET /b HTTP/1.1\r\n\(host)\r\n")
      connection.endSending()
      let answers = connection.receiveAll()
      #expect(answers.contains("GET /a ") && answers.hasSuffix("GET /b "))
    }
  }

  @Test func `a half-closed client waits for a slow answer`() throws {
    let server = try TestServer()
    for _ in 0..<2 {
      let connection = try server.connect()
      connection.send("GET /slow HTTP/1.1\r\n\(host)\r\n")
      connection.endSending()
      #expect(connection.receiveAll().hasSuffix("slow"))
    }
  }

  @Test func `a request cut off by the client's end is dropped without an answer`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("GET /a HTTP/1.1\r\nHost: loc")
    connection.endSending()
    #expect(connection.receiveAll() == "")
  }

  @Test func `HEAD has the length of GET and no content (RFC 9110 §9.3.2)`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("HEAD /a HTTP/1.1\r\n\(host)\r\nGET /b HTTP/1.1\r\n\(host)Connection: close\r\n\r\n")
    let answers = connection.receiveAll().components(separatedBy: "\r\n\r\n")
    #expect(answers.count == 3)
    #expect(answers[0].contains("Content-Length: 8"))
    #expect(answers[1].hasPrefix("HTTP/1.1 200 OK"))
    #expect(answers[2] == "GET /b ")
  }

  @Test func `HEAD never starts a stream`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send(
      "HEAD /counted HTTP/1.1\r\n\(host)\r\nGET /b HTTP/1.1\r\n\(host)Connection: close\r\n\r\n")
    let answers = connection.receiveAll()
    #expect(answers.contains("Content-Length: 15\r\n"))
    #expect(!answers.contains("piece"))
  }

  @Test func `100 Continue is sent before the content comes (RFC 9110 §10.1.1)`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("POST /a HTTP/1.1\r\n\(host)Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
    #expect(connection.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    connection.send("abc")
    #expect(connection.receive(until: "POST /a abc").hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test func `chunked content is read (RFC 9112 §7.1)`() throws {
    let server = try TestServer()
    let connection = try server.connect()
    connection.send("POST /a HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r")
    usleep(20_000)
    connection.send("\nc\r\n0\r\n\r\n")
    #expect(connection.receive(until: "POST /a abc").hasSuffix("POST /a abc"))
  }

  @Test func `HTTP/1.0 closes, and stays where both sides say keep-alive (RFC 9112 §9.3)`() throws {
    let server = try TestServer()
    let closing = try server.connect()
    closing.send("GET /a HTTP/1.0\r\n\r\n")
    #expect(closing.receiveAll().contains("\r\nConnection: close\r\n"))
    let staying = try server.connect()
    staying.send("GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
    #expect(staying.receive(until: "GET /a ").contains("\r\nConnection: keep-alive\r\n"))
    staying.send("GET /b HTTP/1.0\r\n\r\n")
    #expect(staying.receiveAll().hasSuffix("GET /b "))
  }

  @Test func `Connection: close and a handler's wish close behind the answer (RFC 9112 §9.6)`() throws {
    let server = try TestServer()
    for request in ["/a HTTP/1.1\r\n\(host)Connection: x, CLOSE\r\n\r\n", "/bye HTTP/1.1\r\n\(host)\r\n"] {
      let connection = try server.connect()
      connection.send("GET \(request)GET /never HTTP/1.1\r\n\(host)\r\n")
      let answer = connection.receiveAll()
      #expect(answer.contains("\r\nConnection: close\r\n"))
      #expect(!answer.contains("/never"))
    }
  }

  @Test func `IPv6 loopback is served, under its own address as host`() async throws {
    let server = try TestServer(host: "::1")
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    curl.arguments = ["-sS", "--max-time", "5", "http://[::1]:\(server.port)/six"]
    let output = Pipe()
    curl.standardOutput = output
    try curl.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    #expect(String(decoding: answer, as: UTF8.self) == "GET /six ")
  }
}
