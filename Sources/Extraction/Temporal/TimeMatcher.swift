import NewsModel

/// Reads expressions of time off the words of a report.
struct TimeMatcher {
  /// An expression: its first token stands where matching began.
  struct Match { var value: TimeValue; var length: Int }

  private let words: [String]
  private let raw: [String]
  private let table = TimeWords.builtIn
  private let numerals = Numerals.builtIn

  /// The tokens of a report as they stand.
  init(_ raw: [String]) {
    self.raw = raw
    words = raw.map(TextFolding.fold)
  }

  /// The word at a token, folded; "" outside the text.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// The longest expression that begins at a token.
  func match(at start: Int) -> Match? {
    weekday(at: start) ?? monthFirst(at: start) ?? dayFirst(at: start) ?? numeric(at: start) ?? shifted(
      at: start)
      ?? counted(at: start) ?? contextual(at: start) ?? single(at: start)
  }

  // MARK: Calendar dates

  /// "Friday", "Friday, October 3, 2023", "last Tuesday night" (from its "Tuesday").
  private func weekday(at start: Int) -> Match? {
    guard let day = weekday(start) else { return nil }
    let next = word(start + 1) == "," ? start + 2 : start + 1
    if let date = monthFirst(at: next) ?? dayFirst(at: next), date.length > 1 {
      return Match(value: date.value, length: next - start + date.length)
    }
    return Match(value: .weekday(day, shift: 0), length: 1 + partLength(start + 1))
  }

  /// "October 3rd", "Oct. 7, 2023", "December 3-4, 1989", "October 2023", "October".
  private func monthFirst(at start: Int) -> Match? {
    guard let month = month(start) else { return nil }
    var next = start + 1
    if word(next) == "." { next += 1 }
    if let span = dayRange(next) {
      let (year, behind) = trailingYear(next + span.length)
      return Match(
        value: .days(year: year, month: month, first: span.first, last: span.last), length: behind - start)
    }
    if let day = day(next), !(word(next + 1) == "," && isThousands(next)) {
      let (year, behind) = trailingYear(next + 1)
      return Match(value: .calendar(year: year, month: month, day: day), length: behind - start)
    }
    let (year, behind) = trailingYear(word(next) == "of" ? next + 1 : next)
    if year != nil {
      return Match(value: .calendar(year: year, month: month, day: nil), length: behind - start)
    }
    guard isMonthAlone(start) else { return nil }
    return Match(value: .calendar(year: nil, month: month, day: nil), length: 1)
  }

  /// "7 October 2023", "the 3rd of October", "3-4 December", "3 and 4 December".
  private func dayFirst(at start: Int) -> Match? {
    if let span = dayRange(start), let month = month(start + span.length) {
      let (year, behind) = trailingYear(start + span.length + 1)
      return Match(
        value: .days(year: year, month: month, first: span.first, last: span.last), length: behind - start)
    }
    guard let day = day(start) else { return nil }
    let next = word(start + 1) == "of" ? start + 2 : start + 1
    if let month = month(next) {
      let (year, behind) = trailingYear(next + 1)
      return Match(value: .calendar(year: year, month: month, day: day), length: behind - start)
    }
    // "on the 15th", but not "on the second of two hills".
    let isDigits = words[start].first?.isNumber ?? false
    if isDigits, numerals.ordinal(words[start]) != nil, word(start - 1) == "the", word(start - 2) == "on",
      !isNounAhead(start + 1)
    {
      return Match(value: .dayOfMonth(day), length: 1)
    }
    return nil
  }

  /// "2023-04-05", "1979", "1980s".
  private func numeric(at start: Int) -> Match? {
    let word = words[start]
    if let date = CalendarDate(word) {
      return Match(value: .calendar(year: date.year, month: date.month, day: date.day), length: 1)
    }
    if word.utf8.count == 5, word.hasSuffix("s"), let year = year(String(word.dropLast())), year % 10 == 0 {
      return Match(value: .decade(year), length: 1)
    }
    guard let year = year(word) else { return nil }
    let before = self.word(start - 1)
    let leads: Set = [
      "in", "since", "of", "until", "from", "during", "by", "early", "late", "mid", "before", "after", "and",
      "to",
    ]
    guard leads.contains(before), !isNounAhead(start + 1) || ["in", "since"].contains(before) else {
      return nil
    }
    if before == "and" || before == "to" {
      guard self.year(self.word(start - 2)) != nil else { return nil }
    }
    return Match(value: .calendar(year: year, month: nil, day: nil), length: 1)
  }

  // MARK: Times seen from the report

  /// "last week", "next Monday", "this morning", "last October".
  private func shifted(at start: Int) -> Match? {
    let shift: Int
    switch words[start] {
    case "last", "past", "previous": shift = -1
    case "this", "current": shift = 0
    case "next", "coming": shift = 1
    default: return nil
    }
    switch table.meaning(word(start + 1)) {
    case .weekday(let day):
      return Match(value: .weekday(day, shift: shift), length: 2 + partLength(start + 2))
    case .month(let month) where word(start + 1).count > 3:
      return Match(value: .calendar(year: nil, month: month, day: nil), length: 2)
    case .part where words[start] != "past":
      return Match(value: .offset(.day, word(start + 1) == "night" ? shift : max(shift, 0)), length: 2)
    case .unit(let unit):
      // "the last days" and "this day" say less than they seem to.
      if word(start + 1).hasSuffix("s") { return Match(value: .past(unit, 0), length: 2) }
      return Match(value: .offset(unit, shift), length: 2)
    default: break
    }
    if shift < 0, let amount = numerals.amount(words[(start + 1)...].prefix(3)),
      case .unit(let unit)? = table.meaning(word(start + 1 + amount.length))
    {
      return Match(value: .past(unit, amount.best ?? 0), length: 2 + amount.length)
    }
    return nil
  }

  /// "two days ago", "a week earlier", "three weeks later".
  private func counted(at start: Int) -> Match? {
    let count: (best: Int?, length: Int)
    if ["a", "an"].contains(words[start]) {
      count = (1, 1)
    } else if let amount = numerals.amount(words[start...].prefix(3)) {
      count = (amount.best, amount.length)
    } else {
      return nil
    }
    guard case .unit(let unit)? = table.meaning(word(start + count.length)) else { return nil }
    let length = count.length + 2
    switch word(start + count.length + 1) {
    case "ago":
      guard let best = count.best else { return Match(value: .vague("PAST_REF"), length: length) }
      // "a week ago" names a day, "last week" does not.
      let isWeek = unit == .week && best < 1000
      return Match(value: isWeek ? .offset(.day, -7 * best) : .offset(unit, -best), length: length)
    case "earlier", "before":
      guard unit == .day, let best = count.best else { return nil }
      return Match(value: .context(days: -best), length: length)
    case "later":
      guard unit == .day, let best = count.best else { return nil }
      return Match(value: .context(days: best), length: length)
    default: return nil
    }
  }

  /// "the night before", "the same day", "the following day", "recent months".
  private func contextual(at start: Int) -> Match? {
    let next = table.meaning(word(start + 1))
    let isDay = next == .part || next == .unit(.day)
    switch words[start] {
    case "same", "that": return isDay ? Match(value: .context(days: 0), length: 2) : nil
    case "following", "next": return isDay ? Match(value: .context(days: 1), length: 2) : nil
    case "previous", "preceding": return isDay ? Match(value: .context(days: -1), length: 2) : nil
    case "recent":
      guard case .unit? = next else { return nil }
      return Match(value: .vague("PAST_REF"), length: 2)
    default: break
    }
    if isPartOrDay(words[start]), word(start + 1) == "before", word(start - 1) == "the" {
      return Match(value: .context(days: -1), length: 2)
    }
    return nil
  }

  /// "today", "yesterday morning", "recently".
  private func single(at start: Int) -> Match? {
    switch table.meaning(words[start]) {
    case .day(let offset): Match(value: .offset(.day, offset), length: 1 + partLength(start + 1))
    case .vague(let timex): Match(value: .vague(timex), length: 1)
    default: nil
    }
  }

  // MARK: Parts

  private func weekday(_ index: Int) -> Int? {
    guard case .weekday(let day)? = table.meaning(word(index)) else { return nil }
    // "wed", "sat", "fri" are abbreviations only with a capital and a full stop or a comma behind them.
    return word(index).count > 4
      || (raw[index].first?.isUppercase ?? false && [".", ","].contains(word(index + 1)))
      ? day : nil
  }

  private func month(_ index: Int) -> Int? {
    guard words.indices.contains(index), case .month(let month)? = table.meaning(words[index]),
      raw[index].first?.isUppercase ?? false
    else { return nil }
    return month
  }

  /// A month's name without a day or year: behind a preposition, and no word that is something else too.
  private func isMonthAlone(_ index: Int) -> Bool {
    let leads: Set = [
      "in", "since", "last", "this", "next", "until", "by", "from", "during", "early", "late", "mid", "of",
    ]
    return words[index].count > 2 && leads.contains(word(index - 1))
      && !(["march", "may", "mar"].contains(words[index]) && word(index - 1) == "of")
  }

  private func day(_ index: Int) -> Int? {
    let text = word(index)
    guard let day = Int(text).flatMap({ text.utf8.count <= 2 ? $0 : nil }) ?? numerals.ordinal(text),
      (1...31).contains(day)
    else { return nil }
    return day
  }

  private func isThousands(_ index: Int) -> Bool {
    word(index + 2).utf8.count == 3 && Int(word(index + 2)) != nil
  }

  /// "3-4" in one token or three, "3 and 4", "3 to 4".
  private func dayRange(_ index: Int) -> (first: Int, last: Int, length: Int)? {
    let parts = word(index).split { $0 == "-" || $0 == "–" }
    if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), (1...31).contains(first),
      first < last, last <= 31
    {
      return (first, last, 1)
    }
    let joins: Set = ["-", "–", "and", "to", "or"]
    guard let first = day(index), joins.contains(word(index + 1)), let last = day(index + 2), first < last
    else { return nil }
    return (first, last, 3)
  }

  /// A year behind a date, with a comma before it or not.
  private func trailingYear(_ index: Int) -> (year: Int?, behind: Int) {
    if let year = year(word(index)) { return (year, index + 1) }
    if word(index) == ",", let year = year(word(index + 1)) { return (year, index + 2) }
    return (nil, index)
  }

  private func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1600...2100).contains(year) else { return nil }
    return year
  }

  private func partLength(_ index: Int) -> Int { table.meaning(word(index)) == .part ? 1 : 0 }

  private func isPartOrDay(_ word: String) -> Bool {
    let meaning = table.meaning(word)
    return meaning == .part || meaning == .unit(.day)
  }

  /// Whether a word follows that the number could count, rather than a mark, a function word or the end.
  private func isNounAhead(_ index: Int) -> Bool {
    let closed: Set = [
      "", "in", "on", "at", "of", "and", "or", "by", "to", "for", "from", "with", "when", "after", "before",
      "the", "a", "an", "he",
      "she", "it", "they", "we", "i", "was", "were", "is", "are", "has", "have", "had", "that", "which",
      "who", "as", "but", "this",
      "against", "until", "because", "while", "where", "under", "his", "their", "its",
    ]
    let next = word(index)
    return next.first.map { $0.isLetter || $0.isNumber } ?? false && !closed.contains(next)
  }
}
