import HTTPTypes
import Testing

@testable import HTTPMessage

@Suite("The field section")
struct FieldTests {
  private static let rules: [Rule] = [
    Rule("RFC 9112 §5", "a plain field", "Host: a\r\nAccept: b", nil),
    Rule("RFC 9112 §5", "no space behind the colon, spaces at the end", "Host:a \t ", nil),
    Rule("RFC 9112 §5", "an empty value", "Host: a\r\nX:", nil),
    Rule("RFC 9112 §5", "a tab within a value", "Host: a\r\nX: b\tc", nil),
    Rule("RFC 9110 §5.5", "bytes above ASCII in a value", "Host: a\r\nX: é", nil),
    Rule("RFC 9112 §5.1", "a space before the colon", "Host : a", .malformedField),
    Rule("RFC 9112 §5.1", "no colon", "Host: a\r\nX", .malformedField),
    Rule("RFC 9112 §5.1", "an empty name", "Host: a\r\n: b", .malformedField),
    Rule("RFC 9110 §5.1", "a name that is no token", "Host: a\r\nX@: b", .malformedField),
    Rule("RFC 9110 §5.1", "a name above ASCII", "Host: a\r\né: b", .malformedField),
    Rule("RFC 9112 §5.2", "a folded line", "Host: a\r\nX: b\r\n c", .malformedField),
    Rule("RFC 9112 §5.2", "a line folded with a tab", "Host: a\r\nX: b\r\n\tc: d", .malformedField),
    Rule("RFC 9112 §2.2", "white space before the first field", " X: b\r\nHost: a", .malformedField),
    Rule("RFC 9112 §2.2", "a bare CR", "Host: a\r\nX: b\rc", .bareLineEnd),
    Rule("RFC 9112 §2.2", "a bare LF", "Host: a\r\nX: b\nY: c", .bareLineEnd),
    Rule("RFC 9110 §5.5", "a NUL", "Host: a\r\nX: b\0", .malformedField),
    Rule("RFC 9110 §5.5", "a control character", "Host: a\r\nX: \u{1}", .malformedField),
    Rule("RFC 9110 §5.5", "a DEL", "Host: a\r\nX: 12345678\u{7F}", .malformedField),
    Rule("RFC 9112 §3.2", "no Host", "X: a", .invalidHost),
    Rule("RFC 9112 §3.2", "two Hosts", "Host: a\r\nHost: a", .invalidHost),
    Rule("RFC 9112 §3.2", "an empty Host", "Host:", .invalidHost),
    Rule("RFC 9112 §3.2", "a Host with a port", "Host: a:8080", nil),
    Rule("RFC 3986 §3.2.3", "a Host with an empty port", "Host: a:", nil),
    Rule("RFC 3986 §3.2.3", "a port that is no number", "Host: a:b", .invalidHost),
    Rule("RFC 3986 §3.2.3", "a port above 65535", "Host: a:65536", .invalidHost),
    Rule("RFC 3986 §3.2.2", "an IPv6 address", "Host: [::1]:80", nil),
    Rule("RFC 3986 §3.2.2", "an IPv6 address left open", "Host: [::1", .invalidHost),
    Rule("RFC 3986 §3.2.2", "empty brackets", "Host: []", .invalidHost),
    Rule("RFC 9112 §3.2", "a Host with user information", "Host: u@a", .invalidHost),
    Rule("RFC 9112 §3.2", "a Host with a path", "Host: a/b", .invalidHost),
    Rule("RFC 9112 §3.2", "a Host with a space", "Host: a b", .invalidHost),
    Rule("RFC 9112 §3.2", "two Hosts in one field", "Host: a, b", .invalidHost),
    Rule("RFC 9110 §10.1.1", "an unknown expectation", "Host: a\r\nExpect: more", .unsupportedExpectation),
  ]

  @Test(arguments: rules)
  func `each rule is kept`(_ rule: Rule) {
    let reading = Reading("GET / HTTP/1.1\r\n" + rule.input + "\r\n\r\n")
    #expect(reading.error == rule.error)
    #expect(reading.requests.count == (rule.error == nil ? 1 : 0))
  }

  @Test func `HTTP/1.0 needs no Host, and may have one`() {
    #expect(Reading("GET / HTTP/1.0\r\n\r\n").error == nil)
    #expect(Reading("GET / HTTP/1.0\r\nHost: a\r\n\r\n").error == nil)
    #expect(Reading("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n").error == .invalidHost)
  }

  @Test func `fields are found without regard to case and joined in order`() throws {
    let request = try Request("/", fields: [.accept: "a", .ifNoneMatch: "b"])
    #expect(request.field("ACCEPT") == "a")
    #expect(request.field("if-none-match") == "b")
    #expect(request.field("accep") == nil)
    #expect(request.hasField("Accept"))
    #expect(!request.hasField("Accept-Encoding"))
    var fields = request.fields
    fields.append(HTTPField(name: .accept, value: "c"))
    #expect(try Request("/", fields: fields).field("accept") == "a, c")
  }

  @Test func `a hundred fields are read, one more is 431`() {
    let lines = (1..<100).map { "X\($0): y\r\n" }.joined()
    #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n").error == nil)
    #expect(Reading("GET / HTTP/1.1\r\nHost: a\r\n\(lines)X: y\r\n\r\n").error == .fieldsTooLarge)
  }

  @Test func `a field section at its limit is read, one byte more is 431`() {
    let settings = ConnectionSettings.limited { $0.fieldSection = 100 }
    func request(_ count: Int) -> String {
      "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "y", count: count) + "\r\n\r\n"
    }
    // 9 bytes of Host, 3 + count + 2 of X, 2 of the empty line.
    #expect(Reading(request(84), settings: settings).error == nil)
    #expect(Reading(request(85), settings: settings).error == .fieldsTooLarge)
  }

  @Test func `a field line without an end is refused as soon as the limit is passed`() {
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1024)
    let start = Array("GET / HTTP/1.1\r\nHost: a\r\nX: ".utf8)
    let reading = Reading([start] + [[UInt8]](repeating: piece, count: 40))
    #expect(reading.error == .fieldsTooLarge)
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST:8080", true), ("api.localhost", true), ("localhost.", true),
    ("127.0.0.1:1", true), ("127.255.3.4", true), ("[::1]:80", true), ("[::ffff:127.0.0.1]", true),
    ("[::ffff:8.8.8.8]", false), ("[1:2]", false), ("named.example", true),
    ("evil.example", false), ("127.0.0.1.evil.example", false), ("127.0.0", false), ("127.0.0.256", false),
    ("127.1", false), ("10.0.0.1", false), ("notlocalhost", false), ("[::2]", false), ("127.0.0.1.", false),
  ])
  func `bound to loopback, only loopback hosts and named ones are answered (RFC 9110 §7.4)`(
    _ host: String, _ isAdmitted: Bool
  ) {
    let settings = ConnectionSettings(hosts: .loopback(allowing: ["named.example"]))
    let expected: RequestError? = isAdmitted ? nil : .foreignHost
    #expect(Reading("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n", settings: settings).error == expected)
    let absolute = "GET http://\(host)/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    #expect(Reading(absolute, settings: settings).error == expected)
  }

  @Test func `a list of hosts admits those and no other`() {
    let settings = ConnectionSettings(hosts: .only(["a.example"]))
    #expect(Reading("GET / HTTP/1.1\r\nHost: A.example:80\r\n\r\n", settings: settings).error == nil)
    #expect(
      Reading("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", settings: settings).error == .foreignHost)
  }
}
