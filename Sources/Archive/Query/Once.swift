import Foundation

/// What is worked out when it is first asked for, for each key once; from any thread.
final class Once<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// A value that is being worked out, or was.
  private final class Slot: Sendable {
    private let lock = NSLock()
    /// Read and written only under `lock`.
    nonisolated(unsafe) private var made: Value?

    /// Whoever comes first works it out; the others wait for that one.
    func value(_ make: () -> Value) -> Value {
      lock.withLock {
        if let made { return made }
        let value = make()
        made = value
        return value
      }
    }
  }

  private let lock = NSLock()
  /// Read and written only under `lock`, which is never held for long.
  nonisolated(unsafe) private var slots: [Key: Slot] = [:]

  /// The value of a key.
  ///
  /// - Parameter make: works it out; must not ask for a value itself.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    let slot = lock.withLock {
      let slot = slots[key] ?? Slot()
      slots[key] = slot
      return slot
    }
    return slot.value(make)
  }
}
