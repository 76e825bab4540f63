/// What tags known words take: the class by which words that behave alike are the same to the models.
///
/// Layout: the number of slots as a 32-bit integer, 64 bytes in all; then the slots: 32 bits of the word's hash (0 if
/// empty); then a byte a slot: the word's class.
package struct TagLexicon: Sendable {
  // See ModelSections: immutable, and there for the life of the process.
  private nonisolated(unsafe) let slots: UnsafePointer<UInt32>?
  private nonisolated(unsafe) let values: UnsafePointer<UInt8>
  private let mask: Int

  /// The class of words that are not listed.
  package static let unknown: UInt8 = 255

  /// Reads the lexicon where it lies.
  package init(_ section: ModelSection) {
    guard section.length > 64 else {
      (slots, mask) = (nil, 0)
      values = section.base.assumingMemoryBound(to: UInt8.self)
      return
    }
    let count = Int(section.base.load(as: UInt32.self))
    mask = count - 1
    slots = (section.base + 64).assumingMemoryBound(to: UInt32.self)
    values = (section.base + 64 + count * 4).assumingMemoryBound(to: UInt8.self)
  }

  /// The class of a word, by its hash in ``WordForms``.
  @inline(__always)
  package func value(_ word: UInt64) -> UInt8 {
    guard let slots else { return Self.unknown }
    let mixed = WordHash.mix(word)
    let key = UInt32(truncatingIfNeeded: mixed >> 32) | 1
    var slot = Int(truncatingIfNeeded: mixed) & mask
    while slots[slot] != 0 {
      if slots[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return Self.unknown
  }

  /// The bytes of a section that holds the words given by their hashes.
  package static func write(_ words: [(hash: UInt64, value: UInt8)]) -> [UInt8] {
    var count = 64
    while count * 7 < words.count * 10 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    var values = [UInt8](repeating: unknown, count: count)
    for (hash, value) in words {
      let mixed = WordHash.mix(hash)
      var slot = Int(truncatingIfNeeded: mixed) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: mixed >> 32) | 1
      values[slot] = value
    }
    var bytes: [UInt8] = []
    func put(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    put(UInt32(count))
    bytes.append(contentsOf: repeatElement(0, count: 60))
    for slot in slots { put(slot) }
    return bytes + values
  }
}
