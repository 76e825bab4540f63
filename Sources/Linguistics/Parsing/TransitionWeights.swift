/// The weights of the three transitions, hashed: features that meet in one row share it (Weinberger et al. 2009).
///
/// Layout: the number of rows (a power of two) and the scale as 32-bit numbers, 64 bytes in all; then the rows, four signed
/// bytes each, the last of them unused.
package struct TransitionWeights: Sendable {
  // See ModelSections: immutable, and there for the life of the process.
  private nonisolated(unsafe) let rows: UnsafePointer<SIMD4<Int8>>?
  private let mask: UInt64

  /// Reads the weights where they lie.
  package init(_ section: ModelSection) {
    guard section.length > 64 else {
      (rows, mask) = (nil, 0)
      return
    }
    mask = UInt64(section.base.load(as: UInt32.self)) - 1
    rows = (section.base + 64).assumingMemoryBound(to: SIMD4<Int8>.self)
  }

  /// The scores of the transitions.
  @inline(__always)
  func score(_ features: UnsafePointer<UInt64>, _ count: Int) -> SIMD4<Float> {
    guard let rows else { return .zero }
    var sum = SIMD4<Int16>.zero
    for index in 0..<count {
      sum &+= SIMD4<Int16>(truncatingIfNeeded: rows[Int(truncatingIfNeeded: features[index] & mask)])
    }
    return SIMD4<Float>(sum)
  }

  /// The bytes of a section with these rows.
  package static func write(_ rows: [SIMD4<Int8>]) -> [UInt8] {
    var bytes: [UInt8] = []
    withUnsafeBytes(of: UInt32(rows.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += [UInt8](repeating: 0, count: 60)
    rows.withUnsafeBytes { bytes.append(contentsOf: $0) }
    return bytes
  }
}
