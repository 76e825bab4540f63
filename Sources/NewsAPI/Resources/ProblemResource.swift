import OrderedJSON

/// What `/problems/{type}` answers: what a type of error means.
enum ProblemResource {
  /// The type's documentation.
  static func json(_ type: ProblemType, basePath: String) -> JSONValue {
    [
      "type": .string(basePath + "/problems/" + type.slug), "title": .string(type.title),
      "status": .integer(type.status.code), "description": .string(type.explanation),
    ]
  }
}
