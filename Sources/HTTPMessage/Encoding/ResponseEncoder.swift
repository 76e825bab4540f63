import HTTPTypes

/// What a response has to be fitted to: the request it answers and the connection it goes out on.
public struct ResponseFraming: Sendable, Hashable {
  /// Whether the request was HEAD, so that the content is left out.
  public var isHead: Bool
  /// The version of the request.
  public var version: HTTPVersion
  /// Whether the connection stays open behind the answer, as far as the request and the server are concerned.
  public var staysOpen: Bool

  /// How the response is to be fitted.
  public init(isHead: Bool, version: HTTPVersion, staysOpen: Bool) {
    self.isHead = isHead
    self.version = version
    self.staysOpen = staysOpen
  }
}

/// What follows the head of a response.
public enum OutgoingBody: Sendable {
  /// Nothing.
  case none
  /// These bytes.
  case bytes([UInt8])
  /// What the producer makes, exactly `length` bytes.
  case counted(length: Int, makeProducer: @Sendable () -> any BodyProducer)
  /// What the producer makes, each piece in a chunk (RFC 9112 §7.1).
  case chunked(makeProducer: @Sendable () -> any BodyProducer)
  /// What the producer makes, ended by the end of the connection: for HTTP/1.0 (RFC 9112 §6.3).
  case untilClose(makeProducer: @Sendable () -> any BodyProducer)
}

/// Writes the heads of responses (RFC 9112 §4, §6).
public enum ResponseEncoder {
  /// Writes status line and fields.
  /// - Parameters:
  ///   - response: The response; a status outside 200 to 599 is sent as 500, as it could not be framed.
  ///   - framing: What it is fitted to.
  ///   - date: The Date field.
  ///   - output: Where the head is added.
  /// - Returns: What is to be sent behind it, and whether the connection stays open afterwards.
  public static func encode(
    _ response: Response, _ framing: ResponseFraming, date: DateField, into output: inout [UInt8]
  ) -> (body: OutgoingBody, staysOpen: Bool) {
    let code = response.status.code
    let hasContent = code != 204 && code != 304
    var staysOpen = framing.staysOpen && !response.closesConnection
    writeStatus(response.status, into: &output)
    output.append(contentsOf: date.line)
    output.append(contentsOf: response.fields.bytes)
    var body = OutgoingBody.none
    switch response.body {
    case .none:
      if hasContent { writeLength(0, into: &output) }
    case .bytes(let bytes):
      guard hasContent else { break }
      writeLength(bytes.count, into: &output)
      if !framing.isHead, !bytes.isEmpty { body = .bytes(bytes) }
    case .stream(let length, let makeProducer):
      guard hasContent else { break }
      if let length = length.map({ max($0, 0) }) {
        writeLength(length, into: &output)
        if !framing.isHead { body = .counted(length: length, makeProducer: makeProducer) }
      } else if framing.version.isAtLeast11 {
        write("Transfer-Encoding: chunked\r\n", into: &output)
        if !framing.isHead { body = .chunked(makeProducer: makeProducer) }
      } else if !framing.isHead {
        staysOpen = false
        body = .untilClose(makeProducer: makeProducer)
      }
    }
    if !staysOpen {
      write("Connection: close\r\n\r\n", into: &output)
    } else if !framing.version.isAtLeast11 {
      write("Connection: keep-alive\r\n\r\n", into: &output)
    } else {
      write("\r\n", into: &output)
    }
    return (body, staysOpen)
  }

  /// The interim answer to `Expect: 100-continue` (RFC 9110 §15.2.1).
  public static func encodeContinue(into output: inout [UInt8]) {
    write("HTTP/1.1 100 Continue\r\n\r\n", into: &output)
  }

  /// Writes one chunk; nothing for no bytes, as an empty chunk would end the content.
  public static func encodeChunk(_ bytes: [UInt8], into output: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    write(String(bytes.count, radix: 16), into: &output)
    write("\r\n", into: &output)
    output.append(contentsOf: bytes)
    write("\r\n", into: &output)
  }

  /// Writes the chunk that ends the content.
  public static func encodeLastChunk(into output: inout [UInt8]) {
    write("0\r\n\r\n", into: &output)
  }

  private static func writeStatus(_ status: HTTPResponse.Status, into output: inout [UInt8]) {
    if status.code == 200 {
      write("HTTP/1.1 200 OK\r\n", into: &output)
      return
    }
    let status = 200...599 ~= status.code ? status : .internalServerError
    write("HTTP/1.1 \(status.code) ", into: &output)
    for byte in status.reasonPhrase.utf8 where byte >= 0x20 && byte != 0x7F { output.append(byte) }
    write("\r\n", into: &output)
  }

  private static func writeLength(_ length: Int, into output: inout [UInt8]) {
    write("Content-Length: ", into: &output)
    writeDecimal(length, into: &output)
    write("\r\n", into: &output)
  }

  private static func writeDecimal(_ number: Int, into output: inout [UInt8]) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  private static func write(_ text: StaticString, into output: inout [UInt8]) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  @_disfavoredOverload
  private static func write(_ text: String, into output: inout [UInt8]) {
    output.append(contentsOf: text.utf8)
  }
}
