import EmbeddedFiles

/// Words with a set of marks each, from a plain text table: `mark<TAB>word`, one a line; `#` starts a comment, and
/// `EXAMPLE` lines are for the tests.
///
/// Words are held as their folded hashes in an open-addressing table: a lookup costs no allocation.
struct WordTable: Sendable {
  /// What a word can be marked as.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16
  }

  private var hashes: [UInt64]
  private var values: [UInt16]
  private let mask: Int

  /// Reads a table; lines with marks that `marks` does not name are left out.
  init(_ text: String, marks: [String: Marks]) {
    let lines = WordTable.rows(of: text)
    var capacity = 64
    while capacity < lines.count * 3 { capacity *= 2 }
    hashes = Array(repeating: 0, count: capacity)
    values = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for line in lines where line.count >= 2 {
      if let mark = marks[String(line[0])] { insert(WordHash.folded(line[1]), mark) }
    }
  }

  private mutating func insert(_ hash: UInt64, _ marks: Marks) {
    var slot = Int(truncatingIfNeeded: WordHash.mix(hash)) & mask
    while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & mask }
    hashes[slot] = hash
    values[slot] |= marks.rawValue
  }

  /// The marks of a word, by its folded hash; none for a word that is not listed.
  func marks(_ hash: UInt64) -> Marks {
    var slot = Int(truncatingIfNeeded: WordHash.mix(hash)) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return Marks(rawValue: values[slot]) }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// The lines of a table, split at tabs, without comments and examples.
  static func rows(of text: String) -> [[Substring]] {
    text.split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("#") && !$0.hasPrefix("EXAMPLE") }
      .map { $0.split(separator: "\t") }
  }

  /// The `EXAMPLE` lines of a table, split at tabs, the word itself left out.
  static func examples(of text: String) -> [[Substring]] {
    text.split(whereSeparator: \.isNewline)
      .filter { $0.hasPrefix("EXAMPLE") }
      .map { Array($0.split(separator: "\t").dropFirst()) }
  }
}

extension EmbeddedFile {
  /// The file as text.
  var text: String { String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self) }
}
