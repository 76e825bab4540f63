import HTTPMessage
import HTTPTypes

/// Every type of error that is answered, documented in this one place (RFC 9457); a type is never used for another meaning.
struct ProblemType: Sendable, Hashable {
  /// The last part of its address: `/problems/<slug>`.
  let slug: String
  let title: String
  let status: HTTPResponse.Status
  /// What it means, and what to do about it.
  let explanation: String

  static let malformedQuery = ProblemType(
    slug: "malformed-query", title: "Malformed query", status: .badRequest,
    explanation:
      "The query holds a percent sign without two hexadecimal digits behind it, or bytes that are not UTF-8.")
  static let unknownParameter = ProblemType(
    slug: "unknown-parameter", title: "Unknown parameter", status: .badRequest,
    explanation:
      "The resource has no parameter of that name. The names that it has are listed under `allowed`.")
  static let unknownOperator = ProblemType(
    slug: "unknown-operator", title: "Unknown operator", status: .badRequest,
    explanation:
      "What stands behind the two underscores is no operator of that field. Those it has are listed under `allowed`."
  )
  static let invalidValue = ProblemType(
    slug: "invalid-value", title: "Invalid value", status: .badRequest,
    explanation:
      "The parameter cannot have that value. For a closed set, the values that it can have are listed under `allowed`."
  )
  static let repeatedParameter = ProblemType(
    slug: "repeated-parameter", title: "Repeated parameter", status: .badRequest,
    explanation: "Filters can be given several times, which means or; this parameter can be given once.")
  static let invalidCursor = ProblemType(
    slug: "invalid-cursor", title: "Invalid cursor", status: .badRequest,
    explanation:
      "A cursor continues the very query that it was given out for, with the same filters and order. Start again without it."
  )
  static let notFound = ProblemType(
    slug: "not-found", title: "Not found", status: .notFound,
    explanation: "There is no such resource, or no record of that id in the data that is served now.")
  static let methodNotAllowed = ProblemType(
    slug: "method-not-allowed", title: "Method not allowed", status: .methodNotAllowed,
    explanation: "Everything here is read with GET, HEAD or OPTIONS.")
  static let notAcceptable = ProblemType(
    slug: "not-acceptable", title: "Not acceptable", status: .notAcceptable,
    explanation: "The resource has no representation that the Accept field allows.")
  static let preconditionFailed = ProblemType(
    slug: "precondition-failed", title: "Precondition failed", status: .preconditionFailed,
    explanation: "The If-Match or If-Unmodified-Since field asks for another state than the current one.")
  static let versionSuperseded = ProblemType(
    slug: "version-superseded", title: "Version superseded", status: .gone,
    explanation:
      "The address asks with `v` for a version of the data that is not the one served now. Leave `v` out to read what there is."
  )
  static let notReady = ProblemType(
    slug: "not-ready", title: "Not ready", status: .serviceUnavailable,
    explanation: "The reports are still being read. Try again in a moment.")
  static let versionGone = ProblemType(
    slug: "version-gone", title: "Version gone", status: .gone,
    explanation:
      "What changed since that version is not remembered: it is too old, or the service was started anew since. Read everything again: `/changes` without `since`."
  )
  static let tooManySubscribers = ProblemType(
    slug: "too-many-subscribers", title: "Too many subscribers", status: .serviceUnavailable,
    explanation: "As many clients as the service allows listen to /events already. Try again later.")

  /// Those of the interface.
  private static let own: [ProblemType] = [
    malformedQuery, unknownParameter, unknownOperator, invalidValue, repeatedParameter, invalidCursor,
    notFound,
    methodNotAllowed, notAcceptable, preconditionFailed, versionSuperseded, notReady, versionGone,
    tooManySubscribers,
  ]

  /// Those that the server answers before a request comes here.
  private static let servers: [ProblemType] = ServerProblem.all.map {
    ProblemType(slug: $0.slug, title: $0.title, status: $0.status, explanation: $0.detail)
  }

  /// Every type, by slug; where several errors share one, the first explains it.
  static let all: [String: ProblemType] = Dictionary(
    (own + servers).map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
}
