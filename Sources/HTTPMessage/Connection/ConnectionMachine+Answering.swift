extension ConnectionMachine {
  /// Writes the head of the response that was asked for.
  /// - Parameters:
  ///   - response: The answer to the request or refusal that `receive` or `expire` gave out last.
  ///   - date: The Date field.
  ///   - output: Where the head is added.
  ///   - now: The time.
  /// - Returns: The content to be sent behind it. When that is not a stream the machine counts the answer as
  ///   given; a stream is ended by `finishStream`.
  public mutating func answer(
    _ response: Response, date: DateField, into output: inout [UInt8], now: MonotonicTime
  ) -> OutgoingBody {
    if isDraining { framing.staysOpen = false }
    let (body, staysOpen) = ResponseEncoder.encode(response, framing, date: date, into: &output)
    framing.staysOpen = staysOpen
    releaseLargeBuffers()
    switch body {
    case .none, .bytes: finishAnswer(now)
    case .counted, .chunked, .untilClose: stage = .streaming
    }
    return body
  }

  /// The stream of the current answer has ended, or failed.
  /// - Parameter isComplete: Whether all of it was made; otherwise the connection is cut.
  public mutating func finishStream(isComplete: Bool, now: MonotonicTime) {
    guard case .streaming = stage else { return }
    if isComplete {
      finishAnswer(now)
    } else {
      stage = .closed
    }
  }

  private mutating func finishAnswer(_ now: MonotonicTime) {
    if framing.staysOpen, !isDraining {
      stage = .idle
      stageDeadline = now + settings.deadlines.idle
    } else {
      stage = .closing
    }
  }

  /// Not everything could be written: the client has to take some first. Nothing is read until then.
  public mutating func beginWaitingForWrite(now: MonotonicTime) {
    guard writeDeadline == .never else { return }
    writeDeadline = now + settings.deadlines.write
    writeCredit = 0
  }

  /// The client took some of what was waiting. Only every 4 KiB buy it new time.
  public mutating func wrote(_ count: Int, now: MonotonicTime) {
    writeCredit += count
    guard writeCredit >= 4096, writeDeadline != .never else { return }
    writeCredit = 0
    writeDeadline = now + settings.deadlines.write
  }

  /// Everything written so far has gone to the kernel.
  /// - Returns: What is to be done next.
  public mutating func flushed(now: MonotonicTime) -> FlushedEvent {
    if writeDeadline != .never {
      writeDeadline = .never
      if case .idle = stage { stageDeadline = now + settings.deadlines.idle }
    }
    switch stage {
    case .closing where inputEnded, .closed:
      stage = .closed
      return .close
    case .closing:
      stage = .lingering
      stageDeadline = now + settings.deadlines.linger
      return .linger
    default: return .read
    }
  }

  /// The client has ended its side; what it has asked for is still answered (RFC 9112 §9.6).
  public mutating func endInput() {
    inputEnded = true
    if case .lingering = stage { stage = .closed }
  }

  /// The server is about to stop: this connection closes as soon as nothing is owed to the client.
  public mutating func beginDraining() {
    isDraining = true
  }

  /// Ends a connection on which no request was begun and nothing waits to be sent.
  /// - Returns: Whether it has ended.
  public mutating func closeIfIdle() -> Bool {
    guard case .idle = stage, writeDeadline == .never else { return false }
    stage = .closed
    return true
  }

  /// Whether the machine has ended and the connection is to be closed.
  public var isClosed: Bool {
    if case .closed = stage { true } else { false }
  }

  /// Whether bytes that come are only thrown away.
  public var isLingering: Bool {
    if case .lingering = stage { true } else { false }
  }

  /// Whether the client has ended its side.
  public var inputHasEnded: Bool { inputEnded }

  /// When `expire` has something to do next.
  public var deadline: MonotonicTime { min(stageDeadline, writeDeadline) }

  /// Applies the deadlines.
  /// - Returns: Nil where none has passed; `.refuse` with 408 for a request that was begun; otherwise `.close`.
  public mutating func expire(now: MonotonicTime) -> ConnectionEvent? {
    guard now >= deadline else { return nil }
    if writeDeadline == .never {
      switch stage {
      case .head, .fixedBody, .chunkedBody: return refuse(.timedOut)
      default: break
      }
    }
    stage = .closed
    return .close
  }
}
