/// Splits text into tokens as the English Universal Dependencies treebanks do: clitics (`'s`, `n't`) and most hyphens
/// stand alone; abbreviations, decimals, addresses and names with an apostrophe or an Arabic article stay whole.
///
/// One pass, no look-back, no token longer than ``longestToken`` bytes: linear on any input.
struct Tokenizer {
  /// Longer runs are cut: real words end long before.
  static let longestToken = 500

  let reader: CharacterReader
  let words: WordTable
  /// Where the reading began.
  let start: Int
  var tokens: [TokenSpan] = []
  private var lastEnd = -1

  init(reader: CharacterReader, start: Int, words: WordTable) {
    (self.reader, self.start, self.words) = (reader, start, words)
    tokens.reserveCapacity((reader.end - start) / 5)
  }

  /// Reads everything.
  mutating func run() {
    var index = start
    while index < reader.end {
      let next = reader.character(at: index)
      switch next.kind {
      case .space, .newline, .ignorable: index += next.width
      case .letter, .digit, .underscore: index = word(from: index)
      default: index = mark(next, from: index)
      }
    }
  }

  /// Notes a token.
  mutating func add(_ start: Int, _ end: Int, _ kind: TokenSpan.Kind) {
    tokens.append(TokenSpan(start: start, end: end, kind: kind, isGlued: start == lastEnd))
    lastEnd = end
  }

  /// Whether the token before touches `index`.
  func touchesToken(_ index: Int) -> Bool { lastEnd == index }

  /// Whether `index` is the first thing in its line.
  func startsLine(_ index: Int) -> Bool {
    var before = index - 1
    while before >= start, reader.bytes[before] == 0x20 || reader.bytes[before] == 0x09 { before -= 1 }
    return before < start || reader.bytes[before] == 0x0A || reader.bytes[before] == 0x0D
  }
}
