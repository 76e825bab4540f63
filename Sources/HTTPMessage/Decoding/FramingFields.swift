/// What the field section says about the message itself: its length, its host, and whether the connection stays.
struct FramingFields: Sendable {
  /// How the content is delimited (RFC 9112 §6.3).
  enum Length: Sendable, Hashable {
    case none
    case fixed(Int)
    case chunked
  }

  /// The host of the Host field, without port.
  private(set) var host: Range<Int>?
  /// Whether `Connection: close` was sent.
  private(set) var wantsClose = false
  /// Whether `Connection: keep-alive` was sent.
  private(set) var wantsKeepAlive = false
  /// Whether `Expect: 100-continue` was sent.
  private(set) var expectsContinue = false
  private var hostCount = 0
  private var contentLength: Int?
  private var transferCodings = TransferCodings()
  private var hasForeignExpectation = false

  /// How the content is delimited; only meaningful behind `finish`.
  var length: Length {
    if transferCodings.isPresent { return .chunked }
    return contentLength.map { $0 == 0 ? .none : .fixed($0) } ?? .none
  }

  /// Takes note of one field line.
  mutating func read(_ input: Span<UInt8>, name: Range<Int>, value: Range<Int>) throws(RequestError) {
    switch name.count {
    case 4 where input.equals("host", in: name): try readHost(input, value)
    case 6 where input.equals("expect", in: name): readExpect(input, value)
    case 10 where input.equals("connection", in: name): readConnection(input, value)
    case 14 where input.equals("content-length", in: name): try readContentLength(input, value)
    case 17 where input.equals("transfer-encoding", in: name): try transferCodings.read(input, value)
    default: break
    }
  }

  /// Checks what only the whole section shows.
  mutating func finish(_ requestLine: RequestLine) throws(RequestError) {
    let is11 = requestLine.version.isAtLeast11
    guard hostCount == 1 || (hostCount == 0 && !is11) else { throw .invalidHost }
    if transferCodings.isPresent {
      // A message that could be read with two lengths is how requests are smuggled (RFC 9112 §6.1, §11.2).
      guard is11, contentLength == nil else { throw .invalidTransferEncoding }
      try transferCodings.finish()
    }
    if is11 {
      if hasForeignExpectation { throw .unsupportedExpectation }
    } else {
      // A server must ignore 100-continue in HTTP/1.0 (RFC 9110 §10.1.1).
      expectsContinue = false
    }
  }

  private mutating func readHost(_ input: Span<UInt8>, _ value: Range<Int>) throws(RequestError) {
    hostCount += 1
    guard hostCount == 1, let range = hostRange(input, value) else { throw .invalidHost }
    host = range
  }

  /// Digit by digit, with the overflow seen before it happens (RFC 9110 §8.6).
  private mutating func readContentLength(_ input: Span<UInt8>, _ value: Range<Int>) throws(RequestError) {
    guard !value.isEmpty else { throw .invalidContentLength }
    var length = 0
    for index in value {
      guard isDigit(input[index]) else { throw .invalidContentLength }
      let (tens, overflow) = length.multipliedReportingOverflow(by: 10)
      let (sum, overflowsAgain) = tens.addingReportingOverflow(Int(input[index] - UInt8(ascii: "0")))
      guard !overflow, !overflowsAgain else { throw .invalidContentLength }
      length = sum
    }
    guard contentLength == nil || contentLength == length else { throw .invalidContentLength }
    contentLength = length
  }

  /// The options of one Connection field (RFC 9110 §7.6.1); unknown ones are ignored.
  private mutating func readConnection(_ input: Span<UInt8>, _ value: Range<Int>) {
    var list = value
    while let option = input.nextElement(of: &list) {
      wantsClose = wantsClose || input.equals("close", in: option)
      wantsKeepAlive = wantsKeepAlive || input.equals("keep-alive", in: option)
    }
  }

  /// The expectations of one Expect field, a list as well (RFC 9110 §10.1.1).
  private mutating func readExpect(_ input: Span<UInt8>, _ value: Range<Int>) {
    var list = value
    while let expectation = input.nextElement(of: &list) {
      if input.equals("100-continue", in: expectation) {
        expectsContinue = true
      } else {
        hasForeignExpectation = true
      }
    }
  }
}

/// The list of transfer codings of a request (RFC 9112 §6.1), over all its field lines.
struct TransferCodings: Sendable {
  /// Whether there was any Transfer-Encoding field.
  private(set) var isPresent = false
  private var chunkedCount = 0
  private var hasUnknown = false
  private var endsChunked = false

  mutating func read(_ input: Span<UInt8>, _ value: Range<Int>) throws(RequestError) {
    isPresent = true
    var start = value.lowerBound
    repeat {
      var end = start
      while end < value.upperBound, input[end] != UInt8(ascii: ",") { end += 1 }
      let coding = input.trimmed(start..<end)
      guard !coding.isEmpty else { throw .invalidTransferEncoding }
      endsChunked = input.equals("chunked", in: coding)
      if endsChunked {
        chunkedCount += 1
      } else {
        var name = coding.lowerBound
        while name < coding.upperBound, isTokenCharacter(input[name]) { name += 1 }
        let isPlain = name == coding.upperBound
        let hasParameters = name > coding.lowerBound && !isPlain && input[name] == UInt8(ascii: ";")
        let isChunked = input.equals("chunked", in: coding.lowerBound..<name)
        guard isPlain || hasParameters, !isChunked else { throw .invalidTransferEncoding }
        hasUnknown = true
      }
      start = end + 1
    } while start <= value.upperBound
  }

  /// One final `chunked` is read; a coding beside it or instead of it is well formed but not spoken here.
  func finish() throws(RequestError) {
    guard chunkedCount <= 1, chunkedCount == 0 || endsChunked else { throw .invalidTransferEncoding }
    if hasUnknown { throw .unsupportedTransferEncoding }
  }
}
