import NewsModel

/// Reads dates of the calendar: "Friday, October 3, 2023", "3-4 December", "from 30 November to 2 December", "2023-04-05".
struct CalendarTimes {
  let text: TimeText

  /// The date, or stretch between two dates, that begins at a token.
  func match(at start: Int) -> TimeMatcher.Match? {
    guard let first = single(at: start) else { return nil }
    return joined(first, at: start) ?? first
  }

  private func single(at start: Int) -> TimeMatcher.Match? {
    weekday(at: start) ?? monthFirst(at: start) ?? dayFirst(at: start) ?? partOfMonth(at: start)
      ?? numeric(at: start) ?? year(at: start)
  }

  /// "from 30 November to 2 December", "November 30 - December 2", "between 1979 and 1990".
  private func joined(_ first: TimeMatcher.Match, at start: Int) -> TimeMatcher.Match? {
    guard case .calendar(let from) = first.value else { return nil }
    let join = start + first.length
    let word = text.word(join)
    let isFrom = text.word(start - 1) == "from" && ["to", "until", "till", "through"].contains(word)
    let isBetween = text.word(start - 1) == "between" && word == "and"
    guard isFrom || isBetween || ["-", "–", "—", "through"].contains(word) else { return nil }
    let next = join + 1
    var second = monthFirst(at: next) ?? dayFirst(at: next) ?? numeric(at: next)
    if second == nil, from.month == nil, let year = text.year(text.word(next)) {
      second = .init(value: .calendar(.init(year: year)), length: 1)
    }
    guard let second, case .calendar(var to) = second.value, (from.day == nil) == (to.day == nil),
      (from.month == nil) == (to.month == nil)
    else { return nil }
    var start = from
    if start.year == nil { start.year = to.year }
    if to.year == nil { to.year = start.year }
    return .init(value: .span(start, to), length: first.length + 1 + second.length)
  }

  /// "Friday, October 3, 2023".
  private func weekday(at start: Int) -> TimeMatcher.Match? {
    guard text.weekday(start) != nil else { return nil }
    var next = start + 1
    if text.word(next) == "." { next += 1 }
    if text.word(next) == "," { next += 1 }
    if text.word(next) == "the" || text.part(next) != nil { next += 1 }
    if text.word(next) == "," || text.word(next) == "of" { next += 1 }
    guard let date = monthFirst(at: next) ?? dayFirst(at: next), date.length > 1 else { return nil }
    return .init(value: date.value, length: next - start + date.length)
  }

  /// "October 3rd", "Oct. 7, 2023", "December 3-4, 1989", "October 2023", "October".
  private func monthFirst(at start: Int) -> TimeMatcher.Match? {
    guard let month = text.month(start) else { return nil }
    var next = start + 1
    if text.word(next) == "." { next += 1 }
    if text.word(next) == "the", text.day(next + 1) != nil, text.raw[next + 1].startsWithNumber {
      next += 1
    }
    if let span = text.dayRange(next) {
      let (year, behind) = text.trailingYear(next + span.length)
      return days(year, month, span.first, span.last, length: behind - start)
    }
    if let day = text.day(next), !isThousands(next) {
      let (year, behind) = text.trailingYear(next + 1)
      return .init(value: .calendar(.init(year: year, month: month, day: day)), length: behind - start)
    }
    let (year, behind) = text.trailingYear(text.word(next) == "," ? next + 1 : next)
    if let year { return .init(value: .calendar(.init(year: year, month: month)), length: behind - start) }
    guard isMonthAlone(start) else { return nil }
    return .init(value: .calendar(.init(month: month)), length: 1)
  }

  /// "7 October 2023", "the 3rd of October", "3-4 December", "3 and 4 December".
  private func dayFirst(at start: Int) -> TimeMatcher.Match? {
    if let span = text.dayRange(start) {
      let next = start + span.length
      let name = text.word(next) == "of" ? next + 1 : next
      if let month = text.month(name) {
        let (year, behind) = text.trailingYear(name + 1)
        return days(year, month, span.first, span.last, length: behind - start)
      }
    }
    guard let day = text.day(start) else { return nil }
    let next = text.word(start + 1) == "of" ? start + 2 : start + 1
    if let month = text.month(next) {
      let dot = text.word(next + 1) == "." && text.year(text.word(next + 2)) != nil ? 1 : 0
      let (year, behind) = text.trailingYear(next + 1 + dot)
      return .init(value: .calendar(.init(year: year, month: month, day: day)), length: behind - start)
    }
    // "on the 15th", but not "on the second of two hills".
    let isDigits = text.words[start].startsWithNumber
    if isDigits, text.numerals.ordinal(text.words[start]) != nil, text.word(start - 1) == "the",
      ["on", "until", "by", "since"].contains(text.word(start - 2)), !text.isNounAhead(start + 1)
    {
      return .init(value: .dayOfMonth(day), length: 1)
    }
    return nil
  }

  private func days(_ year: Int?, _ month: Int, _ first: Int, _ last: Int, length: Int) -> TimeMatcher.Match {
    .init(
      value: .span(.init(year: year, month: month, day: first), .init(year: year, month: month, day: last)),
      length: length)
  }

  /// "mid-October", "early-March 2020" in one token.
  private func partOfMonth(at start: Int) -> TimeMatcher.Match? {
    let word = text.words[start]
    guard let dash = word.utf8.firstIndex(of: UInt8(ascii: "-")),
      ["mid", "early", "late"].contains(word[..<dash])
    else {
      return nil
    }
    let rest = String(word[word.index(after: dash)...])
    if let year = text.year(rest) { return .init(value: .calendar(.init(year: year)), length: 1) }
    if rest.hasSuffix("s"), let year = text.year(rest.dropLast()) {
      return .init(value: .decade(year), length: 1)
    }
    guard case .month(let month)? = text.table.meaning(rest) else { return nil }
    let (year, behind) = text.trailingYear(start + 1)
    return .init(value: .calendar(.init(year: year, month: month)), length: behind - start)
  }

  /// "2023-04-05", "2023-04", "25/12/2023", "1979-80".
  private func numeric(at start: Int) -> TimeMatcher.Match? {
    let word = text.words[start]
    guard word.startsWithNumber else { return nil }
    if let date = CalendarDate(word) {
      return .init(
        value: .calendar(.init(year: date.year, month: date.month, day: date.day)), length: 1)
    }
    let parts = word.split(omittingEmptySubsequences: false) { "-–/.".contains($0) }
    if parts.count == 2, let first = text.year(parts[0]) {
      if let last = text.year(parts[1]), last > first { return years(first, last) }
      guard parts[1].utf8.count == 2, let rest = Int(parts[1]) else { return nil }
      let last = first / 100 * 100 + rest
      // "2023/24" is a season, "2023/71" the number of a document.
      if last > first, !word.contains("/") || last == first + 1 { return years(first, last) }
      return word.contains("-") && (1...12).contains(rest)
        ? .init(value: .calendar(.init(year: first, month: rest)), length: 1) : nil
    }
    // Day and month can be told apart only where one of them is no month.
    guard parts.count == 3, let year = text.year(parts[2]), let one = Int(parts[0]), let other = Int(parts[1])
    else { return nil }
    let isDayFirst = one > 12 || word.contains(".")
    guard isDayFirst || other > 12 || one == other,
      let date = CalendarDate(year: year, month: isDayFirst ? other : one, day: isDayFirst ? one : other)
    else { return nil }
    return .init(value: .calendar(.init(year: year, month: date.month, day: date.day)), length: 1)
  }

  private func years(_ first: Int, _ last: Int) -> TimeMatcher.Match {
    .init(value: .span(.init(year: first), .init(year: last)), length: 1)
  }

  /// "1979" behind a word that a year follows.
  private func year(at start: Int) -> TimeMatcher.Match? {
    guard let year = text.year(text.words[start]), !isClock(start) else { return nil }
    let before = text.word(start - 1)
    // "the 1979-80 season" in three tokens.
    if ["-", "–"].contains(text.word(start + 1)), let rest = Int(text.word(start + 2)) {
      let isShort = text.word(start + 2).utf8.count == 2
      let last = isShort ? year / 100 * 100 + rest : text.year(text.word(start + 2)) ?? 0
      if last > year { return .init(value: .span(.init(year: year), .init(year: last)), length: 3) }
    }
    guard Self.yearLeads.contains(before), !text.isNounAhead(start + 1) || Self.sureLeads.contains(before)
    else { return nil }
    if ["and", "to", "or"].contains(before) {
      guard text.year(text.word(start - 2)) != nil else { return nil }
    }
    return .init(value: .calendar(.init(year: year)), length: 1)
  }

  /// "between 2100 on 4 December and 0200", "until 1900 hours": a time of the day in four digits.
  private func isClock(_ index: Int) -> Bool {
    ["on", "gmt", "hours", "today", "yesterday", "local", "utc", "["].contains(text.word(index + 1))
      && text.word(index - 1) != "in"
  }

  private static let sureLeads: Set = ["in", "since", "during", "throughout"]
  private static let yearLeads: Set = sureLeads.union([
    "of", "until", "from", "by", "early", "late", "mid", "before", "after", "and", "to", "or", "between",
    "till", "year",
  ])

  /// A month's name without a day or year: behind a preposition, and no word that is something else too.
  private func isMonthAlone(_ index: Int) -> Bool {
    let lead = text.word(index - 1)
    guard text.words[index].count > 2, Self.monthLeads.contains(lead) else { return false }
    let isWord = ["march", "may", "mar"].contains(text.words[index])
    return !isWord || (lead != "of" && lead != "to" && lead != "and" && lead != "or")
  }

  private static let monthLeads: Set = [
    "in", "since", "last", "this", "next", "until", "by", "from", "during", "early", "late", "mid", "of",
    "before", "after", "through", "throughout", "between", "to", "till", "and", "or", "around",
  ]

  private func isThousands(_ index: Int) -> Bool {
    text.word(index + 1) == "," && text.word(index + 2).utf8.count == 3 && Int(text.word(index + 2)) != nil
  }
}
