/// What the models look at in the words of one sentence, as integers: computed once, shared by tagger, parser and name
/// tagger. Reused from sentence to sentence.
///
/// Position `i` of the sentence is found at index `i + pad`; the pads stand for what lies outside.
package struct WordForms: Sendable {
  /// How many positions exist on each side of the sentence.
  static let pad = 3

  /// How many words.
  package private(set) var count = 0
  /// Hash of the word, case folded, digits made equal.
  private(set) var word: [UInt64] = []
  /// Hashes of the last 2, 3 and 4 bytes.
  private(set) var suffix2: [UInt64] = []
  private(set) var suffix3: [UInt64] = []
  private(set) var suffix4: [UInt64] = []
  /// Hashes of the first 1, 2 and 3 bytes.
  private(set) var prefix1: [UInt64] = []
  private(set) var prefix2: [UInt64] = []
  private(set) var prefix3: [UInt64] = []
  /// How the word is written, see ``Shape``.
  private(set) var shape: [UInt64] = []
  /// Whether the whole sentence is in capitals, so that capitals say nothing.
  package private(set) var isCapitals = false

  /// No words yet.
  package init() {}

  /// Takes in a sentence.
  package mutating func load(_ bytes: UnsafePointer<UInt8>, _ tokens: ArraySlice<TokenSpan>, isCapitals: Bool)
  {
    count = tokens.count
    self.isCapitals = isCapitals
    clear()
    addPads(outside: 1)
    for token in tokens { add(bytes, token) }
    addPads(outside: 2)
  }

  /// The hash of a word of the sentence.
  package func hash(_ position: Int) -> UInt64 { word[position + Self.pad] }

  /// Whether a word is in small letters, or has no letters: no name begins with it.
  func isPlain(_ position: Int) -> Bool {
    let shape = shape[position + Self.pad]
    return shape == 10 || shape == 11 || shape == 4 || shape == 6 || shape == 7
  }

  private mutating func clear() {
    word.removeAll(keepingCapacity: true)
    suffix2.removeAll(keepingCapacity: true)
    suffix3.removeAll(keepingCapacity: true)
    suffix4.removeAll(keepingCapacity: true)
    prefix1.removeAll(keepingCapacity: true)
    prefix2.removeAll(keepingCapacity: true)
    prefix3.removeAll(keepingCapacity: true)
    shape.removeAll(keepingCapacity: true)
  }

  private mutating func addPads(outside mark: UInt64) {
    for _ in 0..<Self.pad { append(word: mark, (mark, mark, mark), (mark, mark, mark), shape: mark) }
  }

  private mutating func append(
    word: UInt64, _ suffixes: (UInt64, UInt64, UInt64), _ prefixes: (UInt64, UInt64, UInt64), shape: UInt64
  ) {
    self.word.append(word)
    suffix2.append(suffixes.0)
    suffix3.append(suffixes.1)
    suffix4.append(suffixes.2)
    prefix1.append(prefixes.0)
    prefix2.append(prefixes.1)
    prefix3.append(prefixes.2)
    self.shape.append(shape)
  }

  private mutating func add(_ bytes: UnsafePointer<UInt8>, _ token: TokenSpan) {
    let (start, end) = (token.start, token.end)
    append(
      word: Self.wordHash(bytes, start, end),
      (
        WordHash.folded(bytes, max(start, end - 2), end), WordHash.folded(bytes, max(start, end - 3), end),
        WordHash.folded(bytes, max(start, end - 4), end)
      ),
      (
        WordHash.folded(bytes, start, min(end, start + 1)),
        WordHash.folded(bytes, start, min(end, start + 2)),
        WordHash.folded(bytes, start, min(end, start + 3))
      ), shape: UInt64(Shape(bytes, token, isCapitals: isCapitals).rawValue))
  }

  /// The hash of a word by which the models know it: digits are all the same; what is longer than 48 bytes is cut.
  static func wordHash(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    guard bytes[start] &- 0x30 < 10 else { return WordHash.folded(bytes, start, min(end, start + 48)) }
    var hash = WordHash.seed
    for index in start..<min(end, start + 48) {
      let byte = bytes[index]
      hash = WordHash.step(hash, byte &- 0x30 < 10 ? 0x30 : WordHash.lower(byte))
    }
    return hash
  }
}

/// How a word is written.
struct Shape: Hashable {
  let rawValue: UInt8

  /// The shape of a token; in a sentence of capitals all words of letters look the same.
  init(_ bytes: UnsafePointer<UInt8>, _ token: TokenSpan, isCapitals: Bool) {
    var (capitals, small, digits, other) = (0, 0, 0, 0)
    for index in token.start..<token.end {
      let byte = bytes[index]
      if byte &- 0x61 < 26 {
        small += 1
      } else if byte &- 0x41 < 26 {
        capitals += 1
      } else if byte &- 0x30 < 10 {
        digits += 1
      } else if byte < 0x80 {
        other += 1
      }
    }
    let length = token.end - token.start
    let startsCapital = bytes[token.start] &- 0x41 < 26
    rawValue = Self.code(capitals, small, digits, other, length, startsCapital, isCapitals)
  }

  private static func code(
    _ capitals: Int, _ small: Int, _ digits: Int, _ other: Int, _ length: Int, _ startsCapital: Bool,
    _ isCapitals: Bool
  ) -> UInt8 {
    if digits > 0 { return digits == length ? 4 : capitals + small > 0 ? 5 : 6 }
    if other == length { return 7 }
    if isCapitals { return other > 0 ? 9 : 8 }
    if capitals == 0 { return other > 0 ? 11 : 10 }
    if small == 0 { return length == 1 ? 12 : other > 0 ? 13 : 14 }
    if startsCapital { return capitals == 1 ? (other > 0 ? 15 : 16) : 17 }
    return 18
  }
}
