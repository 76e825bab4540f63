/// The protocol version of a request, as its request line states it (RFC 9112 §2.3).
///
/// Only major version 1 is spoken; anything else is refused with 505 before a `Request` exists.
public struct HTTPVersion: Sendable, Hashable, CustomStringConvertible {
  /// The minor version, 0 to 9. HTTP/1.2 and above are treated as HTTP/1.1 (RFC 9110 §2.5).
  public let minor: UInt8

  /// HTTP/1.0.
  public static let http10 = HTTPVersion(minor: 0)

  /// HTTP/1.1.
  public static let http11 = HTTPVersion(minor: 1)

  /// Whether HTTP/1.1 features (persistent connections by default, chunked transfer) may be used.
  public var isAtLeast11: Bool { minor >= 1 }

  /// The version as it is written on the wire, `HTTP/1.1`.
  public var description: String { "HTTP/1.\(minor)" }

  init(minor: UInt8) {
    self.minor = minor
  }
}
