import Testing

@testable import HTTPMessage

@Suite("The request line and its target")
struct RequestLineTests {
  private static let rules: [Rule] = [
    Rule("RFC 9112 §3", "a plain request line", "GET / HTTP/1.1", nil),
    Rule("RFC 9112 §3", "two spaces before the target", "GET  / HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3", "two spaces behind the target", "GET /  HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3", "a tab for a space", "GET\t/ HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9112 §3", "a space at the end", "GET / HTTP/1.1 ", .malformedRequestLine),
    Rule("RFC 9112 §3", "a space within the target", "GET /a b HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3", "no target", "GET HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9112 §3", "no version, as in HTTP/0.9", "GET /", .malformedRequestLine),
    Rule("RFC 9112 §2.2", "white space before the method", " GET / HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9112 §2.2", "a bare LF", "GET / HTTP/1.1\nHost: a", .bareLineEnd),
    Rule("RFC 9112 §2.2", "a bare CR", "GET / HT\rTP/1.1", .bareLineEnd),
    Rule("RFC 9112 §2.2", "a NUL", "GET /\0 HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9112 §2.2", "one empty line before it", "\r\nGET / HTTP/1.1", nil),
    Rule("RFC 9112 §2.2", "two empty lines before it", "\r\n\r\nGET / HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9110 §9.1", "a method that is no token", "GE(T / HTTP/1.1", .malformedRequestLine),
    Rule("RFC 9110 §9.1", "an unknown method", "BREW / HTTP/1.1", nil),
    Rule("RFC 9110 §9.1", "a method in small letters is another one", "get / HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.3", "CONNECT", "CONNECT a:80 HTTP/1.1", nil),
    Rule("RFC 9110 §9.3.6", "CONNECT without a port", "CONNECT a HTTP/1.1", .malformedTarget),
    Rule("RFC 9110 §9.3.6", "CONNECT with an empty port", "CONNECT a: HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2.3", "CONNECT with a path", "CONNECT /a HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2.3", "an authority for GET", "GET a:80 HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §2.3", "HTTP/1.0", "GET / HTTP/1.0", nil),
    Rule("RFC 9112 §2.3", "HTTP/1.2 is read as 1.1", "GET / HTTP/1.2", nil),
    Rule("RFC 9112 §2.3", "HTTP/2.0", "GET / HTTP/2.0", .unsupportedVersion),
    Rule("RFC 9112 §2.3", "HTTP/0.9 spelled out", "GET / HTTP/0.9", .unsupportedVersion),
    Rule("RFC 9112 §2.3", "the name in small letters", "GET / http/1.1", .malformedRequestLine),
    Rule("RFC 9112 §2.3", "two digits", "GET / HTTP/1.10", .malformedRequestLine),
    Rule("RFC 9112 §2.3", "no minor number", "GET / HTTP/1", .malformedRequestLine),
    Rule("RFC 9112 §2.3", "a sign", "GET / HTTP/+1.1", .malformedRequestLine),
    Rule("RFC 9112 §3.2.1", "a query", "GET /a?b=c&d HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.1", "a path without a slash", "GET a HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2", "a fragment", "GET /a#b HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2", "raw UTF-8", "GET /é HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2.2", "absolute form", "GET http://a/b HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.2", "absolute form in capitals", "GET HTTP://a/b HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.2", "absolute form without a path", "GET http://a HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.2", "absolute form with a query only", "GET http://a?b HTTP/1.1", nil),
    Rule("RFC 9110 §4.2.1", "absolute form without a host", "GET http:///b HTTP/1.1", .malformedTarget),
    Rule("RFC 9110 §4.2.4", "user information", "GET http://u@a/b HTTP/1.1", .malformedTarget),
    Rule("RFC 9110 §7.4", "another scheme's resource", "GET https://a/b HTTP/1.1", .foreignHost),
    Rule("RFC 9112 §3.2.2", "a scheme not spoken", "GET ftp://a/b HTTP/1.1", .malformedTarget),
    Rule("RFC 9112 §3.2.4", "asterisk form", "OPTIONS * HTTP/1.1", nil),
    Rule("RFC 9112 §3.2.4", "asterisk form for GET", "GET * HTTP/1.1", .malformedTarget),
    Rule("RFC 3986 §2.1", "an escape", "GET /a%20b HTTP/1.1", nil),
    Rule("RFC 3986 §2.1", "an escape cut short", "GET /a%2 HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §2.1", "an escape that is none", "GET /a%zz HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §7.3", "an encoded NUL", "GET /a%00 HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §2.2", "an encoded slash", "GET /a%2fb HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §3.3", "a dot segment", "GET /a/../b HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §3.3", "an encoded dot segment", "GET /a/%2e%2E/b HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §3.3", "a single dot at the end", "GET /a/. HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §3.3", "three dots are a name", "GET /.../b HTTP/1.1", nil),
    Rule("RFC 3986 §3.3", "dots within a name", "GET /openapi.yaml HTTP/1.1", nil),
    Rule("RFC 3629 §3", "bytes that are not UTF-8", "GET /%ff HTTP/1.1", .unsafePath),
    Rule("RFC 3629 §3", "an overlong dot", "GET /%c0%ae%c0%ae/ HTTP/1.1", .unsafePath),
    Rule("RFC 3986 §3.4", "escapes of a query are its reader's", "GET /?a=%zz%00../ HTTP/1.1", nil),
  ]

  @Test(arguments: rules)
  func `each rule is kept`(_ rule: Rule) {
    let reading = Reading(rule.input + "\r\nHost: a\r\n\r\n")
    #expect(reading.error == rule.error)
    #expect(reading.requests.count == (rule.error == nil ? 1 : 0))
  }

  @Test func `a request line at its limit is read, one byte more is 414`() {
    let settings = ConnectionSettings.limited { $0.requestLine = 100 }
    let exact = "GET /" + String(repeating: "a", count: 86) + " HTTP/1.1"
    #expect(exact.utf8.count == 100)
    #expect(Reading(exact + "\r\nHost: a\r\n\r\n", settings: settings).error == nil)
    let longer = "GET /a" + String(repeating: "a", count: 86) + " HTTP/1.1"
    #expect(Reading(longer + "\r\nHost: a\r\n\r\n", settings: settings).error == .targetTooLong)
    #expect(Reading(String(longer.prefix(102)), settings: settings).error == .targetTooLong)
  }

  @Test func `segments are split first and decoded once`() throws {
    #expect(try Request("/a%2Eb/c%252Fd/").target.segments == ["a.b", "c%2Fd", ""])
    #expect(try Request("/").target.segments == [])
    #expect(try Request("/a").target.segments == ["a"])
    #expect(try Request("//a").target.segments == ["", "a"])
    #expect(try Request("/%D7%A9").target.segments == ["ש"])
  }

  @Test func `the parts of each form`() throws {
    let origin = try Request("/a/b?c=d?e").target
    #expect(origin.form == .origin)
    #expect(origin.path == "/a/b")
    #expect(origin.query == "c=d?e")
    #expect(origin.pathAndQuery == "/a/b?c=d?e")
    #expect(origin.authority == nil)
    let absolute = try Request("http://example.org:81?q").target
    #expect(absolute.form == .absolute)
    #expect(absolute.path == "/")
    #expect(absolute.query == "q")
    #expect(absolute.pathAndQuery == "/?q")
    #expect(absolute.authority == "example.org:81")
    let authority = try Request(.connect, "example.org:81").target
    #expect(authority.form == .authority)
    #expect(authority.path == "" && authority.pathAndQuery == "" && authority.segments == [])
    #expect(authority.authority == "example.org:81")
    let asterisk = try Request(.options, "*").target
    #expect(asterisk.form == .asterisk)
    #expect(asterisk.path == "*")
    #expect(asterisk.segments == [])
    #expect(try Request("/a?").target.query == "")
    #expect(try Request("/a").target.query == nil)
  }
}
