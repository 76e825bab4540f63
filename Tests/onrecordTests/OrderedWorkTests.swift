import Foundation
import Testing

@testable import onrecord

struct OrderedWorkTests {
  @Test(arguments: [1, 2, 7]) func resultsKeepTheOrderOfTheInputs(width: Int) {
    var results: [Int] = []
    OrderedWork.run(
      0..<200, width: width,
      transform: { number in (0..<((number * 7919) % 500)).reduce(number) { sum, _ in sum } },
      consume: { results.append($0) })
    #expect(results.count == 200)
    #expect(
      results
        == Array(0..<200).map { number in (0..<((number * 7919) % 500)).reduce(number) { sum, _ in sum } })
  }

  @Test func noInputsGiveNoResults() {
    OrderedWork.run([Int](), width: 3, transform: { $0 }, consume: { _ in Issue.record("nothing was given") })
  }

  @Test func anErrorOfTheConsumerEndsTheWork() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try OrderedWork.run([1, 2, 3], width: 2, transform: { $0 }, consume: { _ in throw Full() })
    }
  }

  /// Whoever sends a row and reads its answer before sending the next must not wait for ever.
  @Test func aResultDoesNotWaitForTheNextInput() {
    let answered = DispatchSemaphore(value: 1)
    let inputs = AnySequence {
      var number = 0
      return AnyIterator {
        number += 1
        // The next input comes only when the answer to the one before is there.
        return number <= 5 && answered.wait(timeout: .now() + 20) == .success ? number : nil
      }
    }
    var results: [Int] = []
    OrderedWork.run(
      inputs, width: 2, transform: { $0 },
      consume: {
        results.append($0)
        answered.signal()
      })
    #expect(results == [1, 2, 3, 4, 5])
  }

  @Test func inputsAreTakenNoFurtherAheadThanMemoryAllows() {
    let taken = LockedCounter()
    let inputs = AnySequence {
      AnyIterator { taken.increment() < 1000 ? 1 : nil }
    }
    var most = 0
    var consumed = 0
    OrderedWork.run(
      inputs, width: 2, transform: { $0 },
      consume: { _ in
        consumed += 1
        most = max(most, taken.value - consumed)
      })
    #expect(most <= 4 * 2 + 1)
  }
}

/// A number that several threads count up.
private final class LockedCounter: @unchecked Sendable {
  private let lock = NSLock()
  /// Touched only under the lock.
  private var count = 0

  var value: Int { lock.withLock { count } }

  /// The number before.
  func increment() -> Int {
    lock.withLock {
      count += 1
      return count - 1
    }
  }
}
