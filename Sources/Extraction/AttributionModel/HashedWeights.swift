/// Weights of hashed features, a row of signed bytes each, read where they lie.
///
/// Layout, little-endian: slots, width of a row and number of trailing dense weights as 32-bit integers,
/// the value of a step as a 32-bit float; 48 bytes of nothing; a 16-bit check of the feature's hash for each slot, 0 if it
/// is empty; a row for each slot; the dense weights as 32-bit floats. Found by open addressing.
package struct HashedWeights: Sendable {
  // Immutable, and there for the life of the process: constants of the executable, or a trainer's own.
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let slots: Int
  /// How many weights a feature has.
  package let width: Int
  private let denseCount: Int
  /// What one step of a weight is worth.
  package let scale: Float
  /// How many bytes the table takes, a multiple of 64; 0 if there is none.
  package let length: Int

  private static let header = 64
  private var checks: UnsafePointer<UInt16> { (base + Self.header).assumingMemoryBound(to: UInt16.self) }
  private var rows: UnsafePointer<Int8> {
    (base + Self.header + slots * 2).assumingMemoryBound(to: Int8.self)
  }

  /// Reads a table that begins at an address that is a multiple of 64; bytes that hold none give one without weights.
  package init(base: UnsafeRawPointer, limit: Int) {
    self.base = base
    func number(_ place: Int) -> Int { limit >= Self.header ? Int((base + place).load(as: UInt32.self)) : 0 }
    let (slots, width, dense) = (number(0), number(4), number(8))
    let isTable = slots > 0 && (1...6).contains(width)
    let size = isTable ? Self.header + slots * (2 + width) + dense * 4 : 0
    let holds = isTable && size <= limit
    (self.slots, self.width, denseCount) = holds ? (slots, width, dense) : (0, 0, 0)
    scale = holds ? (base + 12).load(as: Float.self) : 0
    length = holds ? (size + 63) / 64 * 64 : 0
  }

  /// Adds the rows of the features to the scores, of which there are ``width``, in steps.
  @inline(__always)
  package func add(_ features: FeatureList, to scores: UnsafeMutablePointer<Int32>) {
    guard slots > 0 else { return }
    let (checks, rows) = (checks, rows)
    for hash in features.hashes {
      let check = Self.check(hash)
      var slot = Self.slot(hash, of: slots)
      while checks[slot] != 0 {
        if checks[slot] == check {
          let row = rows + slot * width
          for column in 0..<width { scores[column] &+= Int32(row[column]) }
          break
        }
        slot = slot + 1 == slots ? 0 : slot + 1
      }
    }
  }

  /// A dense weight.
  package func dense(_ index: Int) -> Float {
    guard index < denseCount else { return 0 }
    return UnsafeRawPointer(rows).loadUnaligned(fromByteOffset: slots * width + index * 4, as: Float.self)
  }

  /// The place of a feature: the last bits where the number of slots is a power of two, else by multiplication (Lemire 2019).
  @inline(__always)
  private static func slot(_ hash: UInt64, of slots: Int) -> Int {
    if slots & (slots - 1) == 0 { return Int(truncatingIfNeeded: hash) & (slots - 1) }
    return Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: slots)) >> 32)
  }

  private static func check(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) | 1 }

  /// The bytes of a table; the features' rows are brought to signed bytes by one scale. The few largest weights are cut, one
  /// in so many, so that a step is small, and rows of none but the smallest are left out.
  package static func write(
    _ features: [(hash: UInt64, row: [Float])], dense: [Float], width: Int, cuttingOneIn share: Int = .max
  ) -> [UInt8] {
    let sizes = features.flatMap { $0.row.map(abs) }.filter { $0 > 0 }.sorted()
    let largest = sizes.isEmpty ? 0 : sizes[min(sizes.count - 1, sizes.count - sizes.count / share)]
    let scale = max(largest, 1e-6) / 127
    func step(_ weight: Float) -> UInt8 {
      UInt8(bitPattern: Int8(max(-127, min(127, (weight / scale).rounded()))))
    }
    let kept = features.filter { $0.row.contains { abs($0) >= scale * 1.5 } }
    let slots = max(64, kept.count * 5 / 4)
    var checks = [UInt16](repeating: 0, count: slots)
    var rows = [UInt8](repeating: 0, count: slots * width)
    for feature in kept {
      var slot = slot(feature.hash, of: slots)
      while checks[slot] != 0 { slot = slot + 1 == slots ? 0 : slot + 1 }
      checks[slot] = check(feature.hash)
      for column in 0..<width { rows[slot * width + column] = step(feature.row[column]) }
    }
    var bytes: [UInt8] = []
    for number in [slots, width, dense.count] {
      withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
    withUnsafeBytes(of: scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    bytes += [UInt8](repeating: 0, count: header - bytes.count)
    for check in checks { withUnsafeBytes(of: check.littleEndian) { bytes.append(contentsOf: $0) } }
    bytes += rows
    for weight in dense {
      withUnsafeBytes(of: weight.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
  }
}
