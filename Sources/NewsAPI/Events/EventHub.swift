import Foundation
import HTTPMessage

/// Who listens to `/events`, and what they are to be told.
///
/// Nothing is queued: a client is told of the newest version only, so that a slow one takes no memory and misses nothing,
/// for `/changes` tells everything since the version that it knew.
final class EventHub: Sendable {
  /// What is known of one client.
  struct Listener {
    /// The version that it was last told of, or said that it knows.
    var known: String?
    var isGreeted = false
    /// Set while the client waits for something to say.
    var waker: BodyWaker?
  }

  private struct State {
    var version: String?
    var listeners: [UInt64: Listener] = [:]
    var nextID: UInt64 = 0
  }

  private let limit: Int
  private let basePath: String
  private let lock = NSLock()
  /// Read and written only under the lock.
  nonisolated(unsafe) private var state = State()

  init(limit: Int, basePath: String) { (self.limit, self.basePath) = (limit, basePath) }

  /// How many clients listen.
  var listenerCount: Int { lock.withLock { state.listeners.count } }

  /// Tells every client of another version.
  func publish(version: String) {
    let wakers = lock.withLock {
      state.version = version
      return state.listeners.keys.compactMap { id -> BodyWaker? in
        defer { state.listeners[id]?.waker = nil }
        return state.listeners[id]?.waker
      }
    }
    // Outside the lock: a waker may ask for more at once.
    for waker in wakers { waker.wake() }
  }

  /// A place among the listeners, as long as it is held; `nil` where there is none left.
  func subscribe(lastEventID: String?) -> EventSubscription? {
    let known = lastEventID.flatMap { ChangesPlan.isVersion($0) ? $0 : nil }
    let id: UInt64? = lock.withLock {
      guard state.listeners.count < limit else { return nil }
      state.nextID += 1
      state.listeners[state.nextID] = Listener(known: known)
      return state.nextID
    }
    return id.map { EventSubscription(hub: self, id: $0) }
  }

  fileprivate func unsubscribe(_ id: UInt64) { _ = lock.withLock { state.listeners.removeValue(forKey: id) } }

  /// What a client is to be sent next.
  fileprivate func next(_ id: UInt64, _ waker: BodyWaker) -> BodyPiece {
    lock.withLock {
      guard var listener = state.listeners[id] else { return .end }
      let text = listener.text(version: state.version, basePath: basePath)
      listener.waker = text.isEmpty ? waker : nil
      state.listeners[id] = listener
      return text.isEmpty ? .pending(Self.heartbeat) : .bytes(Array(text.utf8))
    }
  }

  /// A comment (HTML Standard §9.2.6), so that proxies keep the connection and a client that has gone is noticed.
  private static let heartbeat = Heartbeat(every: .seconds(15), Array(": still here\n\n".utf8))
}

extension EventHub.Listener {
  /// What is to be said now, in the form of the HTML Standard §9.2.5; empty for nothing.
  mutating func text(version: String?, basePath: String) -> String {
    var text = ""
    if !isGreeted { text += "retry: 2000\n\n" }
    isGreeted = true
    if let version, version != known {
      let changes = known.map { "\"\(basePath)/changes?since=\($0)\"" } ?? "null"
      let since = known.map { "\"\($0)\"" } ?? "null"
      text += "id: \(version)\n"
      text += "data: {\"dataset_version\":\"\(version)\",\"since\":\(since),\"changes\":\(changes)}\n\n"
      known = version
    }
    return text
  }
}

/// A client's place among the listeners, given back when nobody holds it any more.
final class EventSubscription: Sendable {
  private let hub: EventHub
  private let id: UInt64

  fileprivate init(hub: EventHub, id: UInt64) { (self.hub, self.id) = (hub, id) }

  deinit { hub.unsubscribe(id) }

  fileprivate func next(_ waker: BodyWaker) -> BodyPiece { hub.next(id, waker) }
}

/// The content of an answer to `/events`: messages for as long as the client listens.
struct EventStream: BodyProducer {
  private let subscription: EventSubscription

  init(_ subscription: EventSubscription) { self.subscription = subscription }

  var isUnbounded: Bool { true }

  mutating func next(_ waker: BodyWaker) -> BodyPiece { subscription.next(waker) }
}
