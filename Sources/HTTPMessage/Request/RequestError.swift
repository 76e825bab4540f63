import HTTPTypes

/// Why bytes are not a request that this server reads: the rule broken, with the status that answers it.
///
/// Every one of them ends the connection: what follows a framing error could be anything, above all a
/// smuggled request (RFC 9112 §11.2).
public enum RequestError: Error, Sendable, Hashable, CaseIterable {
  /// The request line is not `method SP target SP version` (RFC 9112 §3).
  case malformedRequestLine
  /// The request line is longer than `MessageLimits.requestLine` (RFC 9110 §15.5.15).
  case targetTooLong
  /// The target has none of the four forms, or holds what no URI may (RFC 9112 §3.2).
  case malformedTarget
  /// The path holds a malformed escape, an encoded slash or NUL, a dot segment, or no UTF-8 (RFC 3986 §2, §3.3).
  case unsafePath
  /// The version is well formed but its major number is not 1 (RFC 9110 §15.6.6).
  case unsupportedVersion
  /// A field line has a bad name, no colon, a control character, a fold or white space before it (RFC 9112 §5).
  case malformedField
  /// A bare CR or LF (RFC 9112 §2.2).
  case bareLineEnd
  /// The field lines are longer than `MessageLimits.fieldSection` or more than `fieldCount` (RFC 6585 §5).
  case fieldsTooLarge
  /// Host is missing, there twice, or malformed (RFC 9112 §3.2).
  case invalidHost
  /// The request names a host that this server does not answer for (RFC 9110 §7.4).
  case foreignHost
  /// Content-Length is not plain digits, too large for any body, or not one value (RFC 9112 §6.3).
  case invalidContentLength
  /// Transfer-Encoding beside Content-Length, in HTTP/1.0, or not ending in one `chunked` (RFC 9112 §6.1).
  case invalidTransferEncoding
  /// A well-formed transfer coding that is not spoken here (RFC 9112 §6.1).
  case unsupportedTransferEncoding
  /// A chunk size, extension, line end or trailer that breaks RFC 9112 §7.1.
  case malformedChunk
  /// The content is longer than `MessageLimits.body` (RFC 9110 §15.5.14).
  case bodyTooLarge
  /// An Expect other than 100-continue (RFC 9110 §10.1.1).
  case unsupportedExpectation
  /// The request did not come in time (RFC 9110 §15.5.9).
  case timedOut

  /// The problem that is sent for it.
  public var problem: ServerProblem {
    switch self {
    case .malformedRequestLine:
      bad("The first line is not a method, a target and an HTTP version with one space between them.")
    case .malformedTarget:
      bad("The request target is not a path, a URL or an asterisk. Percent-encode other characters.")
    case .unsafePath:
      bad("The path holds a malformed escape, an encoded slash or NUL, a dot segment, or is not UTF-8.")
    case .malformedField: bad("A header field has a malformed name or value, or is folded over two lines.")
    case .bareLineEnd: bad("A line does not end in CR LF.")
    case .invalidHost: bad("There must be exactly one Host field, with a host and an optional port.")
    case .invalidContentLength: bad("Content-Length must be one plain decimal number.")
    case .invalidTransferEncoding:
      bad("Transfer-Encoding must be a single chunked, in HTTP/1.1, without Content-Length.")
    case .malformedChunk: bad("The chunked content is malformed.")
    case .targetTooLong, .fieldsTooLarge, .bodyTooLarge: sizeProblem
    case .unsupportedVersion, .unsupportedTransferEncoding, .unsupportedExpectation: supportProblem
    case .foreignHost:
      ServerProblem(
        status: .misdirectedRequest, slug: "misdirected-request", title: "Misdirected request",
        detail: "This server does not answer for the host that the request names.")
    case .timedOut:
      ServerProblem(
        status: .requestTimeout, slug: "request-timeout", title: "Request timeout",
        detail: "The request did not arrive in time.")
    }
  }

  private var sizeProblem: ServerProblem {
    switch self {
    case .targetTooLong:
      ServerProblem(
        status: .uriTooLong, slug: "uri-too-long", title: "URI too long",
        detail: "The request line is longer than this server reads.")
    case .fieldsTooLarge:
      ServerProblem(
        status: .requestHeaderFieldsTooLarge, slug: "header-fields-too-large",
        title: "Request header fields too large",
        detail: "The header fields are more or longer than this server reads.")
    default:
      ServerProblem(
        status: .contentTooLarge, slug: "content-too-large", title: "Content too large",
        detail: "The content of the request is longer than this server reads.")
    }
  }

  private var supportProblem: ServerProblem {
    switch self {
    case .unsupportedVersion:
      ServerProblem(
        status: .httpVersionNotSupported, slug: "http-version-not-supported",
        title: "HTTP version not supported", detail: "This server speaks HTTP/1.1 and HTTP/1.0.")
    case .unsupportedExpectation:
      ServerProblem(
        status: .expectationFailed, slug: "expectation-failed", title: "Expectation failed",
        detail: "The only expectation this server can meet is 100-continue.")
    default:
      ServerProblem(
        status: .notImplemented, slug: "not-implemented", title: "Not implemented",
        detail: "The only transfer coding this server reads is chunked.")
    }
  }

  private func bad(_ detail: String) -> ServerProblem {
    ServerProblem(status: .badRequest, slug: "bad-request", title: "Bad request", detail: detail)
  }
}
