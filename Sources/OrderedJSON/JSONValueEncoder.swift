extension JSONValue {
  /// A value as a JSON tree whose members stand in the order in which the value encodes them.
  ///
  /// Unlike Foundation's `JSONEncoder`, an absent optional is an explicit `null`: in OnRecord's records `null` means
  /// "not reported", and a field that is always there is easier to consume.
  ///
  /// - Throws: whatever the value's own `encode(to:)` throws.
  public init(encoding value: some Encodable) throws {
    let node = Node()
    try value.encode(to: TreeEncoder(node: node))
    self = node.value
  }
}

/// One place of the tree while it is built; the same object may be asked for a container more than once.
private final class Node {
  private enum Content {
    case empty
    case leaf(JSONValue)
    case members([(name: String, node: Node)])
    case elements([Node])
  }
  private var content = Content.empty

  var value: JSONValue {
    switch content {
    case .empty: .object(JSONObject())
    case .leaf(let value): value
    case .members(let members): .object(JSONObject(members: members.map { ($0.name, $0.node.value) }))
    case .elements(let nodes): .array(nodes.map(\.value))
    }
  }

  var count: Int {
    if case .elements(let nodes) = content { return nodes.count }
    return 0
  }

  func set(_ value: JSONValue) { content = .leaf(value) }

  func beginArray() {
    if case .empty = content { content = .elements([]) }
  }

  func member(_ name: String) -> Node {
    let node = Node()
    if case .members(var members) = content {
      content = .empty  // Leaves the array with one owner, so that appending does not copy it.
      members.append((name, node))
      content = .members(members)
    } else {
      content = .members([(name, node)])
    }
    return node
  }

  func element() -> Node {
    let node = Node()
    if case .elements(var nodes) = content {
      content = .empty
      nodes.append(node)
      content = .elements(nodes)
    } else {
      content = .elements([node])
    }
    return node
  }
}

private struct TreeEncoder: Encoder {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(MemberContainer<Key>(node: node))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginArray()
    return ElementContainer(node: node)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { LeafContainer(node: node) }
}

extension Node {
  /// Only types that are named here are told apart from others: to ask whether a type is any integer at all takes longer
  /// than to write it.
  fileprivate func encode(_ value: some Encodable) throws {
    switch value {
    case let text as String: set(.string(text))
    case let flag as Bool: set(.bool(flag))
    case let number as Int: set(.integer(number))
    case let number as Double: set(.number(number))
    case let number as Float: set(.number(Double(number)))
    case let number as Int8: set(.integer(Int(number)))
    case let number as Int16: set(.integer(Int(number)))
    case let number as Int32: set(.integer(Int(number)))
    case let number as Int64: set(.integer(Int(clamping: number)))
    case let number as UInt: set(.integer(Int(clamping: number)))
    case let number as UInt8: set(.integer(Int(number)))
    case let number as UInt16: set(.integer(Int(number)))
    case let number as UInt32: set(.integer(Int(clamping: number)))
    case let number as UInt64: set(.integer(Int(clamping: number)))
    default: try value.encode(to: TreeEncoder(node: self))
    }
  }
}

private struct MemberContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { node.member(key.stringValue).set(.null) }
  func encode(_ value: String, forKey key: Key) { node.member(key.stringValue).set(.string(value)) }
  func encode(_ value: Bool, forKey key: Key) { node.member(key.stringValue).set(.bool(value)) }
  func encode(_ value: Int, forKey key: Key) { node.member(key.stringValue).set(.integer(value)) }
  func encode(_ value: Double, forKey key: Key) { node.member(key.stringValue).set(.number(value)) }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.member(key.stringValue).encode(value)
  }
  func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
  }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    node.member(key.stringValue).set(value.map { .string($0) } ?? .null)
  }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
    node.member(key.stringValue).set(value.map { .integer($0) } ?? .null)
  }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
    node.member(key.stringValue).set(value.map { .number($0) } ?? .null)
  }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
    node.member(key.stringValue).set(value.map { .bool($0) } ?? .null)
  }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedEncodingContainer<Nested>
  {
    TreeEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    TreeEncoder(node: node.member(key.stringValue)).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { TreeEncoder(node: node.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { TreeEncoder(node: node.member(key.stringValue)) }
}

private struct ElementContainer: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() { node.element().set(.null) }
  func encode(_ value: String) { node.element().set(.string(value)) }
  func encode(_ value: Int) { node.element().set(.integer(value)) }
  func encode(_ value: some Encodable) throws { try node.element().encode(value) }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    TreeEncoder(node: node.element()).container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    TreeEncoder(node: node.element()).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { TreeEncoder(node: node.element()) }
}

private struct LeafContainer: SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { node.set(.null) }
  func encode(_ value: String) { node.set(.string(value)) }
  func encode(_ value: Bool) { node.set(.bool(value)) }
  func encode(_ value: Int) { node.set(.integer(value)) }
  func encode(_ value: Double) { node.set(.number(value)) }
  func encode(_ value: some Encodable) throws { try node.encode(value) }
}
