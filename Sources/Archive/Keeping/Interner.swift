import Foundation

/// A number for each value, the same for equal ones; values are numbered as they come, from any thread.
///
/// What is served must not depend on the numbers, for threads don't come in the same order twice.
final class Interner<Value: Hashable & Sendable>: Sendable {
  private let lock = NSLock()
  /// Read and written only under `lock`, as `values` is.
  nonisolated(unsafe) private var numbers: [Value: UInt32] = [:]
  nonisolated(unsafe) private var values: [Value] = []

  /// The numbers of several values.
  func numbers(of values: [Value]) -> [UInt32] {
    if values.isEmpty { return [] }
    return lock.withLock { values.map(number) }
  }

  /// The value that was met first among those equal to one: so that all of them share its memory.
  func shared(_ value: Value) -> Value { lock.withLock { values[Int(number(value))] } }

  /// All values, by number.
  var all: [Value] { lock.withLock { values } }

  /// Only under the lock.
  private func number(_ value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }
}
