import Foundation

/// Where content is pushed that somebody else makes as it happens, such as server-sent events: a stream without
/// an end of its own, for one client.
///
/// What the client has not taken yet waits here, up to a capacity. A client that falls behind that far loses its
/// stream, never the server its memory: it connects again and asks for what it missed.
///
/// `@unchecked Sendable`: the state is only touched while `lock` is held; closures are called outside of it.
public final class BodyChannel: @unchecked Sendable {
  private let capacity: Int
  private let lock = NSLock()
  private var waiting: [UInt8] = []
  private var waker: BodyWaker?
  private var isFinished = false
  private var hasEnded = false
  private var atEnd: (@Sendable () -> Void)?

  /// - Parameter capacity: How many bytes may wait.
  init(capacity: Int) { self.capacity = capacity }

  /// Adds bytes to what is sent. May be called from any thread and never waits.
  /// - Returns: Whether they will be sent; false once the stream has ended, or as they would be too many, which
  ///   ends it behind what waits already.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    let (isTaken, waker) = lock.withLock {
      guard !hasEnded, !isFinished else { return (false, nil as BodyWaker?) }
      if waiting.count + bytes.count > capacity {
        isFinished = true
      } else {
        waiting.append(contentsOf: bytes)
      }
      return (!isFinished, takeWaker())
    }
    waker?.wake()
    return isTaken
  }

  /// Ends the stream behind what waits.
  public func finish() {
    let waker = lock.withLock {
      isFinished = true
      return takeWaker()
    }
    waker?.wake()
  }

  private func takeWaker() -> BodyWaker? {
    defer { waker = nil }
    return waker
  }

  /// What waits; nil at the end, empty where there is nothing now, which the waker then ends.
  fileprivate func take(_ waker: BodyWaker) -> [UInt8]? {
    lock.withLock {
      if waiting.isEmpty {
        if isFinished { return nil }
        self.waker = waker
        return []
      }
      defer { waiting = [] }
      return waiting
    }
  }

  /// Takes what is to be run when the stream has ended; at once where it has.
  fileprivate func whenEnded(_ action: @escaping @Sendable () -> Void) {
    let hasEnded = lock.withLock {
      if !self.hasEnded { atEnd = action }
      return self.hasEnded
    }
    if hasEnded { action() }
  }

  fileprivate func end() {
    let action = lock.withLock {
      hasEnded = true
      waiting = []
      waker = nil
      defer { atEnd = nil }
      return atEnd
    }
    action?()
  }
}

extension ResponseBody {
  /// Content that is pushed as it happens, until the client leaves or the server stops.
  /// - Parameters:
  ///   - capacity: How many bytes may wait for a slow client before its stream is ended.
  ///   - heartbeat: What is sent while nothing is pushed, so that clients that are gone are noticed.
  ///   - subscribe: Called when the answer is really sent (never for HEAD), with the channel to push to. What it
  ///     returns is called once when the stream has ended: there the channel is to be forgotten.
  public static func pushed(
    capacity: Int = 256 * 1024, heartbeat: Heartbeat?,
    _ subscribe: @escaping @Sendable (BodyChannel) -> @Sendable () -> Void
  ) -> ResponseBody {
    .stream(length: nil) {
      let channel = BodyChannel(capacity: capacity)
      channel.whenEnded(subscribe(channel))
      return PushedContent(channel, heartbeat)
    }
  }
}

/// The producer that hands on what was pushed to a channel.
private final class PushedContent: BodyProducer {
  private let channel: BodyChannel
  private let heartbeat: Heartbeat?

  init(_ channel: BodyChannel, _ heartbeat: Heartbeat?) {
    (self.channel, self.heartbeat) = (channel, heartbeat)
  }

  deinit { channel.end() }

  var isUnbounded: Bool { true }

  func next(_ waker: BodyWaker) -> BodyPiece {
    guard let bytes = channel.take(waker) else { return .end }
    return bytes.isEmpty ? .pending(heartbeat) : .bytes(bytes)
  }
}
