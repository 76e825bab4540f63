import Foundation

/// The network address that a connection comes from: an IPv4 or IPv6 address and a port.
public struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address in 128 bits, network order; an IPv4 address is held mapped, `::ffff:a.b.c.d` (RFC 4291 §2.5.5.2).
  public let high: UInt64
  /// The lower 64 bits of the address.
  public let low: UInt64
  /// The TCP port, 0 where it is not known.
  public let port: UInt16

  /// An IPv6 (or mapped IPv4) address from its two halves in host order.
  public init(high: UInt64, low: UInt64, port: UInt16) {
    self.high = high
    self.low = low
    self.port = port
  }

  /// An IPv4 address from its 32 bits in host order: `127.0.0.1` is `0x7F00_0001`.
  public init(ipv4 address: UInt32, port: UInt16) {
    self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(address), port: port)
  }

  /// An IPv6 address as it is written, `::ffff:127.0.0.1` (RFC 4291 §2.2); nil where the text is none.
  init?(ipv6 text: String) {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    self = withUnsafeBytes(of: address) { octets in
      PeerAddress(
        high: UInt64(bigEndian: octets.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self)), port: 0)
    }
  }

  /// The address of requests that did not come over a network, as in tests.
  public static let none = PeerAddress(high: 0, low: 0, port: 0)

  /// The IPv4 address in host order, where this is one.
  public var ipv4: UInt32? {
    guard high == 0, low >> 32 == 0xFFFF else { return nil }
    return UInt32(truncatingIfNeeded: low)
  }

  /// Whether this is `127.0.0.0/8`, mapped or not, or `::1`.
  public var isLoopback: Bool {
    if let ipv4 { return ipv4 >> 24 == 127 }
    return high == 0 && low == 1
  }

  /// What connections are counted under: one IPv4 address, or one IPv6 /64, the smallest network that is
  /// handed to one customer, so that a client cannot multiply itself within its own network.
  public var network: PeerAddress {
    ipv4 == nil ? PeerAddress(high: high, low: 0, port: 0) : PeerAddress(high: high, low: low, port: 0)
  }

  /// The address without the port: `127.0.0.1` or eight groups of hexadecimal digits.
  public var description: String {
    if let ipv4 {
      return (0..<4).map { String((ipv4 >> (24 - 8 * UInt32($0))) & 0xFF) }.joined(separator: ".")
    }
    let groups = [high, low].flatMap { half in
      (0..<4).map { String((half >> (48 - 16 * UInt64($0))) & 0xFFFF, radix: 16) }
    }
    return groups.joined(separator: ":")
  }
}
