/// What a character is to the tokenizer.
enum CharacterClass: UInt8 {
  case space, newline, ignorable
  case letter, digit, apostrophe, hyphen
  case period, comma, colon, slash, ampersand, at, underscore, numberSign
  case openSingleQuote, quotationMark, dash, ellipsis, terminator, bracket, currency, symbol, emoji, extender
}

extension CharacterClass {
  /// The class of each ASCII byte.
  static let ascii: [CharacterClass] = (0..<128).map { classify(ascii: UInt8($0)) }

  private static func classify(ascii byte: UInt8) -> CharacterClass {
    switch byte {
    case 0x0A, 0x0D, 0x0B, 0x0C: .newline
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "_"): .underscore
    case UInt8(ascii: "#"): .numberSign
    case UInt8(ascii: "\""), UInt8(ascii: "`"): .quotationMark
    case UInt8(ascii: "!"), UInt8(ascii: "?"): .terminator
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      .bracket
    case UInt8(ascii: "$"): .currency
    default: .symbol
    }
  }

  /// The class of a scalar outside ASCII, by ranges of the Unicode code charts.
  static func of(scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x85, 0x2028, 0x2029: .newline
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0xAD, 0x61C, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: .ignorable
    case 0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: .extender
    case 0x2018: .openSingleQuote
    case 0x2019: .apostrophe
    case 0xAB, 0xBB, 0x201A...0x201F, 0x2039, 0x203A, 0x300C...0x300F: .quotationMark
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2015: .dash
    case 0x2026: .ellipsis
    case 0x203C, 0x203D, 0x2047...0x2049, 0x61F, 0x3002, 0xFF01, 0xFF1F: .terminator
    case 0xA2...0xA5, 0x20A0...0x20CF: .currency
    case 0xAA, 0xB5, 0xBA: .letter
    case 0x80...0xBF, 0xD7, 0xF7, 0x2016...0x206F, 0x2070...0x20CF: .symbol
    case 0x2100...0x25FF, 0x2900...0x2BFF, 0x3001...0x3020: .symbol
    case 0x2600...0x27BF, 0x1F000...0x1FAFF: .emoji
    default: .letter
    }
  }
}
