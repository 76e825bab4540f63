import Foundation

/// Holds the snapshot that is served now; a request takes it once and sees nothing else, whatever is swapped meanwhile.
public final class SnapshotHolder: Sendable {
  private let lock = NSLock()
  /// Read and written only between `lock()` and `unlock()`.
  nonisolated(unsafe) private var held: Snapshot?

  /// A holder of a snapshot, or of none yet.
  public init(_ snapshot: Snapshot? = nil) { held = snapshot }

  /// The snapshot served now; `nil` until the first one is there.
  public var current: Snapshot? {
    lock.lock()
    defer { lock.unlock() }
    return held
  }

  /// Serves another snapshot from now on. Requests that have taken the old one finish with it.
  public func swap(to snapshot: Snapshot) {
    lock.lock()
    let old = held
    held = snapshot
    lock.unlock()
    // The old snapshot is let go outside the lock, for freeing a large one takes a while.
    withExtendedLifetime(old) {}
  }
}
