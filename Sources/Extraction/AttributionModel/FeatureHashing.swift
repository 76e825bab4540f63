/// Hashes of the attribution model's features and of what they are made of.
///
/// The model's weights are found by these numbers: whoever changes them trains the model anew.
package enum FeatureHashing {
  /// The hash of bytes, case folded in ASCII; what is longer than 48 bytes is cut.
  static func word(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes.prefix(48) {
      let folded = byte &- 0x41 < 26 ? byte | 0x20 : byte
      hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// One number from two.
  @inline(__always)
  static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var value = (left &* 0x9E37_79B9_7F4A_7C15) ^ (right &+ 0x632B_E59B_D9B4_E019)
    value = (value ^ (value >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return value ^ (value >> 32)
  }
}

/// The features of one decision, each a hash of its template and its values.
package struct FeatureList: Sendable {
  /// The hashes.
  package private(set) var hashes: [UInt64] = []
  private var template: UInt64 = 0

  /// No features yet.
  package init() { hashes.reserveCapacity(128) }

  /// Features that are hashed already.
  init(_ hashes: some Sequence<UInt64>) { self.hashes = Array(hashes) }

  /// Starts the next decision; templates of another base never meet.
  @inline(__always)
  package mutating func start(base: UInt64) {
    hashes.removeAll(keepingCapacity: true)
    template = base
  }

  /// Skips to a template, so that those behind an optional one keep their numbers.
  @inline(__always)
  mutating func skip(to number: UInt64) { template = number }

  @inline(__always)
  mutating func add(_ first: UInt64) {
    template &+= 1
    hashes.append(FeatureHashing.mix(template, first))
  }

  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64) {
    template &+= 1
    hashes.append(FeatureHashing.mix(FeatureHashing.mix(template, first), second))
  }

  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64) {
    template &+= 1
    hashes.append(
      FeatureHashing.mix(FeatureHashing.mix(FeatureHashing.mix(template, first), second), third))
  }

  /// A feature that is hashed already.
  @inline(__always)
  package mutating func append(_ hash: UInt64) { hashes.append(hash) }

  /// No features at all.
  mutating func clear() { hashes.removeAll(keepingCapacity: true) }

  /// The same template again with another value: for sets such as the dependents of a token.
  @inline(__always)
  mutating func member(_ number: UInt64, _ first: UInt64, _ second: UInt64 = 0) {
    hashes.append(FeatureHashing.mix(FeatureHashing.mix(number, first), second))
  }
}
