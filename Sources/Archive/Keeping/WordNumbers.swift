import Foundation

/// A number for each word that is searched by; from any thread.
final class WordNumbers: Sendable {
  /// What is known so far.
  struct Vocabulary: Sendable {
    fileprivate(set) var words: [String] = []
    /// For two joined words the one that they would be without their hyphen.
    fileprivate(set) var compounds: [UInt64: UInt32] = [:]
  }

  /// Set in the number of a word that a hyphen joins to the one before.
  static let joined: UInt32 = 1 << 31
  private let lock = NSLock()
  /// Read and written only under `lock`, as `known` is.
  nonisolated(unsafe) private var numbers: [String: UInt32] = [:]
  nonisolated(unsafe) private var known = Vocabulary()

  /// The numbers of a text's words, in order.
  func numbers(of text: String) -> [UInt32] {
    let words = SearchWords.words(of: text)
    var found: [UInt32] = []
    found.reserveCapacity(words.count)
    lock.lock()
    defer { lock.unlock() }
    for word in words {
      let number = number(word.text)
      guard word.isJoined, let last = found.last.map({ $0 & ~Self.joined }) else {
        found.append(number)
        continue
      }
      let pair = Self.pair(last, number)
      if known.compounds[pair] == nil {
        known.compounds[pair] = self.number(known.words[Int(last)] + word.text)
      }
      found.append(number | Self.joined)
    }
    return found
  }

  /// All words, by number.
  var vocabulary: Vocabulary { lock.withLock { known } }

  /// Two numbers as one.
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// Only under the lock.
  private func number(_ word: String) -> UInt32 {
    if let number = numbers[word] { return number }
    let number = UInt32(known.words.count)
    numbers[word] = number
    known.words.append(word)
    return number
  }
}
