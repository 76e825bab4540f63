/// A model file: a row of sections, each at a multiple of 64 bytes, read where it lies.
///
/// Layout, little-endian: `ORLM`, the number of sections, then offset and length of each as 32-bit integers.
package struct ModelSections: Sendable {
  // The bytes are immutable and live as long as the process: constants of the executable, or a trainer's own.
  private nonisolated(unsafe) let base: UnsafeRawPointer
  private let length: Int
  /// How many sections there are; 0 for a file that is no model.
  package let count: Int

  /// Reads the header of a model.
  package init(base: UnsafeRawPointer, length: Int) {
    (self.base, self.length) = (base, length)
    let isModel = length >= 8 && base.loadUnaligned(as: UInt32.self) == Self.magic
    count = isModel ? Int(base.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) : 0
  }

  private static let magic: UInt32 = 0x4D4C_524F

  /// A section; empty if the file has no such section or does not hold all of it.
  package subscript(_ index: Int) -> ModelSection {
    let entry = 8 + index * 8
    guard index >= 0, index < count, entry + 8 <= length else { return ModelSection(base: base, length: 0) }
    let offset = Int(base.loadUnaligned(fromByteOffset: entry, as: UInt32.self))
    let size = Int(base.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self))
    guard offset + size <= length else { return ModelSection(base: base, length: 0) }
    return ModelSection(base: base + offset, length: size)
  }

  /// The bytes of a file with these sections.
  package static func write(_ sections: [[UInt8]]) -> [UInt8] {
    var file: [UInt8] = []
    func put(_ value: Int) { withUnsafeBytes(of: UInt32(value).littleEndian) { file.append(contentsOf: $0) } }
    put(Int(magic))
    put(sections.count)
    var offset = (8 + sections.count * 8 + 63) / 64 * 64
    for section in sections {
      put(offset)
      put(section.count)
      offset += (section.count + 63) / 64 * 64
    }
    for section in sections {
      file.append(contentsOf: repeatElement(0, count: (64 - file.count % 64) % 64))
      file.append(contentsOf: section)
    }
    return file
  }
}

/// The bytes of one section.
package struct ModelSection: Sendable {
  // See ModelSections.
  nonisolated(unsafe) let base: UnsafeRawPointer
  /// How many bytes.
  package let length: Int
}
