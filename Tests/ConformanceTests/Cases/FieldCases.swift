/// Hosts (RFC 9112 §3.2), field lines (§5) and what single fields ask of the connection (§9, RFC 9110 §7, §10).
enum FieldCases {
  private static let ok = Case.Outcome.answered([200])
  private static let bad = Case.Outcome.refused(400)
  private static let closing = ["\r\nConnection: close\r\n"]

  static let host: [Case] = [
    Case("RFC 9112 §3.2", "none", "GET /livez HTTP/1.1\r\n\r\n", bad),
    Case("RFC 9112 §3.2", "none, but others", "GET /livez HTTP/1.1\r\nX-Host: localhost\r\n\r\n", bad),
    Case("RFC 9112 §3.2", "two", "GET /livez HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", bad),
    Case("RFC 9112 §3.2", "two spellings", "GET /livez HTTP/1.1\r\nHost: localhost\r\nhOST: a\r\n\r\n", bad),
    Case("RFC 9112 §3.2", "none in HTTP/1.0", "GET /livez HTTP/1.0\r\n\r\n", .ended([200])),
    Case("RFC 9112 §3.2", "two in HTTP/1.0", "GET /livez HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", bad),
    Case(
      "RFC 9110 §7.4", "a foreign one in HTTP/1.0", "GET /livez HTTP/1.0\r\nHost: example.org\r\n\r\n",
      .refused(421)),
    .host("empty", "", bad),
    .host("a list", "localhost, localhost", bad),
    .host("two words", "localhost localhost", bad),
    .host("a path", "localhost/x", bad),
    .host("a URL", "http://localhost", bad),
    .host("user information", "user@localhost", bad),
    .host("a port", "localhost:8080", ok),
    .host("an empty port", "localhost:", ok),
    .host("a port with letters", "localhost:80a", bad),
    .host("a signed port", "localhost:-1", bad),
    .host("a port too high", "localhost:65536", bad),
    .host("two ports", "localhost:80:80", bad),
    .host("in capitals", "LOCALHOST", ok),
    .host("with the root's dot", "localhost.", ok),
    .host("a name below localhost", "news.localhost", ok),
    .host("an address", "127.0.0.1:80", ok),
    .host("another loopback address", "127.8.9.10", ok),
    .host("IPv6", "[::1]", ok),
    .host("IPv6 with a port", "[::1]:80", ok),
    .host("IPv6 written out", "[0:0:0:0:0:0:0:1]", ok),
    .host("IPv4 within IPv6", "[::ffff:127.0.0.1]", ok),
    .host("IPv4 within IPv6 in hexadecimal digits", "[::FFFF:7f00:1]:80", ok),
    .host("foreign IPv4 within IPv6", "[::ffff:10.0.0.1]", .refused(421)),
    .host("foreign IPv6", "[2001:db8::1]", .refused(421)),
    .host("brackets around IPv4", "[127.0.0.1]", .refused(421)),
    .host("IPv6 without brackets", "::1", bad),
    .host("an open bracket", "[::1", bad),
    .host("something behind the bracket", "[::1]x", bad),
    .host("IPv6 with a zone", "[fe80::1%25eth0]", bad),
    .host("nothing in the brackets", "[]", bad),
    .host("a port without a host", ":80", bad),
    .host("a name and a password", "a:b@localhost", bad),
    .host("a NUL", "local\0host", bad),
    .host("a cut escape", "local%6", bad),
    .host("white space around", " \tlocalhost\t ", ok),
    .host("a foreign name", "example.org", .refused(421)),
    .host("an address that goes on", "127.0.0.1.example.org", .refused(421)),
    .host("localhost that goes on", "localhost.example.org", .refused(421)),
    .host("an address as one number", "2130706433", .refused(421)),
    .host("a short address", "127.1", .refused(421)),
    .host("an address with an octet too high", "127.0.0.256", .refused(421)),
    .host("the address of everything", "0.0.0.0", .refused(421)),
  ]

  static let syntax: [Case] = [
    .field("RFC 9112 §5", "no colon", "X", bad),
    .field("RFC 9112 §5", "an empty name", ": a", bad),
    .field("RFC 9112 §5.1", "a space before the colon", "X : a", bad),
    .field("RFC 9112 §5.1", "a tab before the colon", "X\t: a", bad),
    .field("RFC 9110 §5.1", "a space in the name", "X Y: a", bad),
    .field("RFC 9110 §5.6.2", "a bracket in the name", "X(Y: a", bad),
    .field("RFC 9110 §5.6.2", "a quotation mark in the name", "\"X\": a", bad),
    .field("RFC 9110 §5.6.2", "an at sign in the name", "X@Y: a", bad),
    .field("RFC 9110 §5.6.2", "letters beyond ASCII in the name", "Ünit: a", bad),
    .field("RFC 9110 §5.6.2", "every sign that a token may have", "!#$%&'*+-.^_`|~09aZ: a", ok),
    .field("RFC 9112 §5.2", "folded with a space", "X: a\r\n b", bad),
    .field("RFC 9112 §5.2", "folded with a tab", "X: a\r\n\tb", bad),
    .field("RFC 9112 §5.2", "folded with nothing", "X: a\r\n ", bad),
    .field("RFC 9112 §5.2", "folded into a framing field", "Content-Length:\r\n 3", bad),
    Case("RFC 9112 §2.2", "white space first", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", bad),
    Case("RFC 9112 §2.2", "a tab first", "GET / HTTP/1.1\r\n\tX: a\r\nHost: localhost\r\n\r\n", bad),
    .field("RFC 9112 §2.2", "a bare CR", "X: a\rb", bad),
    .field("RFC 9112 §2.2", "a bare LF", "X: a\nY: b", bad),
    .field("RFC 9112 §2.2", "CR CR LF", "X: a\r", bad),
    .field("RFC 9110 §5.5", "a NUL", "X: a\0b", bad),
    .field("RFC 9110 §5.5", "a vertical tab", "X: a\u{B}b", bad),
    .field("RFC 9110 §5.5", "an escape character", "X: \u{1B}[2J", bad),
    .field("RFC 9110 §5.5", "a DEL", "X: a\u{7F}", bad),
    .field("RFC 9110 §5.5", "a tab", "X: a\tb", ok),
    .field("RFC 9110 §5.5", "nothing", "X:", ok),
    .field("RFC 9110 §5.5", "white space around", "X: \t  a \t ", ok),
    .field("RFC 9110 §5.5", "more colons", "X: a: b:", ok),
    .field("RFC 9110 §5.5", "letters in UTF-8", "X: Ärger", ok),
    Case(
      "RFC 9110 §5.5", "bytes that are no UTF-8",
      bytes: Array("GET /livez HTTP/1.1\r\nHost: localhost\r\nX: ".utf8) + [0xFF, 0xC0, 0x80]
        + Array("\r\n\r\n".utf8),
      ok),
    .field("RFC 6585 §5", "a hundred fields", many(99), ok),
    .field("RFC 6585 §5", "one more", many(100), .refused(431)),
    .field("RFC 6585 §5", "a line of 16 KB", "X: " + letters(16_000), ok),
    .field("RFC 6585 §5", "a line of 40 KB", "X: " + letters(40_000), .refused(431)),
    .field("RFC 6585 §5", "a name of 40 KB", letters(40_000), .refused(431)),
    .field("RFC 6585 §5", "lines of 40 KB together", lines(40, letters(1000)), .refused(431)),
  ]

  static let connection: [Case] = [
    .field("RFC 9112 §9.6", "close", "Connection: close", .ended([200]), has: closing),
    .field("RFC 9112 §9.6", "close in capitals", "Connection: CLOSE", .ended([200]), has: closing),
    .field("RFC 9110 §7.6.1", "close in a list", "Connection: TE , close,", .ended([200]), has: closing),
    .field(
      "RFC 9110 §7.6.1", "close in a second line", "Connection: keep-alive\r\nConnection: close",
      .ended([200]), has: closing),
    .field("RFC 9110 §7.6.1", "close with a parameter", "Connection: close;q=1", ok),
    .field("RFC 9110 §7.6.1", "close in quotation marks", "Connection: \"close\"", ok),
    .field(
      "RFC 9110 §7.6.1", "close behind empty elements", "Connection: , ,\tclose", .ended([200]), has: closing),
    .field("RFC 9110 §7.6.1", "no option at all", "Connection:", ok),
    .field("RFC 9110 §7.6.1", "something that only ends in close", "Connection: x-close", ok),
    .field("RFC 9112 §9.3", "kept alive as ever", "Connection: keep-alive", ok),
    .field("RFC 9112 §C.2.2", "a field of old proxies", "Proxy-Connection: close", ok),
    Case("RFC 9112 §9.3", "HTTP/1.0", "GET /livez HTTP/1.0\r\nHost: localhost\r\n\r\n", .ended([200])),
    Case(
      "RFC 9112 §9.3", "HTTP/1.0 kept alive",
      "GET /livez HTTP/1.0\r\nHost: localhost\r\nConnection: Keep-Alive\r\n\r\n", ok,
      has: ["\r\nConnection: keep-alive\r\n"]),
    Case(
      "RFC 9112 §9.3", "HTTP/1.0 kept alive and closed",
      "GET /livez HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive, close\r\n\r\n", .ended([200])),
    .field("RFC 9110 §7.8", "an upgrade to a WebSocket", "Connection: Upgrade\r\nUpgrade: websocket", ok),
    .field(
      "RFC 9110 §7.8", "an upgrade to HTTP/2",
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__", ok),
    .field("RFC 9110 §10.1.1", "an expectation", "Expect: a-pony", .refused(417)),
    .field(
      "RFC 9110 §10.1.1", "an expectation beside 100-continue", "Expect: 100-continue, x", .refused(417)),
    .field("RFC 9110 §10.1.1", "no expectation at all", "Expect:", ok),
    .field("RFC 9110 §10.1.1", "the same expectation twice", "Expect: 100-continue, 100-Continue", ok),
    .field("RFC 9110 §10.1.1", "an expectation with a parameter", "Expect: 100-continue;x=1", .refused(417)),
    .field(
      "RFC 9110 §10.1.1", "an expectation in quotation marks", "Expect: \"100-continue\"", .refused(417)),
    .field(
      "RFC 9110 §10.1.1", "an expectation in a second line", "Expect: 100-continue\r\nExpect: x",
      .refused(417)),
    .field(
      "RFC 9110 §10.1.1", "100-continue without content", "Expect: 100-continue", ok, lacks: ["100 Con"]),
    .field(
      "RFC 9110 §10.1.1", "100-continue with content that came", "Expect: 100-Continue\r\nContent-Length: 0",
      ok,
      lacks: ["100 Con"]),
    Case(
      "RFC 9110 §10.1.1", "100-continue in HTTP/1.0",
      "POST /livez HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", .ended([405]),
      lacks: ["100 Con"]),
    .post(
      "RFC 9110 §10.1.1", "100-continue for too much", "Expect: 100-continue\r\nContent-Length: 9999999", "",
      .refused(413)),
    .field("RFC 9110 §10.1.4", "trailers are taken", "TE: trailers\r\nConnection: TE", ok),
    .field("RFC 9110 §7.6.2", "a number of hops", "Max-Forwards: 0", ok),
  ]

  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
  private static func many(_ count: Int) -> String { lines(count, "a") }
  private static func lines(_ count: Int, _ value: String) -> String {
    (0..<count).map { "X-\($0): \(value)" }.joined(separator: "\r\n")
  }
}
