@preconcurrency import Dispatch
import Foundation

/// Tells when something happened in a tree of folders: at once where the system says so, else by looking every so often.
///
/// It tells that something happened, never what: whoever listens looks at the whole tree, so that nothing is missed when the
/// system's queue of events overflows, and events that follow each other quickly cost one look. On Linux the system tells
/// by inotify(7), read through a Dispatch source; elsewhere, and where inotify has no room for another folder, folders
/// are looked at every two seconds. As inotify does not see what lies behind links or on other machines, there is a look
/// every thirty seconds in any case.
final class FolderWatcher: Sendable {
  /// An element each time that there may be something new; those that nobody has taken yet are one.
  let ticks: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation
  private let timer: any DispatchSourceTimer
  #if os(Linux)
    private let descriptor: Int32
    private let source: (any DispatchSourceRead)?
  #endif

  /// Begins to watch nothing yet.
  init() {
    let queue = DispatchQueue(label: "onrecord.watch")
    let (ticks, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    (self.ticks, self.continuation) = (ticks, continuation)
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { continuation.yield() }
    #if os(Linux)
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      source = descriptor < 0 ? nil : Self.source(descriptor, queue) { continuation.yield() }
      source?.activate()
    #endif
    schedule(every: .seconds(30))
    timer.activate()
  }

  /// Ends the watching, and the ticks.
  func stop() {
    timer.cancel()
    #if os(Linux)
      source?.cancel()
    #endif
    continuation.finish()
  }

  /// Has one more tick come after a while.
  func tick(after delay: DispatchTimeInterval) {
    let continuation = continuation
    DispatchQueue.global().asyncAfter(deadline: .now() + delay) { continuation.yield() }
  }

  /// Looks so often from now on.
  func schedule(every interval: DispatchTimeInterval) {
    timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(100))
  }

  /// Watches a folder from now on, but not those in it; again where it is watched already, which changes nothing.
  ///
  /// - Returns: Whether the system will tell of it.
  func watch(_ folder: String) -> Bool {
    #if os(Linux)
      guard source != nil else { return false }
      let events =
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE
        | IN_DELETE_SELF | IN_MOVE_SELF
      // What is gone by now is no matter: its parent tells.
      return inotify_add_watch(descriptor, folder, UInt32(events)) >= 0 || errno == ENOENT || errno == EACCES
    #else
      return false
    #endif
  }

  #if os(Linux)
    /// Reads events to nowhere and tells that there were some. The descriptor is closed with the source.
    private static func source(
      _ descriptor: Int32, _ queue: DispatchQueue, _ action: @escaping @Sendable () -> Void
    ) -> any DispatchSourceRead {
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      source.setEventHandler {
        var events = [UInt8](repeating: 0, count: 16384)
        while read(descriptor, &events, events.count) > 0 {}
        action()
      }
      source.setCancelHandler { close(descriptor) }
      return source
    }
  #endif
}
