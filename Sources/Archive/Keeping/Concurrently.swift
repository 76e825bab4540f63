import Foundation

/// Work on all cores.
enum Concurrently {
  /// Each number up to a count as something else, in order.
  static func map<Output: Sendable>(_ count: Int, _ transform: @Sendable (Int) -> Output) -> [Output] {
    let blockCount = min(count, 16 * ProcessInfo.processInfo.activeProcessorCount)
    if blockCount < 2 { return (0..<count).map(transform) }
    let blocks = Blocks<Output>()
    DispatchQueue.concurrentPerform(iterations: blockCount) { block in
      let range = (block * count / blockCount)..<((block + 1) * count / blockCount)
      blocks.put(range.map(transform), at: block)
    }
    return blocks.joined(blockCount)
  }

  private final class Blocks<Output: Sendable>: Sendable {
    private let lock = NSLock()
    /// Read and written only under `lock`.
    nonisolated(unsafe) private var blocks: [Int: [Output]] = [:]

    func put(_ block: [Output], at number: Int) { lock.withLock { blocks[number] = block } }

    func joined(_ count: Int) -> [Output] { lock.withLock { (0..<count).flatMap { blocks[$0] ?? [] } } }
  }
}
