import Foundation
import TestSupport
import Testing

/// One stream of bytes as a client may send it, the statuses it must get, and whether the connection must end.
struct Conversation: Sendable, CustomTestStringConvertible {
  let section: String
  let name: String
  let bytes: String
  let statuses: [Int]

  init(_ section: String, _ name: String, _ bytes: String, _ statuses: [Int]) {
    self.section = section
    self.name = name
    self.bytes = bytes
    self.statuses = statuses
  }

  var testDescription: String { "\(section): \(name)" }
}

@Suite("The built program, spoken to in raw bytes", .serialized)
struct RawRequestTests {
  private static let get = "GET /livez HTTP/1.1\r\nHost: localhost\r\n"
  private static let post = "POST /livez HTTP/1.1\r\nHost: localhost\r\n"
  /// What must never be taken for a request, behind whatever breaks the framing.
  private static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"

  private static let refused: [Conversation] = [
    Conversation("RFC 9112 §3", "no version", "GET /\r\n\r\n", [400]),
    Conversation("RFC 9112 §3", "two spaces", "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", [400]),
    Conversation("RFC 9112 §2.2", "bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n", [400]),
    Conversation("RFC 9112 §2.2", "a bare CR", get + "X: a\rb\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9110 §5.5", "a NUL in a value", get + "X: a\0b\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §2.3", "HTTP/2.0", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", [505]),
    Conversation("RFC 9112 §5.1", "a space before the colon", get + "X : a\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §5.2", "a folded field", get + "X: a\r\n b\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §2.2", "white space first", "GET / HTTP/1.1\r\n X: a\r\nHost: a\r\n\r\n", [400]),
    Conversation("RFC 9110 §5.1", "an empty name", get + ": a\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §3.2", "no Host", "GET / HTTP/1.1\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §3.2", "two Hosts", get + "Host: localhost\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9112 §3.2", "a bad Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n" + smuggled, [400]),
    Conversation("RFC 9110 §7.4", "a foreign Host", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", [421]),
    Conversation(
      "RFC 9112 §3.2.2", "a foreign absolute target",
      "GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
      [421]),
    Conversation("RFC 9112 §6.3", "a signed length", post + "Content-Length: +1\r\n\r\na" + smuggled, [400]),
    Conversation(
      "RFC 9112 §6.3", "two lengths", post + "Content-Length: 0\r\nContent-Length: 1\r\n\r\n" + smuggled,
      [400]),
    Conversation(
      "RFC 9112 §6.1", "a length and chunks",
      post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, [400]),
    Conversation(
      "RFC 9112 §6.1", "chunks in HTTP/1.0",
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, [400]),
    Conversation(
      "RFC 9112 §6.1", "an unknown coding", post + "Transfer-Encoding: br\r\n\r\n" + smuggled, [501]),
    Conversation(
      "RFC 9112 §7.1", "a bad chunk size",
      post + "Transfer-Encoding: chunked\r\n\r\n1g\r\na\r\n0\r\n\r\n" + smuggled, [400]),
    Conversation(
      "RFC 9112 §7.1", "a chunk without its end",
      post + "Transfer-Encoding: chunked\r\n\r\n1\r\naa\r\n0\r\n\r\n" + smuggled, [400]),
    Conversation(
      "RFC 9110 §15.5.14", "too much content", post + "Content-Length: 99999999999\r\n\r\n" + smuggled, [413]),
    Conversation(
      "RFC 9110 §15.5.15", "a long target",
      "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled, [414]),
    Conversation(
      "RFC 6585 §5", "a field line of 200 KB",
      get + "X: \(String(repeating: "a", count: 200_000))\r\n\r\n" + smuggled, [431]),
    Conversation(
      "RFC 6585 §5", "a thousand fields",
      get + String(repeating: "X: a\r\n", count: 1000) + "\r\n" + smuggled,
      [431]),
    Conversation("RFC 3986 §3.3", "a dot segment", "GET /../x HTTP/1.1\r\nHost: localhost\r\n\r\n", [400]),
    Conversation("RFC 3986 §2.2", "a slash encoded", "GET /a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n", [400]),
    Conversation(
      "RFC 9110 §9.3.6", "CONNECT", "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
      [405]),
    Conversation("RFC 9110 §10.1.1", "an unknown expectation", get + "Expect: more\r\n\r\n", [417]),
    Conversation("RFC 9113 §3.4", "an HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]),
  ]

  @Test(arguments: refused)
  func `what breaks a rule gets one problem and the end`(_ conversation: Conversation) throws {
    let answer = try RawService.answers(to: Array(conversation.bytes.utf8))
    #expect(answer.statuses == conversation.statuses)
    #expect(answer.lowercased().contains("\r\ncontent-type: application/problem+json\r\n"))
    #expect(answer.contains("\r\nConnection: close\r\n"))
    #expect(!answer.contains("smuggled"))
    #expect(try RawService.isHealthy())
  }

  private static let end = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  private static let answered: [Conversation] = [
    Conversation(
      "RFC 9112 §9.3", "one request after the other", get + "\r\n" + get + "\r\n" + end, [200, 200, 200]),
    Conversation("RFC 9112 §2.2", "an empty line in front", "\r\n" + end, [200]),
    Conversation(
      "RFC 9112 §3.2.2", "absolute form",
      "GET http://localhost/livez HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n", [200]),
    Conversation(
      "RFC 9112 §3.2.4", "asterisk form",
      "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      [204]),
    Conversation(
      "RFC 9110 §9.3.1", "content on a GET", get + "Content-Length: 3\r\n\r\nabc" + end, [200, 200]),
    Conversation(
      "RFC 9112 §7.1", "chunks on a GET", get + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n" + end,
      [200, 200]),
    Conversation("RFC 9110 §15.5.6", "a method that is not allowed", post + "\r\n" + end, [405, 200]),
    Conversation(
      "RFC 9110 §9.3.2", "HEAD", "HEAD /livez HTTP/1.1\r\nHost: localhost\r\n\r\n" + end, [200, 200]),
    Conversation("RFC 9112 §9.3", "HTTP/1.0", "GET /livez HTTP/1.0\r\n\r\n" + smuggled, [200]),
    Conversation(
      "RFC 9112 §9.3", "HTTP/1.0 kept alive",
      "GET /livez HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /livez HTTP/1.0\r\n\r\n", [200, 200]),
    Conversation(
      "RFC 9110 §5.1", "names in any case",
      "GET /livez HTTP/1.1\r\nhOST: localhost\r\ncONNECTION: CLOSE\r\n\r\n", [200]),
  ]

  @Test(arguments: answered)
  func `what keeps the rules is answered in order`(_ conversation: Conversation) throws {
    let answer = try RawService.answers(to: Array(conversation.bytes.utf8))
    #expect(answer.statuses == conversation.statuses)
  }

  @Test func `content is invited once with 100 Continue (RFC 9110 §10.1.1)`() throws {
    let connection = try RawService.connect()
    connection.send(Self.post + "Expect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n")
    #expect(connection.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    connection.send("abc")
    #expect(connection.receiveAll().statuses == [405])
  }

  @Test func `a client that ends its side is still answered (RFC 9112 §9.6)`() throws {
    for _ in 0..<20 {
      let connection = try RawService.connect()
      connection.send(Self.get + "\r\n" + Self.get + "\r\n")
      connection.endSending()
      #expect(connection.receiveAll().statuses == [200, 200])
    }
  }

  @Test func `cut at every byte, a conversation is answered the same`() throws {
    let bytes = Array((Self.get + "Content-Length: 3\r\n\r\nabc" + Self.end).utf8)
    for cut in stride(from: 1, to: bytes.count, by: 7) {
      let connection = try RawService.connect()
      connection.send(Array(bytes[..<cut]))
      usleep(500)
      connection.send(Array(bytes[cut...]))
      #expect(connection.receiveAll().statuses == [200, 200], "cut at \(cut)")
    }
  }

  @Test func `noise of every kind leaves the program running`() throws {
    for length in [1, 10, 100, 1000, 10_000, 100_000] {
      for _ in 0..<5 {
        let connection = try RawService.connect()
        connection.send((0..<length).map { _ in UInt8.random(in: 0...255) })
        connection.endSending()
        let statuses = connection.receiveAll().statuses
        #expect(statuses.allSatisfy { $0 >= 400 })
      }
    }
    #expect(try RawService.isHealthy())
  }

  @Test func `pages and answers that are cut off by the client do no harm`() throws {
    for _ in 0..<50 {
      let connection = try RawService.connect()
      connection.send(String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 20))
    }
    #expect(try RawService.isHealthy())
  }

  @Test func `the type of a refusal is a page that explains it`() throws {
    let answer = try RawService.answers(to: Array("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n".utf8))
    let type = try #require(answer.firstMatch(of: #/"type": ?"(/problems/[a-z-]+)"/#)?.1)
    let page = "GET \(type) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    #expect(try RawService.answers(to: Array(page.utf8)).statuses == [200])
  }
}
