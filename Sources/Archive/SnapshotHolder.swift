import Foundation

/// Holds the snapshot that is served now, and how it came to be; a request takes it once and sees nothing else, whatever
/// is swapped meanwhile.
public final class SnapshotHolder: Sendable {
  /// What is served at one moment: a snapshot, and the history that ends with it.
  public struct Held: Sendable {
    /// The records.
    public let snapshot: Snapshot
    /// What changed before.
    public let history: ChangeHistory
  }

  /// What is told of another version: the one before (`nil` for the first) and the one that is served from now on.
  public typealias Observer = @Sendable (_ previous: String?, _ version: String) -> Void

  private let limits: ChangeHistory.Limits
  private let lock = NSLock()
  /// Held while a swap is made, so that swaps follow each other; requests never wait for it.
  private let swapping = NSLock()
  /// Read and written only under `lock`.
  nonisolated(unsafe) private var state: (held: Held?, observers: [Observer])

  /// A holder of a snapshot, or of none yet.
  public init(_ snapshot: Snapshot? = nil, limits: ChangeHistory.Limits = ChangeHistory.Limits()) {
    self.limits = limits
    let held = snapshot.map { Held(snapshot: $0, history: ChangeHistory($0, limits: limits)) }
    state = (held, [])
  }

  /// The snapshot served now and its history; `nil` until the first one is there.
  public var held: Held? { lock.withLock { state.held } }

  /// The snapshot served now; `nil` until the first one is there.
  public var current: Snapshot? { held?.snapshot }

  /// Has somebody told of each new version from now on, on the thread that swaps. What is there already is told at once.
  public func observe(_ observer: @escaping Observer) {
    swapping.withLock {
      let version = lock.withLock {
        state.observers.append(observer)
        return state.held?.snapshot.version
      }
      if let version { observer(nil, version) }
    }
  }

  /// Serves another snapshot from now on. Requests that have taken the old one finish with it.
  ///
  /// Takes as long as it takes to compare the two; requests don't wait for it. The same content is no new version.
  public func swap(to snapshot: Snapshot) {
    swapping.withLock {
      let old = held
      let isSame = old?.snapshot.version == snapshot.version
      let history =
        isSame
        ? old?.history : old.map { $0.history.continued(from: $0.snapshot, to: snapshot) }
      let new = Held(snapshot: snapshot, history: history ?? ChangeHistory(snapshot, limits: limits))
      let observers = lock.withLock {
        state.held = new
        return state.observers
      }
      if isSame { return }
      for observer in observers { observer(old?.snapshot.version, snapshot.version) }
      // The old snapshot is let go outside the lock, for freeing a large one takes a while.
      withExtendedLifetime(old) {}
    }
  }
}
