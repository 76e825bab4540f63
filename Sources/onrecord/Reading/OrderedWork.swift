import Foundation

/// Work on many inputs at once whose results come out in the order of the inputs.
enum OrderedWork {
  /// Applies `transform` on so many threads and hands each result to `consume`, on the caller's, in input order.
  ///
  /// An input is taken only when a thread is free for it, and at most `4 * width` ahead of the oldest unfinished one, so
  /// that memory stays bounded however many inputs there are and however uneven the work is. A result is handed on
  /// without waiting for the next input: whoever sends a row and waits for its answer gets it.
  static func run<Inputs: Sequence & SendableMetatype, Output: Sendable>(
    _ inputs: Inputs, width: Int, transform: @escaping @Sendable (Inputs.Element) -> Output,
    consume: (Output) throws -> Void
  ) rethrows where Inputs.Element: Sendable {
    let queue = WorkQueue<Inputs, Output>(inputs, ahead: 4 * width)
    for _ in 0..<width {
      let thread = Thread {
        while let (number, input) = queue.take() { queue.finish(number, transform(input)) }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    defer { queue.cancel() }
    while let output = queue.next() { try consume(output) }
  }
}

/// Inputs on their way to threads and results on their way back.
///
/// `@unchecked Sendable`: `iterator` is touched only between `taking.lock()` and `unlock()`, everything else that changes
/// only between `condition.lock()` and `unlock()`; the inputs themselves are touched by nobody else while the work runs.
private final class WorkQueue<Inputs: Sequence & SendableMetatype, Output: Sendable>: @unchecked Sendable
where Inputs.Element: Sendable {
  private let taking = NSLock()
  private var iterator: Inputs.Iterator
  private let condition = NSCondition()
  private let ahead: Int
  private var taken = 0
  private var consumed = 0
  private var finished: [Int: Output] = [:]
  private var hasEnded = false

  init(_ inputs: Inputs, ahead: Int) { (iterator, self.ahead) = (inputs.makeIterator(), ahead) }

  /// The next input with its number; `nil` when there is no more to do.
  func take() -> (Int, Inputs.Element)? {
    taking.lock()
    defer { taking.unlock() }
    condition.lock()
    while taken - consumed >= ahead, !hasEnded { condition.wait() }
    let mayTake = !hasEnded
    condition.unlock()
    guard mayTake, let input = iterator.next() else {
      cancel()
      return nil
    }
    condition.lock()
    defer { condition.unlock() }
    taken += 1
    return (taken - 1, input)
  }

  /// Takes a result up.
  func finish(_ number: Int, _ output: Output) {
    condition.lock()
    finished[number] = output
    condition.broadcast()
    condition.unlock()
  }

  /// The next result in the order of the inputs; `nil` behind the last.
  func next() -> Output? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let output = finished.removeValue(forKey: consumed) {
        consumed += 1
        condition.broadcast()
        return output
      }
      if hasEnded, consumed == taken { return nil }
      condition.wait()
    }
  }

  /// No further input is taken.
  func cancel() {
    condition.lock()
    hasEnded = true
    condition.broadcast()
    condition.unlock()
  }
}
