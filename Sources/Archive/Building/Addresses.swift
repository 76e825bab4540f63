/// The addresses of records under the service.
public struct Addresses: Sendable, Hashable {
  /// What every address begins with.
  public let basePath: String

  /// Addresses behind a path: empty, or with a slash in front and none behind.
  public init(basePath: String) { self.basePath = basePath }

  /// The address of a record.
  public func record(_ resource: Resource, id: String) -> String {
    basePath + "/" + resource.rawValue + "/" + Self.encodeSegment(id)
  }

  /// The address of a report's text.
  public func text(ofDocument id: String) -> String { record(.documents, id: id) + "/text" }

  /// A text as one segment of a path: everything but RFC 3986's unreserved characters is percent-encoded.
  public static func encodeSegment(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
