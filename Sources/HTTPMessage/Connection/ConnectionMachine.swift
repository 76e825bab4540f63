import HTTPTypes

/// The course of one HTTP/1.1 connection as a state machine over an injected clock (RFC 9112 §9).
///
/// It holds no descriptor and does nothing by itself: bytes, answers, progress and time go in, and what is to
/// be done comes out. Requests are answered one at a time in the order they came, so that pipelined answers
/// cannot overtake one another (RFC 9112 §9.3.2).
public struct ConnectionMachine: Sendable {
  enum Stage: Sendable {
    case idle
    case head
    case fixedBody(remaining: Int)
    case chunkedBody(ChunkedDecoder)
    case answering
    case streaming
    case closing
    case lingering
    case closed
  }

  let settings: ConnectionSettings
  private let peer: PeerAddress
  var stage = Stage.idle
  private var decoder: HeadDecoder
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  var framing = ResponseFraming(isHead: false, version: .http11, staysOpen: true)
  private var skippedEmptyLine = false
  var requestCount = 0
  var inputEnded = false
  /// The Origin of the request that was refused last: whose page may read why. Nil where it is not known.
  public private(set) var refusedOrigin: String?
  /// Whether the server is about to stop.
  public internal(set) var isDraining = false
  var stageDeadline: MonotonicTime
  var writeDeadline = MonotonicTime.never
  var writeCredit = 0

  /// A connection that has just been accepted.
  public init(settings: ConnectionSettings, peer: PeerAddress, now: MonotonicTime) {
    self.settings = settings
    self.peer = peer
    decoder = HeadDecoder(limits: settings.limits)
    stageDeadline = now + settings.deadlines.header
  }

  /// Takes bytes that came, up to the end of one request.
  /// - Parameters:
  ///   - input: What has come and was not consumed before; may be empty.
  ///   - now: The time.
  /// - Returns: How many of the bytes were consumed, and what is to be done.
  public mutating func receive(
    _ input: Span<UInt8>, now: MonotonicTime
  ) -> (consumed: Int, event: ConnectionEvent) {
    var consumed = 0
    do throws(RequestError) {
      while true {
        let (count, event) = try advance(input.extracting(consumed..<input.count), now)
        consumed += count
        guard case .needMore = event else { return (consumed, event) }
        // A head may be followed by content that is already there.
        if count > 0, consumed < input.count { continue }
        guard inputEnded, !isLingering else { return (consumed, event) }
        stage = .closed
        return (input.count, .close)
      }
    } catch {
      return (input.count, refuse(error, input.extracting(consumed..<input.count)))
    }
  }

  /// Ends the request that is being read with an error; the connection closes behind its answer.
  private mutating func refuse(_ error: RequestError, _ input: Span<UInt8>) -> ConnectionEvent {
    switch stage {
    case .fixedBody, .chunkedBody: refusedOrigin = RefusedHead(head.span).origin
    default:
      let refused = RefusedHead(input)
      refusedOrigin = refused.origin
      framing.isHead = refused.isHead
    }
    return refuse(error)
  }

  /// Ends the request that is being read with an error; the connection closes behind its answer.
  mutating func refuse(_ error: RequestError) -> ConnectionEvent {
    framing.staysOpen = false
    stage = .answering
    stageDeadline = .never
    return .refuse(error)
  }

  private mutating func advance(
    _ input: Span<UInt8>, _ now: MonotonicTime
  ) throws(RequestError) -> (Int, ConnectionEvent) {
    guard writeDeadline == .never else { return (0, .busy) }
    switch stage {
    case .idle:
      guard !input.isEmpty else { return (0, .needMore) }
      stage = .head
      stageDeadline = now + settings.deadlines.header
      decoder.reset()
      framing = ResponseFraming(isHead: false, version: .http11, staysOpen: true)
      skippedEmptyLine = false
      return try readHead(input, now)
    case .head: return try readHead(input, now)
    case .fixedBody(let remaining): return readFixedBody(input, remaining)
    case .chunkedBody(let decoder): return try readChunkedBody(input, decoder)
    case .answering, .streaming, .closing: return (0, .busy)
    case .lingering: return (input.count, .needMore)
    case .closed: return (input.count, .close)
    }
  }

  private mutating func readHead(
    _ input: Span<UInt8>, _ now: MonotonicTime
  ) throws(RequestError) -> (Int, ConnectionEvent) {
    var skipped = 0
    if !skippedEmptyLine, !input.isEmpty, input[0] == UInt8(ascii: "\r") {
      // One empty line in front of a request is ignored (RFC 9112 §2.2).
      guard input.count > 1 else { return (0, .needMore) }
      guard input[1] == UInt8(ascii: "\n") else { throw .bareLineEnd }
      skipped = 2
    }
    let rest = input.extracting(skipped..<input.count)
    if !rest.isEmpty || skipped > 0 { skippedEmptyLine = true }
    guard let length = try decoder.decode(rest) else { return (skipped, .needMore) }
    return try (skipped + length, finishHead(rest, length, now))
  }

  private mutating func finishHead(
    _ input: Span<UInt8>, _ length: Int, _ now: MonotonicTime
  ) throws(RequestError) -> ConnectionEvent {
    let fields = decoder.framing
    let line = decoder.requestLine
    let limits = settings.limits
    let wantsOpen =
      line.version.isAtLeast11 ? !fields.wantsClose : fields.wantsKeepAlive && !fields.wantsClose
    // Behind CONNECT a tunnel's bytes may follow, which must never be read as requests (RFC 9110 §9.3.6).
    framing = ResponseFraming(
      isHead: line.method == .head, version: line.version, staysOpen: wantsOpen && line.method != .connect)
    guard settings.hosts.admits(input, line.target.host ?? fields.host) else { throw .foreignHost }
    head.removeAll(keepingCapacity: true)
    input.extracting(0..<length).withUnsafeBufferPointer { head.append(contentsOf: $0) }
    body = []
    switch fields.length {
    case .none: return finishRequest()
    case .fixed(let count):
      guard count <= limits.body else { throw .bodyTooLarge }
      stage = .fixedBody(remaining: count)
    case .chunked:
      stage = .chunkedBody(ChunkedDecoder(limit: limits.body, overhead: limits.fieldSection))
    }
    stageDeadline = now + settings.deadlines.body
    // Content that has come already needs no invitation (RFC 9110 §10.1.1).
    return fields.expectsContinue && input.count == length ? .sendContinue : .needMore
  }

  private mutating func readFixedBody(_ input: Span<UInt8>, _ remaining: Int) -> (Int, ConnectionEvent) {
    let count = min(remaining, input.count)
    input.extracting(0..<count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
    if count == remaining { return (count, finishRequest()) }
    stage = .fixedBody(remaining: remaining - count)
    return (count, .needMore)
  }

  private mutating func readChunkedBody(
    _ input: Span<UInt8>, _ decoder: ChunkedDecoder
  ) throws(RequestError) -> (Int, ConnectionEvent) {
    var decoder = decoder
    let (consumed, isComplete) = try decoder.decode(input, into: &body)
    if isComplete { return (consumed, finishRequest()) }
    stage = .chunkedBody(decoder)
    return (consumed, .needMore)
  }

  private mutating func finishRequest() -> ConnectionEvent {
    stage = .answering
    stageDeadline = .never
    requestCount += 1
    if requestCount >= settings.limits.requestsPerConnection || isDraining { framing.staysOpen = false }
    let line = decoder.requestLine
    let target = RequestTarget(
      form: line.target.form, storage: head, pathRange: line.target.path, queryRange: line.target.query,
      authorityRange: line.target.authority)
    return .request(
      Request(
        method: line.method, target: target, version: line.version, body: body, peer: peer, head: head,
        lines: decoder.lines))
  }

  /// Gives back the memory that an unusually large request took.
  mutating func releaseLargeBuffers() {
    body = []
    if head.capacity > 4096 { head = [] }
  }
}
