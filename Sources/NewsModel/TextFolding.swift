import Foundation

/// The form in which names and words are compared: without regard to case, accents, width, and curly or straight
/// apostrophes and quotation marks.
public enum TextFolding {
  /// The folded text; white space is left as it is.
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: text.utf8.map(foldASCII), as: UTF8.self)
    }
    if let folded = foldPlain(text) { return folded }
    // Foundation takes long: it gets only the words that need it.
    var folded = ""
    folded.reserveCapacity(text.utf8.count)
    for (index, word) in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { folded += " " }
      let word = String(Substring(word))
      folded += foldPlain(word) ?? foldByFoundation(word)
    }
    return folded
  }

  private static func foldByFoundation(_ text: String) -> String {
    let folded = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return String(String.UnicodeScalarView(folded.unicodeScalars.map { marks[$0] ?? $0 }))
  }

  private static func foldASCII(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
    case UInt8(ascii: "`"): UInt8(ascii: "'")
    default: byte
    }
  }

  /// The same for text of ASCII and the usual marks of print, which is most text, without Foundation's detour; `nil` for
  /// any other.
  private static func foldPlain(_ text: String) -> String? {
    var folded = String.UnicodeScalarView()
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z": folded.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
      case "`": folded.append("'")
      case _ where scalar.isASCII: folded.append(scalar)
      case "\u{2013}", "\u{2014}", "\u{2026}": folded.append(scalar)
      default:
        guard let plain = marks[scalar] else { return nil }
        folded.append(plain)
      }
    }
    return String(folded)
  }

  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "'", "\u{00B4}": "'", "\u{2018}": "'", "\u{2019}": "'", "\u{201B}": "'", "\u{02BC}": "'",
    "\u{02BB}": "'",
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{2010}": "-", "\u{2011}": "-",
  ]
}
