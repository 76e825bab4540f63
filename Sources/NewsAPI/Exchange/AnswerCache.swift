import Foundation

/// Answers that were made before, for one version of the data, in bounded memory.
///
/// Two generations: what is asked for again moves to the young one, and the old one is dropped whole when the young one
/// is full, which comes near to forgetting the least recently used without keeping a list of it.
final class AnswerCache: Sendable {
  /// What an answer depends on beside the data.
  struct Key: Sendable, Hashable {
    let target: String
    let accept: String?
    let coding: ContentCoding

    var cost: Int { target.utf8.count + (accept?.utf8.count ?? 0) }
  }

  private struct State {
    var version = ""
    var young: [Key: Answer] = [:]
    var old: [Key: Answer] = [:]
    var youngBytes = 0
  }

  private let capacity: Int
  private let lock = NSLock()
  /// Read and written only between `lock()` and `unlock()`.
  nonisolated(unsafe) private var state = State()

  /// A cache of at most so many bytes, of which each generation takes half.
  init(capacity: Int) { self.capacity = capacity / 2 }

  /// The answer made before for that version of the data.
  func answer(_ key: Key, version: String) -> Answer? {
    lock.lock()
    defer { lock.unlock() }
    guard state.version == version else { return nil }
    if let answer = state.young[key] { return answer }
    guard let answer = state.old[key] else { return nil }
    insert(answer, key)
    return answer
  }

  /// Keeps an answer, unless it alone would take an eighth of the room.
  func keep(_ answer: Answer, _ key: Key, version: String) {
    guard (answer.cost + key.cost) * 8 <= capacity else { return }
    lock.lock()
    defer { lock.unlock() }
    if state.version != version {
      state = State()
      state.version = version
    }
    insert(answer, key)
  }

  private func insert(_ answer: Answer, _ key: Key) {
    let cost = answer.cost + key.cost
    if state.youngBytes + cost > capacity {
      state.old = state.young
      state.young = [:]
      state.youngBytes = 0
    }
    if state.young.updateValue(answer, forKey: key) == nil { state.youngBytes += cost }
  }
}
