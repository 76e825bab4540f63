import OrderedJSON

/// What is wrong with one request (RFC 9457).
struct Problem: Error, Sendable, Hashable {
  /// What is wrong with one parameter.
  struct ParameterError: Sendable, Hashable {
    let type: ProblemType
    let parameter: String
    let detail: String
    let didYouMean: String?
    let allowed: [String]

    init(
      _ type: ProblemType, _ parameter: String, _ detail: String, didYouMean: String? = nil,
      allowed: [String] = []
    ) {
      (self.type, self.parameter, self.detail) = (type, Excerpt.of(parameter), detail)
      (self.didYouMean, self.allowed) = (didYouMean, allowed)
    }
  }

  let type: ProblemType
  let detail: String
  let errors: [ParameterError]
  /// The methods that are allowed, where that is the problem.
  var allow: String?

  init(_ type: ProblemType, _ detail: String, allow: String? = nil) {
    (self.type, self.detail, self.allow) = (type, detail, allow)
    errors = []
  }

  /// Everything that is wrong with the parameters; the type is the first one's.
  init(_ first: ParameterError, _ others: [ParameterError] = []) {
    type = first.type
    errors = [first] + others
    detail = errors.map(\.detail).joined(separator: " ")
  }

  /// The problem as a JSON object.
  func json(basePath: String) -> JSONValue {
    var object: JSONObject = [
      "type": .string(basePath + "/problems/" + type.slug), "title": .string(type.title),
      "status": .integer(type.status.code), "detail": .string(detail),
    ]
    if !errors.isEmpty {
      object["errors"] = .array(
        errors.map { error in
          [
            "parameter": .string(error.parameter), "detail": .string(error.detail),
            "did_you_mean": error.didYouMean.map { .string($0) } ?? .null,
            "allowed": .array(error.allowed.map { .string($0) }),
          ]
        })
    }
    return .object(object)
  }
}

/// A request's own words in an answer: enough to recognise them by.
enum Excerpt {
  private static let limit = 80

  /// The beginning of a text.
  static func of(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    return String(scalars.prefix(limit)) + "…"
  }
}
