import Foundation

/// Work on many inputs at once whose results come out in the order of the inputs.
enum OrderedWork {
  /// Applies `transform` on all cores and hands each result to `consume` in input order.
  ///
  /// At most `4 * width` inputs are taken up ahead of the oldest unfinished one, so that memory stays bounded however
  /// uneven the work is.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], width: Int, transform: @escaping @Sendable (Input) -> Output,
    consume: (Output) throws -> Void
  ) async rethrows {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var submitted = 0
      var consumed = 0
      var running = 0
      var finished: [Int: Output] = [:]
      while consumed < inputs.count {
        while running < width, submitted < inputs.count, submitted < consumed + 4 * width {
          let index = submitted
          let input = inputs[index]
          group.addTask { (index, transform(input)) }
          submitted += 1
          running += 1
        }
        if let (index, output) = try? await group.next() {
          finished[index] = output
          running -= 1
        }
        while let output = finished.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
