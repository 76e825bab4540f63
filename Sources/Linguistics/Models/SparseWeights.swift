/// The weights of a linear classifier with many features, of which each speaks for or against a few classes only.
///
/// Layout: the number of slots (a power of two) and of classes as 32-bit integers; then the slots, 32 bits each: 0 if
/// empty, else 8 bits of the feature's hash and 24 bits of the place of its weights; then the weights of each feature:
/// their number, then pairs of class and signed weight, a byte each. Found by open addressing; about one unknown
/// feature in three hundred is mistaken for a known one, which training has seen too.
package struct SparseWeights: Sendable {
  // See ModelSections: immutable, and there for the life of the process.
  private nonisolated(unsafe) let slots: UnsafePointer<UInt32>?
  private nonisolated(unsafe) let pool: UnsafePointer<UInt8>
  private let mask: Int
  /// How many classes.
  package let classes: Int

  /// Reads the weights where they lie.
  package init(_ section: ModelSection) {
    guard section.length > 64 else {
      (slots, mask, classes) = (nil, 0, 0)
      pool = section.base.assumingMemoryBound(to: UInt8.self)
      return
    }
    let count = Int(section.base.load(as: UInt32.self))
    classes = Int(section.base.load(fromByteOffset: 4, as: UInt32.self))
    mask = count - 1
    slots = (section.base + 64).assumingMemoryBound(to: UInt32.self)
    pool = (section.base + 64 + count * 4).assumingMemoryBound(to: UInt8.self)
  }

  /// The place of a feature's weights; 0 if it has none.
  @inline(__always)
  private func place(_ feature: UInt64, _ slots: UnsafePointer<UInt32>) -> Int {
    let check = UInt32(truncatingIfNeeded: feature >> 56)
    var slot = Int(truncatingIfNeeded: feature) & mask
    var entry = slots[slot]
    while entry != 0 {
      if entry >> 24 == check { return Int(entry & 0xFF_FFFF) }
      slot = (slot + 1) & mask
      entry = slots[slot]
    }
    return 0
  }

  /// Sums the weights of several features up into the scores of the classes.
  ///
  /// All places are looked up first, and all lengths read, so that the waits for memory overlap.
  @inline(__always)
  package func score(
    _ features: UnsafePointer<UInt64>, _ count: Int, into scores: UnsafeMutablePointer<Int32>
  ) {
    for index in 0..<classes { scores[index] = 0 }
    guard let slots else { return }
    withUnsafeTemporaryAllocation(of: (start: Int, end: Int).self, capacity: count) { places in
      for index in 0..<count { places[index].start = place(features[index], slots) }
      // The pool begins with a zero, the length of what is not there.
      for index in 0..<count {
        places[index].end = places[index].start + 1 + 2 * Int(pool[places[index].start])
      }
      for index in 0..<count {
        var next = places[index].start + 1
        let end = places[index].end
        while next < end {
          scores[Int(pool[next])] &+= Int32(Int8(bitPattern: pool[next + 1]))
          next += 2
        }
      }
    }
  }

  /// The bytes of a section; `features` holds each feature's hash and its weights by class, none of them zero.
  package static func write(_ features: [(hash: UInt64, weights: [(UInt8, Int8)])], classes: Int) -> [UInt8] {
    var slotCount = 64
    while slotCount * 7 < features.count * 10 { slotCount *= 2 }
    var slots = [UInt32](repeating: 0, count: slotCount)
    var pool: [UInt8] = [0]
    for feature in features where pool.count + 1 + 2 * feature.weights.count < 1 << 24 {
      let check = UInt32(truncatingIfNeeded: feature.hash >> 56)
      var slot = Int(truncatingIfNeeded: feature.hash) & (slotCount - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
      slots[slot] = check << 24 | UInt32(pool.count)
      pool.append(UInt8(feature.weights.count))
      for (label, weight) in feature.weights { pool += [label, UInt8(bitPattern: weight)] }
    }
    var bytes: [UInt8] = []
    func put(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    put(UInt32(slotCount))
    put(UInt32(classes))
    bytes.append(contentsOf: repeatElement(0, count: 56))
    for slot in slots { put(slot) }
    return bytes + pool
  }
}
