import Yams

/// Holds JSON against the JSON Schema keywords that openapi.yaml uses (JSON Schema 2020-12); any other keyword is an error,
/// so that nothing in the description goes unchecked.
///
/// Stricter than JSON Schema in one thing: an object has no members but those that its schema lists, where it lists any.
public struct SchemaCheck {
  private let document: Node
  private static let annotations: Set<String> = ["description", "default", "example", "examples", "title"]

  /// A check against schemas of a document, which `$ref` points into.
  public init(document: Node) { self.document = document }

  /// What is wrong with a value, each with where; empty where it is as the schema says.
  public func errors(_ value: Node, _ schema: Node, at path: String = "$") -> [String] {
    guard let schema = schema.mapping else { return ["\(path): the schema is no object"] }
    if let reference = schema["$ref"]?.string {
      guard let target = resolve(reference) else { return ["\(path): \(reference) leads nowhere"] }
      return errors(value, target, at: path)
    }
    var errors: [String] = []
    for (key, rule) in schema where !Self.annotations.contains(key.string ?? "") {
      errors += self.errors(value, key.string ?? "", rule, schema, at: path)
    }
    return errors
  }

  /// What a local reference points at.
  public func resolve(_ reference: String) -> Node? {
    guard reference.hasPrefix("#/") else { return nil }
    var node: Node? = document
    for step in reference.dropFirst(2).split(separator: "/") {
      node = node?.mapping?[Node(String(step.replacing("~1", with: "/")))]
    }
    return node
  }

  private func errors(_ value: Node, _ key: String, _ rule: Node, _ schema: Node.Mapping, at path: String)
    -> [String]
  {
    func failed(_ isFine: Bool) -> [String] {
      isFine ? [] : ["\(path): \(key) \(Self.brief(rule)) does not hold of \(Self.brief(value))"]
    }
    switch key {
    case "type": return failed(Self.names(rule).contains { Self.isOf($0, value) })
    case "enum": return failed(rule.sequence?.contains { Self.equal($0, value) } ?? false)
    case "const": return failed(Self.equal(rule, value))
    case "required":
      return failed(Self.names(rule).allSatisfy { value.mapping == nil || value.mapping?[Node($0)] != nil })
    case "properties":
      return properties(value, rule, isOpen: schema["additionalProperties"] != nil, at: path)
    case "additionalProperties":
      return (value.mapping ?? Node.Mapping([])).flatMap { name, member in
        schema["properties"]?.mapping?[name] == nil
          ? errors(member, rule, at: "\(path).\(name.string ?? "")") : []
      }
    case "items":
      return (value.sequence ?? []).enumerated().flatMap { errors($1, rule, at: "\(path)[\($0)]") }
    case "anyOf", "oneOf":
      let results = (rule.sequence ?? []).map { errors(value, $0, at: path) }
      let fitting = results.filter(\.isEmpty).count
      let isFine = key == "anyOf" ? fitting > 0 : fitting == 1
      return isFine
        ? []
        : ["\(path): \(fitting) alternatives of \(key) fit"] + (results.min { $0.count < $1.count } ?? [])
    case "minimum": return failed(Self.number(value).map { $0 >= Self.number(rule) ?? .nan } ?? true)
    case "maximum": return failed(Self.number(value).map { $0 <= Self.number(rule) ?? .nan } ?? true)
    case "minLength":
      return failed(Self.text(value).map { $0.unicodeScalars.count >= rule.int ?? .max } ?? true)
    case "minProperties": return failed(value.mapping.map { $0.count >= rule.int ?? .max } ?? true)
    case "maxProperties": return failed(value.mapping.map { $0.count <= rule.int ?? -1 } ?? true)
    case "pattern":
      guard let pattern = try? Regex(rule.string ?? "(") else {
        return ["\(path): \(Self.brief(rule)) is no pattern"]
      }
      return failed(Self.text(value).map { $0.contains(pattern) } ?? true)
    default: return ["\(path): the schema keyword \(key) is not known here"]
    }
  }

  private func properties(_ value: Node, _ rule: Node, isOpen: Bool, at path: String) -> [String] {
    (value.mapping ?? Node.Mapping([])).flatMap { name, member in
      guard let schema = rule.mapping?[name] else {
        return isOpen ? [] : ["\(path): there is no member \(Self.brief(name))"]
      }
      return errors(member, schema, at: "\(path).\(name.string ?? "")")
    }
  }
}

extension SchemaCheck {
  private static func names(_ rule: Node) -> [String] {
    rule.sequence.map { $0.compactMap(\.string) } ?? [rule.string ?? ""]
  }

  private static func isOf(_ type: String, _ value: Node) -> Bool {
    switch type {
    case "object": value.mapping != nil
    case "array": value.sequence != nil
    case "string": text(value) != nil
    case "null": text(value) == nil && value.scalar?.string == "null"
    case "boolean": text(value) == nil && ["true", "false"].contains(value.scalar?.string)
    case "integer": number(value).map { $0 == $0.rounded() } ?? false
    case "number": number(value) != nil
    default: false
    }
  }

  /// A scalar in quotation marks, or one that can't be anything but a text.
  private static func text(_ value: Node) -> String? {
    guard let scalar = value.scalar else { return nil }
    if scalar.style != .plain { return scalar.string }
    let isOther = ["null", "true", "false"].contains(scalar.string) || Double(scalar.string) != nil
    return isOther ? nil : scalar.string
  }

  private static func number(_ value: Node) -> Double? {
    guard let scalar = value.scalar, scalar.style == .plain else { return nil }
    return Double(scalar.string)
  }

  /// Whether two values are the same JSON, whatever the style they are written in and the order of their members.
  public static func equal(_ one: Node, _ other: Node) -> Bool {
    switch (one, other) {
    case (.mapping(let one), .mapping(let other)):
      one.count == other.count
        && one.allSatisfy { key, value in other[key].map { equal(value, $0) } ?? false }
    case (.sequence(let one), .sequence(let other)):
      one.count == other.count && zip(one, other).allSatisfy { equal($0, $1) }
    default:
      text(one) == text(other) && one.scalar?.string == other.scalar?.string && one.scalar != nil
    }
  }

  private static func brief(_ node: Node) -> String {
    if let scalar = node.scalar { return String(scalar.string.prefix(60)) }
    if let sequence = node.sequence {
      return "[" + sequence.map(brief).joined(separator: ", ").prefix(80) + "]"
    }
    return "{" + (node.mapping ?? Node.Mapping([])).keys.map(brief).joined(separator: ", ").prefix(80) + "}"
  }
}
