/// Marks of punctuation, symbols and emoji.
extension Tokenizer {
  /// Reads what starts with a mark; returns where to go on.
  mutating func mark(_ first: ReadCharacter, from index: Int) -> Int {
    switch first.kind {
    case .period: return periods(from: index)
    case .apostrophe: return apostrophe(first, from: index)
    case .quotationMark: return quotationMark(first, from: index)
    case .openSingleQuote: return single(first, index, .openQuote)
    case .comma: return single(first, index, .comma)
    case .terminator: return run(of: .terminator, from: index, as: .terminator)
    case .ellipsis: return run(of: .ellipsis, from: index, as: .ellipsis)
    case .hyphen, .dash: return dash(first, from: index)
    case .bracket: return bracket(first, from: index)
    case .numberSign, .at: return tag(first, from: index)
    case .emoji, .extender: return emoji(from: index)
    default: return symbol(first, from: index)
    }
  }

  private mutating func single(_ first: ReadCharacter, _ index: Int, _ kind: TokenSpan.Kind) -> Int {
    add(index, index + first.width, kind)
    return index + first.width
  }

  private mutating func run(of kind: CharacterClass, from index: Int, as token: TokenSpan.Kind) -> Int {
    var end = index
    while end - index < Self.longestToken {
      let next = reader.character(at: end)
      if next.kind != kind || next.width == 0 { break }
      end += next.width
    }
    add(index, end, token)
    return end
  }

  private mutating func periods(from index: Int) -> Int {
    // ".50" is a number, unless the full stop follows a word.
    if reader.isDigit(index + 1), !touchesToken(index) { return word(from: index) }
    let end = run(of: .period, from: index, as: .period)
    if end - index > 1 { tokens[tokens.count - 1].kind = .ellipsis }
    return end
  }

  /// `'` and `’`: a clitic, a year or a word without its beginning, or a quotation mark.
  private mutating func apostrophe(_ first: ReadCharacter, from index: Int) -> Int {
    let after = index + first.width
    if touchesToken(index), let end = cliticEnd(from: after) {
      add(index, end, .word)
      return end
    }
    if first.width == 1, reader.lower(after) == UInt8(ascii: "'") {
      add(index, after + 1, .straightQuote)
      return after + 1
    }
    if !touchesToken(index), let end = elidedEnd(from: index, after: after) {
      add(index, end, .word)
      return end
    }
    return single(first, index, .apostrophe)
  }

  private func cliticEnd(from index: Int) -> Int? {
    let length = Clitic.length(reader, index, limit: reader.end)
    return length > 0 ? index + length : nil
  }

  private func elidedEnd(from index: Int, after: Int) -> Int? {
    if reader.isDigit(after), reader.isDigit(after + 1), !reader.isDigit(after + 2) {
      return reader.lower(after + 2) == UInt8(ascii: "s") ? after + 3 : after + 2
    }
    var end = after
    while end < after + 6, reader.character(at: end).kind == .letter { end += 1 }
    let marks = words.marks(WordHash.folded(reader.bytes, index, end))
    return marks.contains(.elided) ? end : nil
  }

  private mutating func quotationMark(_ first: ReadCharacter, from index: Int) -> Int {
    let after = index + first.width
    switch first.scalar {
    case 0x60:  // One or two grave accents open a quotation.
      let isDouble = reader.lower(after) == 0x60
      add(index, isDouble ? after + 1 : after, .openQuote)
      return isDouble ? after + 1 : after
    case 0x22: return single(first, index, .straightQuote)
    case 0xAB, 0x201C, 0x2039, 0x201A, 0x201E, 0x201B, 0x201F, 0x300C, 0x300E:
      return single(first, index, .openQuote)
    default: return single(first, index, .closeQuote)
    }
  }

  private mutating func dash(_ first: ReadCharacter, from index: Int) -> Int {
    let isBullet = startsLine(index) && reader.character(at: index + first.width).kind == .space
    if isBullet { return single(first, index, .bullet) }
    return run(of: first.kind, from: index, as: .dash)
  }

  private mutating func bracket(_ first: ReadCharacter, from index: Int) -> Int {
    let isOpen = first.scalar == 0x28 || first.scalar == 0x5B || first.scalar == 0x7B
    return single(first, index, isOpen ? .openBracket : .closeBracket)
  }

  /// `#topic` and `@name` stay whole, `#4` does not.
  private mutating func tag(_ first: ReadCharacter, from index: Int) -> Int {
    guard reader.character(at: index + 1).kind == .letter, !touchesToken(index) else {
      return single(first, index, .symbol)
    }
    var end = index + 1
    while end - index < Self.longestToken {
      let next = reader.character(at: end)
      guard next.kind == .letter || next.kind == .digit || next.kind == .underscore else { break }
      end += next.width
    }
    add(index, end, .address)
    return end
  }

  private mutating func emoji(from index: Int) -> Int {
    var end = index
    while end - index < Self.longestToken {
      let next = reader.character(at: end)
      guard next.kind == .emoji || next.kind == .extender else { break }
      end += next.width
    }
    add(index, end, .symbol)
    return end
  }

  /// Runs of one symbol, such as `*****`, are one token; bullets are told apart.
  private mutating func symbol(_ first: ReadCharacter, from index: Int) -> Int {
    var end = index + first.width
    while end - index < Self.longestToken {
      let next = reader.character(at: end)
      guard next.width > 0, next.scalar == first.scalar, first.kind == .symbol else { break }
      end += next.width
    }
    let isBullet = [0x2A, 0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x2043, 0xB7, 0x25A0].contains(first.scalar)
    let isAlone = end == index + first.width
    add(index, end, isBullet && isAlone && startsLine(index) ? .bullet : .symbol)
    return end
  }
}
