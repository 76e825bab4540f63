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
    let isTable = slots > 0 && (1...64).contains(width)
    let size = isTable ? Self.header + slots * (2 + width) + dense * 4 : 0
    let holds = isTable && size <= limit
    (self.slots, self.width, denseCount) = holds ? (slots, width, dense) : (0, 0, 0)
    scale = holds ? (base + 12).load(as: Float.self) : 0
    length = holds ? (size + 63) / 64 * 64 : 0
  }

  /// Adds the rows of the features to the scores, of which there are ``width``, in steps.
  ///
  /// The first slots of all features are read before any is judged, then the rows of those that are known, so that the
  /// waits for memory overlap.
  package func add(_ features: FeatureList, to scores: UnsafeMutablePointer<Int32>) {
    guard slots > 0 else { return }
    let count = features.hashes.count
    features.hashes.withUnsafeBufferPointer { hashes in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { places in
        let known = find(hashes, places)
        switch width {
        case 1: sum(places, known, columns: 1, scores)
        case 3: sum(places, known, columns: 3, scores)
        case 6: sum(places, known, columns: 6, scores)
        case 16: sum(places, known, columns: 16, scores)
        case 48: sum(places, known, columns: 48, scores)
        default: sum(places, known, columns: width, scores)
        }
      }
    }
  }

  /// Writes the slots of the features that the table has; returns how many.
  @inline(__always)
  private func find(
    _ hashes: UnsafeBufferPointer<UInt64>, _ places: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    let (checks, slots) = (checks, slots)
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: hashes.count) { first in
      for index in hashes.indices {
        let slot = Self.slot(hashes[index], of: slots)
        places[index] = UInt32(truncatingIfNeeded: slot)
        first[index] = checks[slot]
      }
      var known = 0
      for index in hashes.indices {
        let check = Self.check(hashes[index])
        var (slot, found) = (Int(places[index]), first[index])
        if found != check && found != 0 {
          slot = seek(check, behind: slot, checks, slots)
          found = checks[slot]
        }
        places[known] = UInt32(truncatingIfNeeded: slot)
        known += found == 0 ? 0 : 1
      }
      return known
    }
  }

  /// The next slot that holds a check or nothing, four at a time: a lane that is zero borrows from the lane's highest bit
  /// (Mycroft 1987), and the lowest such lane is a true one.
  @inline(__always)
  private func seek(_ check: UInt16, behind slot: Int, _ checks: UnsafePointer<UInt16>, _ slots: Int) -> Int {
    let (ones, highest): (UInt64, UInt64) = (0x0001_0001_0001_0001, 0x8000_8000_8000_8000)
    let wanted = UInt64(check) &* ones
    var slot = slot + 1
    while slot + 4 <= slots {
      let lanes = UInt64(
        littleEndian: UnsafeRawPointer(checks + slot).loadUnaligned(as: UInt64.self))
      let others = lanes ^ wanted
      let hits = ((lanes &- ones) & ~lanes | (others &- ones) & ~others) & highest
      if hits != 0 { return slot + hits.trailingZeroBitCount >> 4 }
      slot += 4
    }
    if slot >= slots { slot = 0 }
    while checks[slot] != 0 && checks[slot] != check { slot = slot + 1 == slots ? 0 : slot + 1 }
    return slot
  }

  @inline(__always)
  private func sum(
    _ places: UnsafeMutableBufferPointer<UInt32>, _ known: Int, columns: Int,
    _ scores: UnsafeMutablePointer<Int32>
  ) {
    let rows = rows
    for index in 0..<known {
      let row = rows + Int(places[index]) &* columns
      for column in 0..<columns { scores[column] &+= Int32(row[column]) }
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
