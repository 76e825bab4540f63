import Foundation
import TestSupport
import Testing

@testable import onrecord

struct SpillingSinkTests {
  private static let records = (0..<500).map { number in
    [UInt8](repeating: UInt8(number % 251), count: 1 + number * 37)
  }

  private func fill(_ sink: consuming SpillingSink) -> Data {
    for record in Self.records { sink.append(record) }
    return sink.finish()
  }

  @Test(arguments: [0, 1, 100_000, 1 << 30]) func whatWasTakenUpIsKeptWhereverItLies(threshold: Int) throws {
    let folder = try TemporaryFolder()
    let data = fill(SpillingSink(threshold: threshold, folder: folder.path))
    #expect(data == Data(Self.records.joined()))
    // The file has no name from its first moment on.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func withoutAFolderToWriteIntoMemoryServes() {
    #expect(fill(SpillingSink(threshold: 0, folder: "/proc/nowhere")) == Data(Self.records.joined()))
  }

  @Test func aFullDiskIsNoLoss() {
    // Writing to this device fails as writing to a full disk does.
    var sink = SpillingSink(threshold: 0) { Foundation.open("/dev/full", O_RDWR | O_CLOEXEC) }
    for record in Self.records { sink.append(record) }
    #expect(sink.finish() == Data(Self.records.joined()))
  }
}
