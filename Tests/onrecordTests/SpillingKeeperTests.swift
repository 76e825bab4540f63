import Archive
import Foundation
import TestSupport
import Testing

@testable import onrecord

struct SpillingKeeperTests {
  private static let records = (0..<500).map { number in
    [UInt8](repeating: UInt8(number % 251), count: 1 + number * 37)
  }

  /// Keeps all records and holds what comes back against them, whole and in part.
  private func fill(_ keeper: SpillingKeeper) -> Bool {
    let kept = Self.records.map { ($0, keeper.keep($0)) }
    return kept.allSatisfy { record, kept in
      let part = record.count / 3..<record.count
      return kept.bytes(0..<kept.count).elementsEqual(record) && kept.bytes(part).elementsEqual(record[part])
    }
  }

  @Test(arguments: [0, 1, 100_000, 1 << 30]) func whatWasTakenUpIsKeptWhereverItLies(threshold: Int) throws {
    let folder = try TemporaryFolder()
    #expect(fill(SpillingKeeper(threshold: threshold, folder: folder.path)))
    // The file has no name from its first moment on.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func whatWasKeptOutlivesItsKeeper() throws {
    let folder = try TemporaryFolder()
    var keeper: SpillingKeeper? = SpillingKeeper(threshold: 0, folder: folder.path)
    let kept = try #require(keeper?.keep([1, 2, 3]))
    keeper = nil
    #expect(Array(kept.bytes(1..<3)) == [2, 3])
  }

  @Test func manyThreadsKeepAtOnce() throws {
    let folder = try TemporaryFolder()
    let keeper = SpillingKeeper(threshold: 1000, folder: folder.path)
    DispatchQueue.concurrentPerform(iterations: 64) { number in
      let bytes = [UInt8](repeating: UInt8(number), count: 1 + number)
      let kept = keeper.keep(bytes)
      #expect(Array(kept.bytes(0..<kept.count)) == bytes)
    }
  }

  @Test func withoutAFolderToWriteIntoMemoryServes() {
    #expect(fill(SpillingKeeper(threshold: 0, folder: "/proc/nowhere")))
  }

  @Test func aFullDiskIsNoLoss() {
    // Writing to this device fails as writing to a full disk does.
    #expect(fill(SpillingKeeper(threshold: 0) { Foundation.open("/dev/full", O_RDWR | O_CLOEXEC) }))
  }
}
