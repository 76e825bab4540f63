/// The English clitics that stand behind an apostrophe: 's, 'm, 'd, 'll, 've, 're.
enum Clitic {
  /// How many letters of a clitic start at `index` (right behind the apostrophe), 0 if none does; the word must end
  /// there, so the names Kata'ib and Sa'ar have none.
  static func length(_ reader: CharacterReader, _ index: Int, limit: Int) -> Int {
    let first = index < limit ? reader.lower(index) : 0
    let second = index + 1 < limit ? reader.lower(index + 1) : 0
    let length =
      switch (first, second) {
      case (UInt8(ascii: "l"), UInt8(ascii: "l")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
        (UInt8(ascii: "r"), UInt8(ascii: "e")):
        2
      case (UInt8(ascii: "s"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "d"), _): 1
      default: 0
      }
    guard length > 0 else { return 0 }
    guard index + length < limit else { return length }
    return endsWord(reader.character(at: index + length)) ? length : 0
  }

  /// Whether a word ends before a character.
  static func endsWord(_ next: ReadCharacter) -> Bool {
    switch next.kind {
    case .letter, .digit, .underscore, .apostrophe: next.scalar == 0x2019 || next.scalar == 0x27
    default: true
    }
  }
}
