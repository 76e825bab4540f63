/// Which words are used alike: for each word the numbers of the clusters that it belongs to, coarse to fine.
///
/// Layout, little-endian: number of words as a 32-bit integer, 60 bytes of nothing; the hashes of the words in ascending
/// order, 64 bits each; three 16-bit cluster numbers for each. Read where it lies.
package struct WordClusters: Sendable {
  /// The clusters of a word; 0 for a word that is in none.
  package struct Numbers: Sendable {
    package var coarse: UInt64 = 0
    package var middle: UInt64 = 0
    package var fine: UInt64 = 0
  }

  // Immutable, and there for the life of the process: constants of the executable, or a trainer's own.
  private nonisolated(unsafe) let base: UnsafeRawPointer?
  private let count: Int
  private static let header = 64
  private static let entry = 14

  /// Reads a table that begins at an address that is a multiple of 8; bytes that hold none know no word.
  package init(base: UnsafeRawPointer, limit: Int) {
    self.base = base
    let count = limit >= Self.header ? Int(base.loadUnaligned(as: UInt32.self)) : 0
    self.count = Self.header + count * Self.entry <= limit ? count : 0
  }

  /// A table without words.
  package init() { (base, count) = (nil, 0) }

  /// The clusters of the word with a hash.
  package subscript(hash: UInt64) -> Numbers {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.hash(middle) < hash { low = middle + 1 } else { high = middle }
    }
    guard low < count, self.hash(low) == hash else { return Numbers() }
    return Numbers(coarse: number(low, 0), middle: number(low, 1), fine: number(low, 2))
  }

  private func hash(_ index: Int) -> UInt64 {
    base?.loadUnaligned(fromByteOffset: Self.header + index * 8, as: UInt64.self) ?? 0
  }

  private func number(_ index: Int, _ column: Int) -> UInt64 {
    let offset = Self.header + count * 8 + (index * 3 + column) * 2
    return UInt64(base?.loadUnaligned(fromByteOffset: offset, as: UInt16.self) ?? 0)
  }

  /// The bytes of a table; cluster numbers begin with 1.
  package static func write(_ words: [(hash: UInt64, clusters: [Int])]) -> [UInt8] {
    let sorted = words.sorted { $0.hash < $1.hash }
    var bytes: [UInt8] = []
    withUnsafeBytes(of: UInt32(sorted.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes += [UInt8](repeating: 0, count: header - bytes.count)
    for word in sorted { withUnsafeBytes(of: word.hash.littleEndian) { bytes.append(contentsOf: $0) } }
    for cluster in sorted.flatMap(\.clusters) {
      withUnsafeBytes(of: UInt16(cluster).littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
