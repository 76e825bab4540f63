import Foundation

/// The form in which names and words are compared: without regard to case, accents, width, and curly or straight
/// apostrophes and quotation marks.
public enum TextFolding {
  /// The folded text; white space is left as it is.
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased().replacing("`", with: "'") }
    let folded = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return String(String.UnicodeScalarView(folded.unicodeScalars.map { marks[$0] ?? $0 }))
  }

  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "`": "'", "\u{00B4}": "'", "\u{2018}": "'", "\u{2019}": "'", "\u{201B}": "'", "\u{02BC}": "'",
    "\u{02BB}": "'",
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{2010}": "-", "\u{2011}": "-",
  ]
}
