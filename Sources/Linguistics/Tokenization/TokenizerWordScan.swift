/// Finds where a run of letters, digits and what may stand between them ends.
extension Tokenizer {
  /// Reads a word from its first letter or digit and adds its tokens; returns where to go on.
  mutating func word(from index: Int) -> Int {
    if let end = addressEnd(from: index) {
      add(index, end, .address)
      return end
    }
    let scan = scanWord(from: index)
    var end = scan.end
    let isAbbreviation = takesPeriod(index, end)
    if isAbbreviation { end += 1 }
    split(index, end, hasHyphen: scan.hasHyphen, isAbbreviation: isAbbreviation)
    return end
  }

  private func scanWord(from index: Int) -> (end: Int, hasHyphen: Bool) {
    var (end, hasHyphen) = (index, false)
    var previous = CharacterClass.letter
    while end < reader.end, end - index < Self.longestToken {
      let next = reader.character(at: end)
      switch next.kind {
      case .letter, .digit, .underscore, .extender: break
      case .apostrophe, .openSingleQuote:
        guard previous == .letter || previous == .digit, isLetter(end + next.width) else {
          return (end, hasHyphen)
        }
      case .hyphen:
        guard previous != .hyphen, isAlphanumeric(end + next.width) else { return (end, hasHyphen) }
        hasHyphen = true
      case .period: guard joinsPeriod(index, end, previous) else { return (end, hasHyphen) }
      case .comma: guard joinsComma(end) else { return (end, hasHyphen) }
      case .colon: guard previous == .digit, reader.isDigit(end + 1) else { return (end, hasHyphen) }
      case .slash: guard joinsSlash(index, end) else { return (end, hasHyphen) }
      case .ampersand:
        guard reader.isCapital(end - 1), reader.isCapital(end + 1) else { return (end, hasHyphen) }
      default: return (end, hasHyphen)
      }
      previous = next.kind
      end += next.width
    }
    return (end, hasHyphen)
  }

  private func isLetter(_ index: Int) -> Bool { reader.character(at: index).kind == .letter }

  private func isAlphanumeric(_ index: Int) -> Bool {
    let kind = reader.character(at: index).kind
    return kind == .letter || kind == .digit
  }

  /// A full stop inside a word: "3.5", "U.S.A", "p.m", "example.org", but not "ended.Then".
  private func joinsPeriod(_ start: Int, _ index: Int, _ previous: CharacterClass) -> Bool {
    if start == index { return reader.isDigit(index + 1) }
    if previous == .hyphen { return false }
    guard isAlphanumeric(index + 1) else {
      // The hyphen of "U.S.-led" belongs to the run.
      return reader.lower(index + 1) == UInt8(ascii: "-") && isAlphanumeric(index + 2)
        && isInitial(before: index, from: start)
    }
    if reader.isDigit(index + 1) { return reader.isDigit(index - 1) }
    if isInitial(before: index, from: start) { return true }
    return reader.isSmall(index + 1)
  }

  /// Whether a single letter stands before the full stop: "U.", "U.S.".
  private func isInitial(before index: Int, from start: Int) -> Bool {
    guard index > start, reader.isCapital(index - 1) || reader.isSmall(index - 1) else { return false }
    return index - 1 == start || reader.bytes[index - 2] == UInt8(ascii: ".")
  }

  /// A comma between thousands: three digits follow, and no fourth.
  private func joinsComma(_ index: Int) -> Bool {
    reader.isDigit(index - 1) && reader.isDigit(index + 1) && reader.isDigit(index + 2)
      && reader.isDigit(index + 3) && !reader.isDigit(index + 4)
  }

  /// A slash in a date or fraction, or in "w/o".
  private func joinsSlash(_ start: Int, _ index: Int) -> Bool {
    if reader.isDigit(index - 1) { return reader.isDigit(index + 1) }
    guard index - start == 1, reader.isSmall(index + 1) else { return false }
    let after = reader.isSmall(index + 2) ? index + 3 : index + 2
    return Clitic.endsWord(reader.character(at: after))
  }

  /// The end of a web or mail address that starts here.
  private func addressEnd(from index: Int) -> Int? {
    var end = index
    while end - index < 64, end < reader.end {
      let byte = reader.bytes[end]
      if byte == UInt8(ascii: "@"), end > index, isAlphanumeric(end + 1) { return addressTail(index, end) }
      if byte == UInt8(ascii: ":"), reader.lower(end + 1) == 0x2F, reader.lower(end + 2) == 0x2F,
        end - index > 2
      {
        return addressTail(index, end)
      }
      let isPart = reader.isCapital(end) || reader.isSmall(end) || reader.isDigit(end)
      if !isPart, byte != UInt8(ascii: "."), byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") { break }
      end += 1
    }
    let isWeb =
      reader.lower(index) == 0x77 && reader.lower(index + 1) == 0x77 && reader.lower(index + 2) == 0x77
      && reader.lower(index + 3) == UInt8(ascii: ".")
    return isWeb ? addressTail(index, index + 3) : nil
  }

  private func addressTail(_ start: Int, _ index: Int) -> Int {
    var end = index
    while end < reader.end, end - start < Self.longestToken, reader.bytes[end] > 0x20,
      reader.bytes[end] < 0x80,
      !Array("<>\"()[]{}".utf8).contains(reader.bytes[end])
    { end += 1 }
    while end > index + 1, Array(".,;:!?'".utf8).contains(reader.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Whether the full stop behind a word belongs to it.
  private func takesPeriod(_ start: Int, _ end: Int) -> Bool {
    guard end < reader.end, reader.bytes[end] == UInt8(ascii: "."), end > start else { return false }
    // Two or more full stops are an ellipsis.
    guard reader.lower(end + 1) != UInt8(ascii: ".") else { return false }
    if isInitial(before: end, from: start) { return end - start > 1 || isPlainInitial(start) }
    if isListNumber(start, end) { return true }
    return isListed(start, end)
  }

  /// One letter with a full stop: an initial, if it is a capital ("J. Tan"), but not the pronoun at a sentence's end.
  private func isPlainInitial(_ start: Int) -> Bool {
    guard reader.isCapital(start) else {
      return reader.character(at: start + 2).kind != .newline && reader.isDigit(start + 3)
    }
    guard reader.bytes[start] == UInt8(ascii: "I") else { return true }
    return reader.isCapital(start + 3) && !nextWordMarks(start + 2).contains(.starter)
  }

  /// "1." at the beginning of a line.
  private func isListNumber(_ start: Int, _ end: Int) -> Bool {
    end - start <= 2 && reader.isDigit(start) && reader.isDigit(end - 1) && startsLine(start)
      && reader.character(at: end + 1).kind == .space
  }

  private func isListed(_ start: Int, _ end: Int) -> Bool {
    guard end - start < 12 else { return false }
    let marks = words.marks(WordHash.folded(reader.bytes, start, end + 1))
    guard !marks.isEmpty else { return false }
    if marks.contains(.capital), !reader.isCapital(start) { return false }
    if marks.contains(.title) || marks.contains(.abbreviation) { return true }
    var next = end + 1
    while reader.character(at: next).kind == .space, next < reader.end { next += 1 }
    return marks.contains(.beforeNumber) && reader.isDigit(next)
  }

  /// The marks of the word that follows some spaces.
  func nextWordMarks(_ index: Int) -> WordTable.Marks {
    var start = index
    while start < min(index + 4, reader.end), reader.character(at: start).kind == .space { start += 1 }
    var end = start
    while end < start + 16, reader.isCapital(end) || reader.isSmall(end) { end += 1 }
    return words.marks(WordHash.folded(reader.bytes, start, end))
  }
}
