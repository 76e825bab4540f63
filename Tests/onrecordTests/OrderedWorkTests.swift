import Testing

@testable import onrecord

struct OrderedWorkTests {
  @Test(arguments: [1, 2, 7]) func resultsKeepTheOrderOfTheInputs(width: Int) async {
    var results: [Int] = []
    await OrderedWork.run(
      Array(0..<200), width: width,
      transform: { number in (0..<((number * 7919) % 500)).reduce(number) { sum, _ in sum } },
      consume: { results.append($0) })
    #expect(results == Array(0..<200))
  }

  @Test func anErrorOfTheConsumerEndsTheWork() async {
    struct Full: Error {}
    await #expect(throws: Full.self) {
      try await OrderedWork.run([1, 2, 3], width: 2, transform: { $0 }, consume: { _ in throw Full() })
    }
  }
}
