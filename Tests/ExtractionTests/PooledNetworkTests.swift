import Foundation
import Testing

@testable import Extraction

/// Networks of two columns and two answers, with weights that can be reckoned by hand.
struct PooledNetworkTests {
  private static let (fire, calm, shared) = (
    UInt64(0xA1) << 48 | 1, UInt64(0xB3) << 48 | 2, UInt64(0xC5) << 48 | 3
  )

  /// "fire" speaks for the first column, "calm" against it, "shared" for the second.
  private static func withNetwork(
    _ pooling: PooledNetwork.Pooling, _ body: (PooledNetwork) throws -> Void
  ) rethrows {
    let bytes = HashedWeights.write(
      [(fire, [1.27, 0]), (calm, [-1.27, 0]), (shared, [0, 0.5])],
      dense: [0, 0.1] + [2, 0, 0.25] + [0, -1, 0], width: 2)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { memory.deallocate() }
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    try body(PooledNetwork(HashedWeights(base: memory, limit: bytes.count), pooling))
  }

  private static func close(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-3 }

  @Test func theHighestOfAllGroups_IsWhatAnyOfThemTells() {
    Self.withNetwork(.highest) { network in
      let pooled = network.pooled([[FeatureList([Self.calm])], [FeatureList([Self.fire])]])
      #expect(Self.close(network.score(pooled, 0), 0.25 + 2 * tanh(1.27)))
      #expect(Self.close(network.score(pooled, 1), -tanh(0.1)))
    }
  }

  @Test func theMeanOfAllGroups_IsWhatTheyTellTogether() {
    Self.withNetwork(.mean) { network in
      let pooled = network.pooled([[FeatureList([Self.calm])], [FeatureList([Self.fire])]])
      #expect(Self.close(network.score(pooled, 0), 0.25))
    }
  }

  @Test func listsOfOneGroup_AreAddedUp() {
    Self.withNetwork(.highest) { network in
      let apart = network.pooled([[FeatureList([Self.fire]), FeatureList([Self.shared])]])
      let together = network.pooled([[FeatureList([Self.fire, Self.shared])]])
      #expect(apart == together)
      #expect(Self.close(network.score(apart, 1), -tanh(0.6)))
    }
  }

  @Test func unknownFeatures_LeaveWhatEveryGroupBeginsWith() {
    Self.withNetwork(.mean) { network in
      let pooled = network.pooled([[FeatureList([UInt64(0xD7) << 48 | 9])]])
      #expect(Self.close(network.score(pooled, 1), -tanh(0.1)))
    }
  }

  @Test func withoutGroupsOrTable_NothingIsSaid() {
    Self.withNetwork(.mean) { network in
      #expect(network.pooled([]).isEmpty)
      #expect(network.score([], 0) == 0)
    }
    let nothing = [UInt64](repeating: 0, count: 8)
    nothing.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      let network = PooledNetwork(HashedWeights(base: base, limit: buffer.count), .highest)
      #expect(network.pooled([[FeatureList([Self.fire])]]).isEmpty)
    }
  }
}
