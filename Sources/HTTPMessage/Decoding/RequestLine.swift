import HTTPTypes

/// The first line of a request: `method SP request-target SP HTTP-version` (RFC 9112 §3), as ranges in its bytes.
struct RequestLine: Sendable {
  var method = HTTPRequest.Method.get
  var version = HTTPVersion.http11
  var target = TargetRanges()

  /// The line that a decoder holds before it has read one.
  init() {}

  /// Reads a line without its CR LF.
  init(_ input: Span<UInt8>, _ line: Range<Int>) throws(RequestError) {
    var index = line.lowerBound
    while index < line.upperBound, isTokenCharacter(input[index]) { index += 1 }
    let methodEnd = index
    guard methodEnd > line.lowerBound, index < line.upperBound, input[index] == UInt8(ascii: " ") else {
      throw .malformedRequestLine
    }
    let targetStart = index + 1
    // The version is the last eight bytes and what lies between is the target, so that a space within the
    // target is an error of the line, never a shorter target.
    let targetEnd = line.upperBound - 9
    guard targetEnd > targetStart, input[targetEnd] == UInt8(ascii: " ") else { throw .malformedRequestLine }
    let version = try Self.version(input, targetEnd + 1)
    let method = Self.method(input, line.lowerBound..<methodEnd)
    self.version = version
    self.method = method
    target = try TargetRanges(input, targetStart..<targetEnd, for: method)
  }

  /// `HTTP/` DIGIT `.` DIGIT, in capitals (RFC 9112 §2.3).
  private static func version(_ input: Span<UInt8>, _ start: Int) throws(RequestError) -> HTTPVersion {
    let name: StaticString = "HTTP/"
    let isName = name.withUTF8Buffer { name in
      for offset in 0..<5 where input[start + offset] != name[offset] { return false }
      return true
    }
    let major = input[start + 5]
    let minor = input[start + 7]
    guard isName, isDigit(major), input[start + 6] == UInt8(ascii: "."), isDigit(minor) else {
      throw .malformedRequestLine
    }
    guard major == UInt8(ascii: "1") else { throw .unsupportedVersion }
    return minor == UInt8(ascii: "1") ? .http11 : HTTPVersion(minor: minor - UInt8(ascii: "0"))
  }

  /// The method; the usual ones without making a string.
  private static func method(_ input: Span<UInt8>, _ range: Range<Int>) -> HTTPRequest.Method {
    switch range.count {
    case 3 where input[range.lowerBound] == UInt8(ascii: "G"):
      if isGet(input, range.lowerBound) { return .get }
    default: break
    }
    var name = ""
    for index in range { name.unicodeScalars.append(Unicode.Scalar(input[index])) }
    return HTTPRequest.Method(name) ?? .get
  }

  private static func isGet(_ input: Span<UInt8>, _ start: Int) -> Bool {
    input[start + 1] == UInt8(ascii: "E") && input[start + 2] == UInt8(ascii: "T")
  }
}
