import Extraction
import Foundation

/// Sets a text that is all in capitals in ordinary case: names and the beginnings of sentences keep their capital.
enum OrdinaryCase {
  private static let small: Set = ["of", "the", "de", "and", "del", "la"]

  static func text(_ text: String, view: IncidentView) -> String {
    let source = Array(text.unicodeScalars)
    var result = Array(text.lowercased().unicodeScalars)
    guard source.count == result.count else { return text }
    for word in view.words {
      let letters = word.text.lowercased()
      guard word.isName || word.isFirst, word.range.upperBound <= source.count else { continue }
      let isAcronym =
        word.isName && letters.count <= 5 && letters.allSatisfy(\.isLetter)
        && !letters.contains { "aeiou".contains($0) }
      if isAcronym {
        for index in word.range { result[index] = source[index] }
      } else if word.isFirst || !small.contains(letters) {
        result[word.range.lowerBound] = source[word.range.lowerBound]
      }
    }
    if let mark = text.range(of: "[TEXT]") {
      let end = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: mark.upperBound)
      if end < 200 { result.replaceSubrange(..<end, with: source[..<end]) }
    }
    return String(String.UnicodeScalarView(result))
  }
}
