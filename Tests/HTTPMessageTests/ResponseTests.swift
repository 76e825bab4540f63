import HTTPTypes
import Testing

@testable import HTTPMessage

@Suite("Responses as they are written")
struct ResponseTests {
  private func encode(
    _ response: Response, isHead: Bool = false, version: HTTPVersion = .http11, staysOpen: Bool = true
  ) -> String {
    var output: [UInt8] = []
    let framing = ResponseFraming(isHead: isHead, version: version, staysOpen: staysOpen)
    let (body, _) = ResponseEncoder.encode(response, framing, date: DateField(), into: &output)
    if case .bytes(let bytes) = body { output += bytes }
    return String(decoding: output, as: UTF8.self)
      .replacing("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n", with: "")
  }

  @Test func `status line, fields, length, content (RFC 9112 §4, §6.2)`() {
    let response = Response(fields: [.contentType: "text/plain"], body: .bytes(Array("hello".utf8)))
    #expect(
      encode(response) == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello")
  }

  @Test func `a HEAD has the fields of a GET (RFC 9110 §9.3.2)`() {
    let response = Response(body: .bytes(Array("hello".utf8)))
    #expect(encode(response, isHead: true) == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
  }

  @Test(arguments: [204, 304])
  func `a status without content has neither content nor length (RFC 9110 §8.6)`(_ code: Int) {
    let status = HTTPResponse.Status(code: code)
    let text = encode(Response(status: status, body: .bytes([1])))
    #expect(!text.contains("Content-Length"))
    #expect(text.hasSuffix("\r\n\r\n"))
  }

  @Test func `no content has a length of zero`() {
    #expect(encode(Response(status: .notFound)) == "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
  }

  @Test func `Connection says what happens next (RFC 9112 §9.6)`() {
    #expect(encode(Response(), staysOpen: false).contains("\r\nConnection: close\r\n"))
    #expect(encode(Response(), version: .http10).contains("\r\nConnection: keep-alive\r\n"))
    #expect(encode(Response(closesConnection: true)).contains("\r\nConnection: close\r\n"))
    #expect(!encode(Response()).contains("Connection"))
  }

  @Test(arguments: [0, 100, 199, 600, 1000, -1])
  func `a status that cannot be a final one is sent as 500`(_ code: Int) {
    guard (0...999).contains(code) else { return }
    #expect(encode(Response(status: .init(code: code))).hasPrefix("HTTP/1.1 500 "))
  }

  @Test func `no value can end its line (RFC 9110 §5.5)`() {
    var fields = ResponseFields()
    fields.append(.location, "/a\r\nSet-Cookie: b\0c\u{7F}")
    #expect(fields[.location] == "/a  Set-Cookie: b c")
    #expect(fields.lines.count == 1)
  }

  @Test func `what frames the message is the server's`() {
    var fields = ResponseFields()
    for name in [HTTPField.Name.contentLength, .transferEncoding, .connection, .date] {
      let isAdded = fields.append(name, "1")
      #expect(!isAdded)
    }
    #expect(fields.bytes.isEmpty)
  }

  @Test func `fields are found again in the block`() {
    let fields: ResponseFields = [.vary: "Accept", .eTag: "\"a:b\"", .server: ""]
    #expect(fields[.eTag] == "\"a:b\"")
    #expect(fields[.server] == "")
    #expect(fields[.allow] == nil)
    #expect(String(decoding: fields.bytes, as: UTF8.self) == "Vary: Accept\r\nETag: \"a:b\"\r\nServer: \r\n")
  }

  @Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
    (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"), (1_732_233_600, "Fri, 22 Nov 2024 00:00:00 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (.max, "Fri, 31 Dec 9999 23:59:59 GMT"), (-1, "Thu, 01 Jan 1970 00:00:00 GMT"),
  ])
  func `dates are IMF-fixdates (RFC 9110 §5.6.7)`(_ second: Int, _ text: String) {
    #expect(DateField.text(secondsSince1970: second) == text)
  }

  @Test func `the Date field is written anew each second`() {
    var date = DateField()
    date.update(secondsSince1970: 784_111_777)
    #expect(String(decoding: date.line, as: UTF8.self) == "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")
    date.update(secondsSince1970: 784_111_778)
    #expect(String(decoding: date.line, as: UTF8.self) == "Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n")
  }

  @Test func `chunks have their size in front, and nothing is no chunk (RFC 9112 §7.1)`() {
    var output: [UInt8] = []
    ResponseEncoder.encodeChunk([UInt8](repeating: 97, count: 26), into: &output)
    ResponseEncoder.encodeChunk([], into: &output)
    ResponseEncoder.encodeLastChunk(into: &output)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text == "1a\r\n" + String(repeating: "a", count: 26) + "\r\n0\r\n\r\n")
  }

  @Test(arguments: RequestError.allCases)
  func `every error of the server is a problem with its own status (RFC 9457 §3)`(_ error: RequestError) {
    let response = error.problem.response
    #expect((400...505).contains(response.status.code))
    #expect(response.fields[.contentType] == "application/problem+json")
    guard case .bytes(let bytes) = response.body else {
      Issue.record("the problem has no content")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\"type\": \"/problems/\(error.problem.slug)\", "))
    #expect(text.contains("\"status\": \(response.status.code), \"detail\": \""))
  }

  @Test func `a problem's text is escaped`() {
    let problem = ServerProblem(status: .badRequest, slug: "a", title: "b", detail: "\"\\\n\u{1}é")
    guard case .bytes(let bytes) = problem.response.body else {
      Issue.record("the problem has no content")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""detail": "\"\\\u000a\u0001é"}"#))
  }

  @Test func `addresses are written and grouped by network`() {
    let four = PeerAddress(ipv4: 0x7F00_0001, port: 80)
    #expect(four.description == "127.0.0.1")
    #expect(four.network == PeerAddress(ipv4: 0x7F00_0001, port: 81).network)
    #expect(four.network != PeerAddress(ipv4: 0x7F00_0002, port: 80).network)
    let six = PeerAddress(high: 0x2001_0DB8_0000_0001, low: 1, port: 80)
    #expect(six.description == "2001:db8:0:1:0:0:0:1")
    #expect(six.network == PeerAddress(high: 0x2001_0DB8_0000_0001, low: 2, port: 1).network)
  }
}
