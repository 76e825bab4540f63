import HTTPTypes

/// A complete, well-formed HTTP/1.1 request: everything a handler may ask for.
///
/// The field section stays in the bytes it came in; fields are looked up there, and `HTTPFields` are only
/// built where `fields` is asked for, so that a request costs no allocation a handler does not cause.
public struct Request: Sendable {
  /// The method; any token, known or not. The handler decides between 405 and 501 (RFC 9110 §9.1).
  public let method: HTTPRequest.Method
  /// What is asked for.
  public let target: RequestTarget
  /// The version of the request line.
  public let version: HTTPVersion
  /// The content, with any transfer coding removed; at most `MessageLimits.body` bytes.
  public let body: [UInt8]
  /// Where the connection comes from: the nearest peer, which may be a proxy.
  public let peer: PeerAddress

  let head: [UInt8]
  let lines: [FieldLine]

  /// Whether the method is HEAD. Handlers answer HEAD exactly as GET: the server leaves the content out and
  /// keeps the Content-Length that a GET would have had (RFC 9110 §9.3.2).
  public var isHead: Bool { method == .head }

  /// The value of a field, without white space around it; nil where the request has none of that name.
  ///
  /// Several lines of one name are joined with `, ` in the order they came (RFC 9110 §5.2).
  /// - Parameter name: The field's name; case does not matter.
  public func field(_ name: String) -> String? {
    var value: String?
    for line in lines where line.hasName(name, in: head) {
      let next = String(decoding: head[line.value], as: UTF8.self)
      value = value.map { $0 + ", " + next } ?? next
    }
    return value
  }

  /// Whether the request has a field of that name; costs no allocation.
  public func hasField(_ name: String) -> Bool {
    lines.contains { $0.hasName(name, in: head) }
  }

  /// All fields in the order they came, built anew at each call: for handlers that want to walk them.
  public var fields: HTTPFields {
    var fields = HTTPFields()
    fields.reserveCapacity(lines.count)
    for line in lines {
      guard let name = HTTPField.Name(String(decoding: head[line.name], as: UTF8.self)) else { continue }
      fields.append(HTTPField(name: name, value: String(decoding: head[line.value], as: UTF8.self)))
    }
    return fields
  }
}

/// Where one field line lies in the bytes of a request head.
struct FieldLine: Sendable, Hashable {
  var nameStart: UInt32
  var nameCount: UInt32
  var valueStart: UInt32
  var valueCount: UInt32

  var name: Range<Int> { Int(nameStart)..<Int(nameStart + nameCount) }
  var value: Range<Int> { Int(valueStart)..<Int(valueStart + valueCount) }

  /// Whether this line's name equals `other` without regard to ASCII case (RFC 9110 §5.1).
  func hasName(_ other: String, in head: [UInt8]) -> Bool {
    guard other.utf8.count == Int(nameCount) else { return false }
    var index = Int(nameStart)
    for byte in other.utf8 {
      guard lowercased(head[index]) == lowercased(byte) else { return false }
      index += 1
    }
    return true
  }
}
