/// The content of a response.
public enum ResponseBody: Sendable {
  /// No content: `Content-Length: 0`, or no length at all where the status has no content (204, 304).
  case none
  /// Content that is there already. The bytes are shared, not copied, while they are sent.
  case bytes([UInt8])
  /// Content that is made while it is sent.
  ///
  /// - `length`: the number of bytes where it is known beforehand (sent as Content-Length), nil where it is
  ///   not (sent chunked, or up to the end of the connection to HTTP/1.0 clients).
  /// - `makeProducer`: called once for each answer that is really sent; never for HEAD, so that a response
  ///   with a stream may be kept and sent again.
  case stream(length: Int?, makeProducer: @Sendable () -> any BodyProducer)

  /// The number of bytes, where it is known.
  public var knownLength: Int? {
    switch self {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .stream(let length, _): length
    }
  }
}

/// Makes the content of one response piece by piece, at the pace at which the client takes it.
///
/// A producer belongs to one connection, is only ever called by it, one call at a time, and is released when
/// the answer is complete or the connection has ended, whichever comes first: what must happen then belongs
/// into a `deinit`.
public protocol BodyProducer {
  /// The next piece.
  ///
  /// Called when all earlier pieces have gone to the kernel, so that at most one piece is held in memory.
  /// It must return quickly (well under a millisecond; pieces of 16 to 64 KiB are a good size) and never block.
  /// - Parameter waker: What to keep and call when `.pending` was answered and more has come.
  mutating func next(_ waker: BodyWaker) -> BodyPiece

  /// Whether the content has no end of its own, such as events as they happen; false unless said otherwise.
  ///
  /// Such an answer is complete whenever it stops: it ends when the server does, and when the client ends its
  /// side, where the rest of any other answer is still sent.
  var isUnbounded: Bool { get }
}

extension BodyProducer {
  /// Content that has an end.
  public var isUnbounded: Bool { false }
}

/// What a producer answers when it is asked for more.
public enum BodyPiece: Sendable {
  /// The next bytes; an empty array is skipped.
  case bytes([UInt8])
  /// Nothing now: the producer calls the waker when there is more, and is asked again. It holds no thread and no
  /// lane meanwhile. The heartbeat, where one is given, is sent whenever nothing has come for as long as it says.
  case pending(Heartbeat? = nil)
  /// The content is complete.
  case end
  /// The content cannot be completed. The connection is cut, so that the client does not take what it has
  /// for the whole (RFC 9112 §8).
  case failed
}

/// A sign of life within a stream that has nothing to say, so that proxies keep it open and both sides notice
/// when the other is gone.
public struct Heartbeat: Sendable, Hashable {
  /// How long nothing may have been sent. It is kept to half a second.
  public var interval: Duration
  /// What is sent then, one or more bytes of the content: for server-sent events a comment, `:` and two line ends.
  public var bytes: [UInt8]

  /// A sign of life, and how often it is given.
  public init(every interval: Duration, _ bytes: [UInt8]) {
    (self.interval, self.bytes) = (interval, bytes)
  }
}

/// Tells a connection that a producer that answered `.pending` has more.
public struct BodyWaker: Sendable {
  private let action: @Sendable () -> Void

  /// A waker that runs `action`; the server makes them, tests may.
  public init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Asks the connection to ask the producer again. May be called from any thread, any number of times, also
  /// after the connection has ended.
  public func wake() {
    action()
  }
}
