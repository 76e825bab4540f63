/// What a request asks for: the request target of its first line (RFC 9112 §3.2).
///
/// The raw path is split at its slashes first and each segment percent-decoded once afterwards, so that an
/// encoded slash can never make a new segment. The decoder has already refused targets whose path holds a
/// malformed escape, an encoded NUL or slash, a dot segment in any spelling, or bytes that are not UTF-8 once
/// decoded, so that every property here is safe to use.
public struct RequestTarget: Sendable {
  /// The four forms of RFC 9112 §3.2.
  public enum Form: Sendable, Hashable {
    /// `/path?query`, the usual one.
    case origin
    /// `http://host/path?query`, as sent to proxies; every server must accept it.
    case absolute
    /// `host:port`, only with CONNECT.
    case authority
    /// `*`, only with OPTIONS.
    case asterisk
  }

  /// Which of the four forms the client used.
  public let form: Form

  let storage: [UInt8]
  let pathRange: Range<Int>
  let queryRange: Range<Int>?
  let authorityRange: Range<Int>?

  /// The path as it was sent, still percent-encoded: `/documents/a%20b`. `*` in asterisk form, empty in
  /// authority form, `/` where an absolute form has none.
  public var path: String {
    form != .authority && pathRange.isEmpty ? "/" : String(decoding: storage[pathRange], as: UTF8.self)
  }

  /// The query behind the first `?` as it was sent, still percent-encoded; nil where there is no `?`.
  public var query: String? {
    queryRange.map { String(decoding: storage[$0], as: UTF8.self) }
  }

  /// Path and query as they were sent, without scheme and authority: one key for caches.
  public var pathAndQuery: String {
    guard let queryRange, !pathRange.isEmpty else { return query.map { path + "?" + $0 } ?? path }
    return String(decoding: storage[pathRange.lowerBound..<queryRange.upperBound], as: UTF8.self)
  }

  /// The authority of an absolute or authority form (`example.org:8080`), nil in the other forms.
  public var authority: String? {
    authorityRange.map { String(decoding: storage[$0], as: UTF8.self) }
  }

  /// The segments of the path, split at `/` and then percent-decoded once each.
  ///
  /// `/` has none, `/statements` one; a slash at the end gives an empty last segment, so that
  /// `/statements/` can be told from `/statements`.
  public var segments: [String] {
    guard form == .origin || form == .absolute, pathRange.count > 1 else { return [] }
    let path = storage[pathRange].dropFirst()
    return path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Self.decode)
  }

  /// A hash of the raw path (FNV-1a), the same in every process: for small tables in which a collision does no
  /// harm. Costs no allocation.
  public var pathHash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in storage[pathRange] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }

  /// One segment with its escapes decoded. Malformed escapes were refused by the decoder and stay as they are.
  static func decode(_ segment: ArraySlice<UInt8>) -> String {
    guard segment.contains(UInt8(ascii: "%")) else { return String(decoding: segment, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(segment.count)
    var index = segment.startIndex
    while index < segment.endIndex {
      let byte = segment[index]
      if byte == UInt8(ascii: "%"), index + 2 < segment.endIndex,
        let high = hexadecimalValue(segment[index + 1]), let low = hexadecimalValue(segment[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(byte)
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
