import HTTPTypes

/// An error that the server answers by itself, before or without a handler (RFC 9457).
public struct ServerProblem: Sendable, Hashable {
  /// The status code, 400 to 599.
  public let status: HTTPResponse.Status
  /// The last part of the problem type: `/problems/<slug>`. Stable, never reused.
  public let slug: String
  /// A short summary of the type, the same for every occurrence.
  public let title: String
  /// What is wrong with this request, for the person who sent it. Never echoes its bytes.
  public let detail: String

  /// A problem from its parts.
  public init(status: HTTPResponse.Status, slug: String, title: String, detail: String) {
    self.status = status
    self.slug = slug
    self.title = title
    self.detail = detail
  }

  /// What a client is told for whose connection there is no room.
  public static let tooManyConnections = ServerProblem(
    status: .serviceUnavailable, slug: "too-many-connections", title: "Too many connections",
    detail: "The server has as many connections open as it may have. Try again later.")

  /// Every problem that the server may answer by itself; those of one type share slug, status and title.
  public static let all: [ServerProblem] = RequestError.allCases.map(\.problem) + [tooManyConnections]

  /// The problem as `application/problem+json`: what the server sends where no other form is configured.
  public var response: Response {
    let members: [(String, String)] = [
      ("type", Self.quoted("/problems/\(slug)")), ("title", Self.quoted(title)),
      ("status", "\(status.code)"), ("detail", Self.quoted(detail)),
    ]
    let json = "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}\n"
    return Response(
      status: status,
      fields: [
        .contentType: "application/problem+json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
      ],
      body: .bytes(Array(json.utf8)))
  }

  /// The text as a JSON string (RFC 8259 §7).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
