import EmbeddedFiles
import OrderedJSON
import Yams

/// openapi.yaml, as it is compiled in, and the same as JSON.
enum APIDescription {
  /// The file's bytes.
  static let yaml: [UInt8] = {
    let file = embedded_openapi_yaml()
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }()

  /// The same as JSON, made once; an empty object where the file is no YAML, which a test sees to.
  static let json: [UInt8] = {
    let node = try? Yams.compose(yaml: String(decoding: yaml, as: UTF8.self))
    return (node.map(value) ?? .object(JSONObject())).encoded()
  }()

  /// A node with its members in the order of the file. As deep as the file, which is our own.
  private static func value(_ node: Node) -> JSONValue {
    switch node {
    case .mapping(let mapping):
      return .object(JSONObject(members: mapping.map { ($0.key.string ?? "", value($0.value)) }))
    case .sequence(let sequence): return .array(sequence.map(value))
    default: return scalar(node)
    }
  }

  private static func scalar(_ node: Node) -> JSONValue {
    if let scalar = node.scalar, scalar.style != .plain { return .string(scalar.string) }
    if node.null != nil { return .null }
    if let flag = node.bool { return .bool(flag) }
    if let number = node.int { return .integer(number) }
    if let number = node.float { return .number(number) }
    return .string(node.string ?? "")
  }
}
