import Foundation
import Yams

/// openapi.yaml, for tests.
public struct APIDocument {
  /// One operation: a path, and what a GET of it takes and answers.
  public struct Operation {
    /// The path, as the description writes it (`/statements/{id}`).
    public let path: String
    /// The operation's object.
    public let node: Node
    /// Its parameters, references followed.
    public let parameters: [Node]

    /// The names of its parameters in the query.
    public var queryParameters: [String] {
      parameters.filter { $0["in"]?.string == "query" }.compactMap { $0["name"]?.string }
    }

    /// A parameter's schema.
    public func schema(of parameter: String) -> Node? {
      parameters.first { $0["name"]?.string == parameter }?["schema"]
    }
  }

  /// The file's text.
  public let text: String
  /// The document.
  public let root: Node
  /// The check against its schemas.
  public var check: SchemaCheck { SchemaCheck(document: root) }

  /// Reads a description.
  ///
  /// - Throws: where it is no YAML.
  public init(_ text: String) throws {
    self.text = text
    guard let root = try Yams.compose(yaml: text) else { throw CocoaError(.fileReadCorruptFile) }
    self.root = root
  }

  /// The description in the repository.
  ///
  /// - Throws: where it can't be read.
  public static func inRepository() throws -> APIDocument {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try APIDocument(String(contentsOf: root.appending(path: "openapi.yaml"), encoding: .utf8))
  }

  /// Every operation; all are GET.
  public var operations: [Operation] {
    (root["paths"]?.mapping ?? Node.Mapping([])).compactMap { path, item in
      guard let path = path.string, let node = item["get"] else { return nil }
      let parameters = (node["parameters"]?.sequence ?? []).map { parameter in
        parameter["$ref"]?.string.flatMap(check.resolve) ?? parameter
      }
      return Operation(path: path, node: node, parameters: parameters)
    }
  }

  /// The operation of a path.
  public func operation(_ path: String) -> Operation? { operations.first { $0.path == path } }

  /// What an operation answers with a status, references followed.
  public func response(_ operation: Operation, status: Int) -> Node? {
    let responses = operation.node["responses"]?.mapping
    // By text, for a subscript would take the name for a number.
    let response = (responses?.first { $0.key.string == String(status) })?.value ?? responses?["default"]
    return response?["$ref"]?.string.flatMap(check.resolve) ?? response
  }

  /// The schema of an answer's content.
  public func schema(_ operation: Operation, status: Int, contentType: String) -> Node? {
    let content = response(operation, status: status)?["content"]
    let bare = String(contentType.prefix { $0 != ";" })
    return (content?[contentType] ?? content?[bare])?["schema"]
  }

  /// What is wrong with an answer: status, content type and content.
  public func errors(_ path: String, status: Int, contentType: String, body: String) throws -> [String] {
    guard let operation = operation(path) else { return ["\(path) is not described"] }
    guard let schema = schema(operation, status: status, contentType: contentType) else {
      return ["\(path) \(status) \(contentType) is not described"]
    }
    let bare = contentType.prefix { $0 != ";" }
    guard bare.hasSuffix("json"), bare != "application/x-ndjson" else { return [] }
    guard let value = try Yams.compose(yaml: body) else { return ["\(path): no content"] }
    return check.errors(value, schema)
  }
}
