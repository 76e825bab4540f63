/// Takes off a source the day that the tree hung on it ("the mayor on Friday").
enum WeekdayTrimmer {
  /// The range without a weekday or "yesterday" at its end and the preposition in front of that.
  static func trimmed(_ range: Range<Int>, keeping head: Int, in syntax: Syntax) -> Range<Int> {
    var end = range.upperBound
    while end - 1 > head, syntax.tokens[end - 1].tag.isPunctuation { end -= 1 }
    guard end - 1 > head, days.contains(syntax.word(end - 1)) else { return range }
    end -= 1
    if end - 1 > head, ["on", "late", "early"].contains(syntax.word(end - 1)) { end -= 1 }
    return .from(range.lowerBound, to: end)
  }

  /// Whether a word is a day.
  static func isDay(_ word: String) -> Bool { days.contains(word) }

  private static let days: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "tomorrow",
  ]
}
