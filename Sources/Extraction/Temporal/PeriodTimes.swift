/// Reads parts of years, feasts, decades, lengths of time, and what comes again and again.
struct PeriodTimes {
  let text: TimeText

  /// The time that begins at a token.
  func match(at start: Int) -> TimeMatcher.Match? {
    season(at: start) ?? division(at: start) ?? holiday(at: start) ?? decade(at: start)
      ?? repeated(at: start) ?? duration(at: start)
  }

  /// "the spring of 2019", "in summer 2020", "in the winter".
  private func season(at start: Int) -> TimeMatcher.Match? {
    guard case .season(let season)? = text.meaning(start) else { return nil }
    let (year, behind) = text.trailingYear(start + 1)
    if let year { return .init(value: .period(season, year: year, nil), length: behind - start) }
    let lead = text.word(start - 1) == "the" ? text.word(start - 2) : text.word(start - 1)
    guard ["in", "during", "since", "by", "early", "late"].contains(lead), !text.isNounAhead(start + 1),
      text.word(start + 1) != "of", text.word(start) != "fall" || text.word(start - 1) == "the"
    else { return nil }
    return .init(value: .period(season, year: nil, nil), length: 1)
  }

  /// "the third quarter of 2023", "Q3", "the first half of last year".
  private func division(at start: Int) -> TimeMatcher.Match? {
    let word = text.words[start]
    if word.utf8.count == 2, word.first == "q", text.isCapital(start), let number = Int(word.dropFirst()),
      (1...4).contains(number)
    {
      return quarter(number, behind: start + 1, from: start)
    }
    guard let number = text.numerals.ordinal(word) else { return nil }
    switch text.word(start + 1) {
    case "quarter" where (1...4).contains(number): return quarter(number, behind: start + 2, from: start)
    case "half" where (1...2).contains(number) && text.word(start + 2) == "of":
      let period = TimeValue.Period(code: "H\(number)", from: number * 6 - 5, months: 6)
      guard let year = year(behind: start + 2) else { return nil }
      return .init(value: .period(period, year: year.year, year.shift), length: year.behind - start)
    case "century" where (10...21).contains(number):
      return .init(value: .century(number - 1), length: 2)
    default: return nil
    }
  }

  private func quarter(_ number: Int, behind: Int, from start: Int) -> TimeMatcher.Match? {
    let period = TimeValue.Period(code: "Q\(number)", from: number * 3 - 2, months: 3)
    guard let year = year(behind: behind) else {
      // A quarter is also a part of a game or a town.
      return text.words[start].first == "q" ? .init(value: .period(period, year: nil, nil), length: 1) : nil
    }
    return .init(value: .period(period, year: year.year, year.shift), length: year.behind - start)
  }

  /// "of 2023", "2023", "of last year", "of the year".
  private func year(behind index: Int) -> (year: Int?, shift: TimeValue.Shift?, behind: Int)? {
    let (year, behind) = text.trailingYear(index)
    if let year { return (year, nil, behind) }
    let next = text.word(index) == "of" ? index + 1 : index
    let shifts: [String: TimeValue.Shift] = ["last": .last, "this": .this, "the": .this, "next": .next]
    guard let shift = shifts[text.word(next)], text.word(next + 1) == "year" else { return nil }
    return (nil, shift, next + 2)
  }

  /// "Christmas Eve", "on New Year's Day 2020".
  private func holiday(at start: Int) -> TimeMatcher.Match? {
    guard text.isCapital(start), let found = text.table.holiday(text.words[start...].prefix(4)) else {
      return nil
    }
    let (year, behind) = text.trailingYear(start + found.length)
    if let year { return .init(value: .holiday(found.holiday, year: year, nil), length: behind - start) }
    let shifts: [String: TimeValue.Shift] = ["last": .last, "this": .this, "next": .next]
    return .init(
      value: .holiday(found.holiday, year: nil, shifts[text.word(start - 1)]), length: found.length)
  }

  /// "the 1980s", "the 1980's", "the '80s", "the eighties".
  private func decade(at start: Int) -> TimeMatcher.Match? {
    if case .decade(let year)? = text.meaning(start) {
      return text.word(start - 1) == "the" || ["early", "late", "mid"].contains(text.word(start - 1))
        ? .init(value: .decade(year), length: 1) : nil
    }
    let word = text.words[start]
    if let year = text.year(word), year % 10 == 0,
      text.word(start - 1) == "the" || text.word(start - 2) == "the",
      text.word(start + 1) == "'s"
    {
      return .init(value: .decade(year), length: 2)
    }
    guard word.hasSuffix("s"), word.first.map({ $0.isNumber || $0 == "'" }) ?? false else { return nil }
    let digits = word.dropLast().filter(\.isNumber)
    if let year = text.year(digits), year % 10 == 0 { return .init(value: .decade(year), length: 1) }
    if digits.count == 2, word.hasPrefix("'"), let short = Int(digits), short % 10 == 0 {
      return .init(value: .decade(short < 30 ? 2000 + short : 1900 + short), length: 1)
    }
    return nil
  }

  /// "every Friday", "each night".
  private func repeated(at start: Int) -> TimeMatcher.Match? {
    guard ["every", "each"].contains(text.words[start]) else { return nil }
    if let day = text.weekday(start + 1) { return .init(value: .set("XXXX-WXX-\(day)"), length: 2) }
    if let part = text.part(start + 1) { return .init(value: .set("XXXX-XX-XXT\(part)"), length: 2) }
    return text.unit(start + 1).map { .init(value: .set(TimexValue.period($0, 1)), length: 2) }
  }

  /// "for three days", "within 24 hours": how long, not when.
  private func duration(at start: Int) -> TimeMatcher.Match? {
    guard ["for", "within", "during", "over", "lasted", "took", "of", "in"].contains(text.word(start - 1)),
      let count = text.amount(start), let unit = text.unit(start + count.length),
      !["ago", "earlier", "before", "later", "after", "old"].contains(text.word(start + count.length + 1))
    else { return nil }
    return .init(value: .duration(unit, count.best), length: count.length + 1)
  }
}
