extension HostPolicy {
  /// Whether requests for a host are answered.
  /// - Parameters:
  ///   - host: The host without port; nil where the request (HTTP/1.0) named none, which is always answered,
  ///     as no browser sends it.
  func admits(_ input: Span<UInt8>, _ host: Range<Int>?) -> Bool {
    guard let host, self != .any else { return true }
    switch self {
    case .any: return true
    case .only(let names): return names.contains(Self.name(input, host))
    case .loopback(let names):
      if input.equals("localhost", in: host) || Self.isLoopbackAddress(input, host) { return true }
      let name = Self.name(input, host)
      return name == "localhost" || name.hasSuffix(".localhost") || names.contains(name)
    }
  }

  /// The host in lower case, without the dot that a complete name may end in.
  private static func name(_ input: Span<UInt8>, _ host: Range<Int>) -> String {
    var name: [UInt8] = []
    name.reserveCapacity(host.count)
    for index in host { name.append(lowercased(input[index])) }
    if name.last == UInt8(ascii: "."), name.count > 1 { name.removeLast() }
    return String(decoding: name, as: UTF8.self)
  }

  /// An IPv6 literal that is one, or four decimal numbers of which the first is 127: a name such as
  /// `127.0.0.1.example.org` is none.
  private static func isLoopbackAddress(_ input: Span<UInt8>, _ host: Range<Int>) -> Bool {
    if input[host.lowerBound] == UInt8(ascii: "[") {
      let literal = host.dropFirst().dropLast().map { Character(Unicode.Scalar(input[$0])) }
      return PeerAddress(ipv6: String(literal))?.isLoopback == true
    }
    var parts = 0
    var value = -1
    for index in host {
      if isDigit(input[index]) {
        value = max(value, 0) * 10 + Int(input[index] - UInt8(ascii: "0"))
      } else {
        guard input[index] == UInt8(ascii: "."), value >= 0, parts > 0 || value == 127 else { return false }
        parts += 1
        value = -1
      }
      guard value <= 255, parts <= 3 else { return false }
    }
    return parts == 3 && value >= 0
  }
}
