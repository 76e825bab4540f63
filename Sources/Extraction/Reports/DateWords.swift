import NewsModel

/// Reads the day in a header or dateline: `2024-05-17`, `3 JAN 90`, `January 3, 1990`, `Jan. 3`.
///
/// Dates in running text are another matter; see `Temporal`.
enum DateWords {
  /// The day, where it is given with its year; years of two digits are of 1950 to 2049.
  static func date(in text: String) -> CalendarDate? {
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "T" }) {
      if let date = CalendarDate(String(word.prefix(10))) { return date }
    }
    let words = words(text)
    guard let month = words.firstIndex(where: { months[String($0.prefix(3))] != nil && isMonth($0) }),
      let number = months[String(words[month].prefix(3))]
    else { return nil }
    let before = month > 0 ? day(words[month - 1]) : nil
    let numbers = words[(month + 1)...].prefix(2)
    if let before, let year = numbers.first.flatMap(year) {
      return CalendarDate(year: year, month: number, day: before)
    }
    if let after = numbers.first.flatMap(day), let year = numbers.dropFirst().first.flatMap(year) {
      return CalendarDate(year: year, month: number, day: after)
    }
    return nil
  }

  /// Month and day of a date that is given without its year: `May 20`, `20 May`.
  static func monthAndDay(in text: String) -> (month: Int, day: Int)? {
    let words = words(text)
    for index in words.indices where isMonth(words[index]) {
      guard let month = months[String(words[index].prefix(3))] else { continue }
      let beside = [index + 1, index - 1].filter(words.indices.contains).lazy.compactMap { day(words[$0]) }
      if let day = beside.first { return (month, day) }
    }
    return nil
  }

  /// ISO 8601's number of a day of the week that is written out.
  static func weekday(_ word: some StringProtocol) -> Int? {
    let name = word.lowercased().filter(\.isLetter)
    guard name.hasSuffix("day"), let index = weekdayNames.firstIndex(of: name) else { return nil }
    return index + 1
  }

  /// Whether the words speak of a day at all: a month with a number, or a weekday.
  static func mentionsDay(_ text: String) -> Bool {
    let words = words(text)
    if words.contains(where: {
      weekdays.contains(String($0.prefix(3))) && ($0.hasSuffix("day") || $0.count == 3)
    }) {
      return true
    }
    if text.split(whereSeparator: \.isWhitespace).contains(where: {
      CalendarDate(String($0.prefix(10))) != nil
    }) {
      return true
    }
    let hasNumber = words.contains { $0.first?.isNumber ?? false }
    return hasNumber && (words.contains(where: isMonth) || words.allSatisfy { year($0) != nil })
  }

  /// Whether a line of a header gives a day and besides it a place or a publisher at most, or says that it is dated.
  static func isDateLine(_ line: String) -> Bool {
    let parts = line.split { $0.isWhitespace || $0 == "," || $0 == "|" }
    let others = parts.filter { part in
      let word = part.lowercased().filter(\.isLetter)
      return !word.isEmpty && !isMonth(word) && !part.contains(where: \.isNumber)
        && !(word.hasSuffix("day") && weekdays.contains(String(word.prefix(3))))
    }
    if parts.contains(where: { $0.lowercased() == "dated" }) { return true }
    let isAtEnd =
      !line.hasSuffix(".") && parts.last?.contains(where: \.isNumber) ?? false && parts.count <= 14
    if isAtEnd, parts.suffix(3).contains(where: { isMonth($0.lowercased()) }), line.contains(",") {
      return true
    }
    return others.count <= 4 && others.allSatisfy { $0.first?.isUppercase ?? false } && !line.hasSuffix(".")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isMonth(_ word: String) -> Bool {
    guard let month = months[String(word.prefix(3))] else { return false }
    return word.count <= 4 || names[month - 1] == word
  }

  private static func day(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard digits.count <= 2, ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else {
      return nil
    }
    return Int(digits)
  }

  private static func year(_ word: String) -> Int? {
    guard let number = Int(word), word.allSatisfy(\.isASCII) else { return nil }
    switch word.count {
    case 2: return number < 50 ? 2000 + number : 1900 + number
    case 4: return (1800...2199).contains(number) ? number : nil
    default: return nil
    }
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
  private static let months = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { (String($1.prefix(3)), $0 + 1) })
  private static let weekdayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let weekdays = Set(weekdayNames.map { String($0.prefix(3)) })
}
