import HTTPTypes

/// Where the parts of a request target lie, once its form and its path are known to be sound (RFC 9112 §3.2).
struct TargetRanges: Sendable, Hashable {
  var form = RequestTarget.Form.origin
  var path = 0..<0
  var query: Range<Int>?
  var authority: Range<Int>?
  /// The host within the authority, without port; to be compared with the hosts that are answered for.
  var host: Range<Int>?

  init() {}

  init(_ input: Span<UInt8>, _ range: Range<Int>, for method: HTTPRequest.Method) throws(RequestError) {
    for index in range {
      // What RFC 3986 excludes beyond this (quotes, braces, bars) is sent unencoded by browsers; it is harmless.
      let byte = input[index]
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "#") else { throw .malformedTarget }
    }
    if method == .connect {
      try readAuthority(input, range)
    } else if input[range.lowerBound] == UInt8(ascii: "/") {
      try readPath(input, range)
    } else if range.count == 1, input[range.lowerBound] == UInt8(ascii: "*"), method == .options {
      form = .asterisk
      path = range
    } else {
      try readAbsolute(input, range)
    }
  }

  /// `host:port`, where neither may be empty (RFC 9112 §3.2.3, RFC 9110 §9.3.6). It names where a tunnel would lead,
  /// not whom the request is for: that is said by Host.
  private mutating func readAuthority(_ input: Span<UInt8>, _ range: Range<Int>) throws(RequestError) {
    guard let host = hostRange(input, range), host.upperBound + 1 < range.upperBound else {
      throw .malformedTarget
    }
    form = .authority
    authority = range
    path = range.upperBound..<range.upperBound
  }

  /// `http://authority/path?query`; its authority counts, not the Host field (RFC 9112 §3.2.2).
  private mutating func readAbsolute(_ input: Span<UInt8>, _ range: Range<Int>) throws(RequestError) {
    let scheme: StaticString = "http://"
    let secure: StaticString = "https://"
    if range.count >= 8, input.equals(secure, in: range.lowerBound..<range.lowerBound + 8) {
      // A resource of another scheme is not this server's, even where the names agree (RFC 9110 §7.4).
      throw .foreignHost
    }
    guard range.count > 7, input.equals(scheme, in: range.lowerBound..<range.lowerBound + 7) else {
      throw .malformedTarget
    }
    let start = range.lowerBound + 7
    var end = start
    while end < range.upperBound, input[end] != UInt8(ascii: "/"), input[end] != UInt8(ascii: "?") {
      end += 1
    }
    guard let host = hostRange(input, start..<end) else { throw .malformedTarget }
    form = .absolute
    authority = start..<end
    self.host = host
    try readPath(input, end..<range.upperBound)
  }

  private mutating func readPath(_ input: Span<UInt8>, _ range: Range<Int>) throws(RequestError) {
    var end = range.lowerBound
    var needsCheck = false
    while end < range.upperBound, input[end] != UInt8(ascii: "?") {
      let byte = input[end]
      needsCheck = needsCheck || byte == UInt8(ascii: "%") || byte == UInt8(ascii: ".")
      end += 1
    }
    path = range.lowerBound..<end
    if end < range.upperBound { query = end + 1..<range.upperBound }
    if needsCheck { try checkPath(input) }
  }

  /// Decodes every segment once and refuses what could be read as another path.
  private func checkPath(_ input: Span<UInt8>) throws(RequestError) {
    var segment: [UInt8] = []
    var index = path.lowerBound
    while index < path.upperBound {
      var byte = input[index]
      index += 1
      if byte == UInt8(ascii: "/") {
        try Self.checkSegment(segment)
        segment.removeAll(keepingCapacity: true)
        continue
      }
      if byte == UInt8(ascii: "%") {
        guard index + 1 < path.upperBound, let high = hexadecimalValue(input[index]),
          let low = hexadecimalValue(input[index + 1])
        else { throw .unsafePath }
        byte = high << 4 | low
        index += 2
        guard byte != 0, byte != UInt8(ascii: "/") else { throw .unsafePath }
      }
      segment.append(byte)
    }
    try Self.checkSegment(segment)
  }

  private static func checkSegment(_ segment: [UInt8]) throws(RequestError) {
    let dot = UInt8(ascii: ".")
    guard segment != [dot], segment != [dot, dot], String(validating: segment, as: UTF8.self) != nil else {
      throw .unsafePath
    }
  }
}
