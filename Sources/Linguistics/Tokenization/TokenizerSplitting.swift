/// Splits what was read as one run at hyphens, clitics and the like.
extension Tokenizer {
  /// Adds the tokens of one run.
  mutating func split(_ start: Int, _ end: Int, hasHyphen: Bool, isAbbreviation: Bool) {
    guard hasHyphen, !isNumberChain(start, end) else {
      return addPart(start, end, isAbbreviation)
    }
    var part = start
    var index = start
    while index < end {
      let next = reader.character(at: index)
      let after = index + max(next.width, 1)
      if next.kind == .hyphen, !Hyphen.joins(reader, words, part, index, after, end) {
        addPart(part, index, false)
        add(index, after, .dash)
        part = after
      }
      index = after
    }
    addPart(part, end, isAbbreviation)
  }

  /// Telephone numbers and dates: at least two hyphens, only digits between.
  private func isNumberChain(_ start: Int, _ end: Int) -> Bool {
    var hyphens = 0
    for index in start..<end {
      if reader.bytes[index] == UInt8(ascii: "-") {
        hyphens += 1
      } else if !reader.isDigit(index) {
        return false
      }
    }
    return hyphens > 1 || end - start == 8 && reader.bytes[start + 3] == UInt8(ascii: "-")
  }

  private mutating func addPart(_ start: Int, _ end: Int, _ isAbbreviation: Bool) {
    guard start < end else { return }
    if isAbbreviation { return add(start, end, .abbreviation) }
    if reader.isDigit(start) || reader.bytes[start] == UInt8(ascii: ".") { return addNumber(start, end) }
    if let cut = cliticStart(start, end) {
      addPart(start, cut, false)
      return add(cut, end, .word)
    }
    if end - start < 8, end - start > 4,
      words.marks(WordHash.folded(reader.bytes, start, end)).contains(.splitAtThree)
    {
      add(start, start + 3, .word)
      return add(start + 3, end, .word)
    }
    add(start, end, .word)
  }

  /// "5pm" is two tokens; "20th", "1960s" and "1990's" are one.
  private mutating func addNumber(_ start: Int, _ end: Int) {
    let (first, second) = (reader.lower(end - 2), reader.lower(end - 1))
    let isClock = (first == UInt8(ascii: "a") || first == UInt8(ascii: "p")) && second == UInt8(ascii: "m")
    if isClock, end - start > 2, reader.isDigit(end - 3) {
      add(start, end - 2, .number)
      return add(end - 2, end, .word)
    }
    add(start, end, .number)
  }

  /// Where the clitic at a word's end begins.
  private func cliticStart(_ start: Int, _ end: Int) -> Int? {
    guard end - start > 2 else { return nil }
    for length in 1...2 {
      let letters = end - length
      guard let apostrophe = apostropheStart(before: letters, from: start) else { continue }
      if length == 1, reader.lower(letters) == UInt8(ascii: "t") {
        return reader.lower(apostrophe - 1) == UInt8(ascii: "n") && apostrophe - 1 > start
          ? apostrophe - 1 : nil
      }
      guard Clitic.length(reader, letters, limit: end) == length, apostrophe > start else { return nil }
      return isPluralOfCapitals(start, apostrophe, end) ? nil : apostrophe
    }
    return nil
  }

  private func apostropheStart(before index: Int, from start: Int) -> Int? {
    if index - 1 > start, reader.bytes[index - 1] == UInt8(ascii: "'") { return index - 1 }
    guard index - 3 > start, reader.bytes[index - 3] == 0xE2, reader.bytes[index - 2] == 0x80,
      reader.bytes[index - 1] == 0x99
    else { return nil }
    return index - 3
  }

  /// "UAV's" before a bracket, comma or verb is a plural, not a possessive.
  private func isPluralOfCapitals(_ start: Int, _ apostrophe: Int, _ end: Int) -> Bool {
    guard apostrophe - start > 1, reader.bytes[end - 1] == UInt8(ascii: "s") else { return false }
    for index in start..<apostrophe where !reader.isCapital(index) { return false }
    return reader.character(at: end).kind == .bracket || reader.character(at: end).kind == .comma
  }
}

/// Which hyphens hold a word together.
enum Hyphen {
  /// Whether the hyphen at `hyphen` joins the part before (from `start`) with the part behind it (from `after`).
  static func joins(
    _ reader: CharacterReader, _ words: WordTable, _ start: Int, _ hyphen: Int, _ after: Int, _ limit: Int
  ) -> Bool {
    var end = after
    while end < limit, reader.character(at: end).kind != .hyphen {
      end += max(reader.character(at: end).width, 1)
    }
    var first = hyphen
    while first > start, reader.character(at: first - 1).kind != .hyphen { first -= 1 }
    let left = words.marks(WordHash.folded(reader.bytes, first, hyphen))
    let right = words.marks(WordHash.folded(reader.bytes, after, end))
    if left.contains(.prefix), first == start || left.contains(.article) { return true }
    if left.contains(.article), reader.isCapital(after) { return true }
    if right.contains(.article), reader.isCapital(start), end < limit, reader.isCapital(end + 1) {
      return true
    }
    if right.contains(.syllable), reader.isCapital(first), hyphen - first <= 6, reader.isSmall(after) {
      return !left.contains(.prefix)
    }
    return isModelNumber(reader, first, hyphen, after, end)
  }

  /// "K-12", "Falcon-9": a capitalized word, a hyphen, and digits.
  private static func isModelNumber(
    _ reader: CharacterReader, _ start: Int, _ hyphen: Int, _ after: Int, _ end: Int
  ) -> Bool {
    guard reader.isCapital(start), reader.isDigit(after), end - after <= 5 else { return false }
    for index in start..<hyphen where !reader.isCapital(index) && !reader.isSmall(index) { return false }
    return true
  }
}
