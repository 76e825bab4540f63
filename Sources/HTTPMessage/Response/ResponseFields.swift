import HTTPTypes

/// The field lines of a response, serialized as they are appended.
///
/// The block is copied to the socket as it stands, so that a cached response costs nothing to send again.
/// The server adds the fields that belong to the message and the connection: Date, Content-Length,
/// Transfer-Encoding and Connection (RFC 9112 §6, §9.6). Those are not accepted here.
public struct ResponseFields: Sendable, Hashable {
  /// The lines as they go out: `name: value CRLF`, once or more, without the empty line at the end.
  public private(set) var bytes: [UInt8] = []

  /// No fields.
  public init() {}

  /// Adds one field line.
  ///
  /// The name is a token by its type. A CR, LF or other control character in the value becomes a space, so
  /// that no value can end its line and forge a field or a response (RFC 9110 §5.5).
  /// - Parameters:
  ///   - name: The field's name. Content-Length, Transfer-Encoding, Connection and Date are the server's own
  ///     and not added.
  ///   - value: The field's value.
  /// - Returns: Whether the line was added.
  @discardableResult
  public mutating func append(_ name: HTTPField.Name, _ value: String) -> Bool {
    guard !Self.serverOwned.contains(name) else { return false }
    bytes.reserveCapacity(bytes.count + name.rawName.utf8.count + value.utf8.count + 4)
    bytes.append(contentsOf: name.rawName.utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
    for byte in value.utf8 {
      let isControl = (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F
      bytes.append(isControl ? UInt8(ascii: " ") : byte)
    }
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    return true
  }

  /// Adds all lines of another block.
  public mutating func append(_ other: ResponseFields) {
    bytes.append(contentsOf: other.bytes)
  }

  /// The value of a field, several lines joined with `, `; nil where there is none. Walks the block: meant for
  /// tests and rare decisions.
  public subscript(name: HTTPField.Name) -> String? {
    let values = lines.filter { $0.name == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Name and value of each line, in order.
  public var lines: [HTTPField] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
      else { return nil }
      let value = String(decoding: line[(colon + 1)...].dropLast(), as: UTF8.self)
      return HTTPField(name: name, value: String(value.drop { $0 == " " }))
    }
  }

  /// Fields that say how the message is framed or when it was made, and so are never a handler's.
  private static let serverOwned: Set<HTTPField.Name> = [
    .contentLength, .transferEncoding, .connection, .date,
  ]
}

extension ResponseFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order written.
  public init(dictionaryLiteral elements: (HTTPField.Name, String)...) {
    self.init()
    for (name, value) in elements { append(name, value) }
  }
}
