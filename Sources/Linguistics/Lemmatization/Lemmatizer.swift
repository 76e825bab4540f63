/// Leads words to their dictionary forms by edits that depend on the tag and the word, or else on its ending.
///
/// Sections: the edits, 16 bytes each (how many bytes fall off the end, how many come on, and these); then a hash table
/// from keys to edits: the number of slots as a 32-bit integer, 64 bytes in all, 32-bit keys (0 if empty), 16-bit edits.
package struct Lemmatizer: Sendable {
  /// The longest ending that a rule looks at, in bytes.
  package static let longestEnding = 5
  private static let longestAddition = 14

  // See ModelSections: immutable, and there for the life of the process.
  private nonisolated(unsafe) let edits: UnsafePointer<UInt8>
  private nonisolated(unsafe) let keys: UnsafePointer<UInt32>
  private nonisolated(unsafe) let values: UnsafePointer<UInt16>
  private let mask: Int
  private let isEmpty: Bool

  /// Reads a model.
  package init(_ sections: ModelSections) {
    let (first, second) = (sections[0], sections[1])
    edits = first.base.assumingMemoryBound(to: UInt8.self)
    isEmpty = second.length <= 64
    let count = isEmpty ? 1 : Int(second.base.load(as: UInt32.self))
    mask = count - 1
    let base = isEmpty ? second.base : second.base + 64
    keys = base.assumingMemoryBound(to: UInt32.self)
    values = (isEmpty ? base : base + count * 4).assumingMemoryBound(to: UInt16.self)
  }

  /// The dictionary form of a word, in lower case except for names; a word longer than 60 bytes stands for itself.
  package func lemma(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, tag: UInt8) -> String {
    let length = end - start
    guard length <= 60, !isEmpty else { return Self.string(bytes, start, end) }
    let isName = Self.isName(tag)
    return String(unsafeUninitializedCapacity: length + Self.longestAddition) { out in
      guard let out = out.baseAddress else { return 0 }
      for index in 0..<length { out[index] = bytes[start + index] }
      guard !isName else { return length }
      let folded = Self.fold(out, length)
      guard let edit = edit(out, folded, tag) else { return folded }
      return apply(edit, out, folded)
    }
  }

  private static func string(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes + start, count: end - start), as: UTF8.self)
  }

  /// Whether words with a tag keep their case: proper nouns.
  package static func isName(_ tag: UInt8) -> Bool { names.contains(tag) }

  private static let names = PartOfSpeech.allCases.indices.filter { PartOfSpeech.allCases[$0].isProperNoun }
    .map { UInt8($0) }

  /// The tags under which the same words have the same dictionary forms share their rules: VBD with VBN, VBP with VB.
  private static let groups: [UInt8] = (0..<64).map { number in
    guard number < PartOfSpeech.allCases.count else { return UInt8(number) }
    let successor: PartOfSpeech =
      switch PartOfSpeech.allCases[number] {
      case .verbPast: .verbPastParticiple
      case .verbPresent: .verb
      case let tag: tag
      }
    return UInt8(PartOfSpeech.allCases.firstIndex(of: successor) ?? number)
  }

  /// The group of a tag, by its number.
  package static func group(_ tag: UInt8) -> UInt8 { groups[Int(min(tag, 63))] }

  /// Lower case and straight apostrophes, in place; returns the new length.
  package static func fold(_ word: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
    var (read, write) = (0, 0)
    while read < length {
      let byte = word[read]
      if byte == 0xE2, read + 2 < length, word[read + 1] == 0x80, word[read + 2] == 0x99 {
        word[write] = UInt8(ascii: "'")
        read += 3
      } else if byte == 0xC3, read + 1 < length {
        let second = word[read + 1]
        word[write] = byte
        write += 1
        word[write] = second >= 0x80 && second <= 0x9E && second != 0x97 ? second + 0x20 : second
        read += 2
      } else {
        word[write] = WordHash.lower(byte)
        read += 1
      }
      write += 1
    }
    return write
  }

  /// The key of a word (`whole`) or of an ending under a tag.
  package static func key(_ word: UnsafePointer<UInt8>, _ from: Int, _ to: Int, tag: UInt8, whole: Bool)
    -> UInt32
  {
    let group = groups[Int(min(tag, 63))]
    var hash = WordHash.step(WordHash.step(WordHash.seed, group), whole ? 1 : 0)
    for index in from..<to { hash = WordHash.step(hash, word[index]) }
    return UInt32(truncatingIfNeeded: WordHash.mix(hash) >> 16) | 1
  }

  private func edit(_ word: UnsafePointer<UInt8>, _ length: Int, _ tag: UInt8) -> Int? {
    if let edit = find(Self.key(word, 0, length, tag: tag, whole: true)) { return edit }
    var ending = min(Self.longestEnding, length - 1)
    while ending >= 0 {
      if let edit = find(Self.key(word, length - ending, length, tag: tag, whole: false)) { return edit }
      ending -= 1
    }
    return nil
  }

  private func find(_ key: UInt32) -> Int? {
    var slot = Int(truncatingIfNeeded: key >> 1) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func apply(_ edit: Int, _ word: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
    let entry = edits + edit * 16
    let (strip, addition) = (Int(entry[0]), Int(entry[1]))
    guard strip < length || addition > 0, strip <= length else { return length }
    for index in 0..<addition { word[length - strip + index] = entry[2 + index] }
    return length - strip + addition
  }

  /// The sections of a model with these edits and rules.
  package static func write(edits: [(strip: Int, addition: [UInt8])], rules: [(key: UInt32, edit: Int)])
    -> [UInt8]
  {
    var first: [UInt8] = []
    for edit in edits {
      first += [UInt8(edit.strip), UInt8(edit.addition.count)] + edit.addition
      first += [UInt8](repeating: 0, count: longestAddition - edit.addition.count)
    }
    var count = 64
    while count * 7 < rules.count * 10 { count *= 2 }
    var (keys, values) = ([UInt32](repeating: 0, count: count), [UInt16](repeating: 0, count: count))
    for rule in rules {
      var slot = Int(truncatingIfNeeded: rule.key >> 1) & (count - 1)
      while keys[slot] != 0 && keys[slot] != rule.key { slot = (slot + 1) & (count - 1) }
      (keys[slot], values[slot]) = (rule.key, UInt16(rule.edit))
    }
    var second: [UInt8] = []
    withUnsafeBytes(of: UInt32(count).littleEndian) { second.append(contentsOf: $0) }
    second += [UInt8](repeating: 0, count: 60)
    for key in keys { withUnsafeBytes(of: key.littleEndian) { second.append(contentsOf: $0) } }
    for value in values { withUnsafeBytes(of: value.littleEndian) { second.append(contentsOf: $0) } }
    return ModelSections.write([first, second])
  }
}
