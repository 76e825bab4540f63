/// Methods, content negotiation, ranges and conditions of sound requests (RFC 9110 §8 to §15).
enum SemanticsCases {
  private static let ok = Case.Outcome.answered([200])
  private static let allow = ["\r\nAllow: GET, HEAD, OPTIONS\r\n"]

  static let methods: [Case] = [
    method("HEAD", ok, lacks: [#"{"status"#]),
    Case(
      "RFC 9110 §9.3.2", "HEAD of what is not there", "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
      .answered([404]), has: ["\r\nContent-Length: "], lacks: ["There is nothing at /nothing"]),
    Case(
      "RFC 9110 §9.3.2", "HEAD of a broken request", "HEAD / HTTP/1.1\r\nHost: localhost\r\nX : a\r\n\r\n",
      .refused(400), lacks: ["{"]),
    method("OPTIONS", .answered([204]), has: allow),
    Case(
      "RFC 9110 §9.3.7", "OPTIONS of the whole server", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
      .answered([204]), has: allow),
    Case(
      "RFC 9112 §3.2.4", "OPTIONS of the whole server in absolute form",
      "OPTIONS http://localhost HTTP/1.1\r\nHost: localhost\r\n\r\n", .answered([204]), has: allow),
    Case(
      "RFC 9110 §9.3.7", "OPTIONS with content",
      "OPTIONS /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab", .answered([204]),
      has: allow),
    method("POST", .answered([405]), has: allow),
    method("PUT", .answered([405]), has: allow),
    method("PATCH", .answered([405]), has: allow),
    method("DELETE", .answered([405]), has: allow),
    method("PROPFIND", .answered([405]), has: allow),
    method("M-SEARCH", .answered([405]), has: allow),
    method("get", .answered([405]), has: allow),
    Case(
      "RFC 9110 §9.3.8", "TRACE gives nothing back",
      "TRACE /livez HTTP/1.1\r\nHost: localhost\r\nCookie: secret\r\n\r\n", .answered([405]), has: allow,
      lacks: ["secret"]),
    Case(
      "RFC 9110 §9.3.3", "content that begins as a request",
      "POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 49\r\n\r\n"
        + "GET /smuggled HTTP/1.1\r\nHost: localhost\r\nX: a\r\n\r\n", .answered([405]), lacks: ["smuggled"]),
  ]

  static let fields: [Case] = [
    .field(
      "RFC 9110 §14.2", "a range is not served", "Range: bytes=0-3", ok,
      lacks: ["Content-Range", "HTTP/1.1 206"]),
    .field("RFC 9110 §14.2", "a range that is none", "Range: bytes=x", ok, lacks: ["HTTP/1.1 416"]),
    .field(
      "RFC 9110 §14.2", "a range that lies outside", "Range: bytes=999999999-", ok, lacks: ["HTTP/1.1 416"]),
    .field("RFC 9110 §13.1.5", "a range of one state", "Range: bytes=0-3\r\nIf-Range: \"a\"", ok),
    .field("RFC 9110 §12.5.1", "any type", "Accept: */*", ok),
    .field("RFC 9110 §12.5.1", "an Accept that is none", "Accept: ;;;,,,q=", .answered([406])),
    .field("RFC 9110 §12.5.1", "a type that there is not", "Accept: image/png", .answered([406])),
    .field("RFC 9110 §12.5.3", "codings nobody has", "Accept-Encoding: x, y;q=0.5", ok),
    .field("RFC 9110 §8.4", "a coding of no content", "Content-Encoding: gzip", ok),
    .field("RFC 9110 §13.1.3", "a date that is none", "If-Modified-Since: yesterday", ok),
    .field("RFC 6265 §5.4", "cookies", "Cookie: a=b; c=d", ok, lacks: ["Set-Cookie"]),
    .field(
      "Fetch §3.2", "a page of this machine", "Origin: http://localhost:3000", ok,
      has: ["\r\nAccess-Control-Allow-Origin: http://localhost:3000\r\n"]),
    .field(
      "Fetch §3.2", "a page from elsewhere", "Origin: https://example.org", ok,
      lacks: ["Access-Control-Allow-Origin"]),
    .field(
      "Fetch §3.2", "an error that a page of this machine may read",
      "Origin: http://localhost:3000\r\nExpect: more", .refused(417),
      has: ["\r\nAccess-Control-Allow-Origin: http://localhost:3000\r\n"]),
    .field(
      "Fetch §3.2", "an error that no page from elsewhere may read",
      "Origin: https://example.org\r\nExpect: more", .refused(417), lacks: ["Access-Control-Allow-Origin"]),
    .list("RFC 9110 §13.1.2", "a state that it is not", "If-None-Match: \"a\"", ok),
    .list(
      "RFC 9110 §13.1.2", "any state", "If-None-Match: *", .answered([304]),
      has: ["\r\nETag: \"", "\r\nVary: ", "\r\nDate: "]),
    .list("RFC 9110 §13.1.2", "a tag that is none", "If-None-Match: a", ok),
    .list("RFC 9110 §13.1.1", "only in a state that it is not", "If-Match: \"a\"", .answered([412])),
    .list("RFC 9110 §13.1.1", "only where there is one", "If-Match: *", ok),
    .list(
      "RFC 9110 §13.1.4", "only as it was long ago", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
      .answered([412])),
    .list(
      "RFC 9110 §13.1.4", "only as it was long ago, in the form of old servers",
      "If-Unmodified-Since: Sun Nov  6 08:49:37 1994", .answered([412])),
    .list(
      "RFC 9110 §13.1.4", "only as it was tomorrow", "If-Unmodified-Since: Fri, 01 Jan 2100 00:00:00 GMT", ok),
    .list("RFC 9110 §13.1.4", "only as it was at no time", "If-Unmodified-Since: yesterday", ok),
    .list(
      "RFC 9110 §13.2.2", "a tag counts before a time",
      "If-Match: *\r\nIf-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT", ok),
    .list(
      "RFC 9110 §13.1.3", "changed since tomorrow", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
      .answered([304]), has: ["\r\nLast-Modified: "]),
    .list(
      "RFC 9110 §13.1.3", "a tag counts before the time of the last change",
      "If-None-Match: \"a\"\r\nIf-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", ok),
    .list("RFC 9110 §12.5.3", "no coding but none", "Accept-Encoding: gzip;q=0, *", ok),
    .list(
      "RFC 9110 §12.5.1", "everything but JSON", "Accept: application/json;q=0, */*", ok, has: ["text/csv"]),
    .list("RFC 9110 §12.5.1", "nothing at all", "Accept: */*;q=0", .answered([406])),
    .list("RFC 9110 §12.5.1", "no more than a name", "Accept: APPLICATION/JSON;q=0.001", ok),
  ]

  static let pipelines: [Case] = [
    Case(
      "RFC 9112 §9.3.2", "ten", String(repeating: get, count: 10), .answered([Int](repeating: 200, count: 10))
    ),
    Case(
      "RFC 9112 §9.3.2", "in order",
      "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n" + get
        + "POST /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na" + get,
      .answered([404, 200, 405, 200])),
    Case("RFC 9112 §9.6", "behind an end", close + get + get, .ended([200])),
    Case(
      "RFC 9112 §11.2", "a broken one in the middle", get + "GET / HTTP/1.1\r\nX : a\r\n\r\n" + get,
      .ended([200, 400])),
    Case("RFC 9112 §11.2", "an unfinished one", get + "GET / HTTP/1.1\r\nHost: lo", .ended([200, 400])),
  ]

  private static let get = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"
  private static let close = "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  private static func method(
    _ method: String, _ outcome: Case.Outcome, has: [String] = [], lacks: [String] = []
  ) -> Case {
    Case(
      "RFC 9110 §9", method, "\(method) /livez HTTP/1.1\r\nHost: localhost\r\n\r\n", outcome, has: has,
      lacks: lacks)
  }
}

extension Case {
  /// A GET of statements with one more field line.
  fileprivate static func list(
    _ section: String, _ name: String, _ line: String, _ outcome: Outcome, has: [String] = []
  ) -> Case {
    Case(
      section, name, "GET /statements?limit=1 HTTP/1.1\r\nHost: localhost\r\n\(line)\r\n\r\n", outcome,
      has: has)
  }
}
