import NewsModel

/// Holds times of a text against the report's date, or, where it has none, against the latest date of the text.
struct TimeResolver {
  /// The day the report was published or is dated.
  let published: CalendarDate?
  /// The latest day that the text gives in full, for a report without a date.
  let latest: CalendarDate?
  /// The day that the text spoke of last.
  private var context: CalendarDate?

  /// Against these two.
  init(published: CalendarDate?, latest: CalendarDate?) {
    (self.published, self.latest) = (published, latest)
  }

  /// What a time comes to.
  ///
  /// - Parameter tense: of the words around it, which tells last Friday from the next.
  mutating func resolve(_ value: TimeValue, _ tense: ClauseTense.Tense) -> TimeStretch {
    let stretch = anchored(value, tense) ?? TimeStretch(timex: TimexValue.unresolved(value))
    if stretch.precision == .day, let start = stretch.start { context = start }
    return stretch
  }

  private func anchored(_ value: TimeValue, _ tense: ClauseTense.Tense) -> TimeStretch? {
    switch value {
    case .calendar(let parts): calendar(parts, tense)
    case .span(let first, let last): span(first, last, tense)
    case .month(let month, let shift): self.month(month, shift)
    case .weekday(let day, let shift): weekday(day, tense == .future && shift == .this ? .next : shift)
    case .offset(let unit, let count): offset(unit, count, tense)
    case .past(let unit, let count): past(unit, count)
    case .context(let unit, let count): inContext(unit, count)
    case .dayOfMonth(let day): dayOfMonth(day)
    case .period(let period, let year, let shift): self.period(period, year, shift, tense)
    case .holiday(let holiday, let year, let shift): self.holiday(holiday, year, shift, tense)
    case .weekOf(let parts): TimeStretch.week(of: calendar(parts, tense)?.start)
    case .decade(let year): TimeStretch.years(year, year + 9, .stated, timex: "\(year / 10)")
    case .century(let number):
      TimeStretch.years(number * 100 + 1, number * 100 + 100, .stated, timex: "\(number)")
    case .duration, .set, .vague: nil
    }
  }

  // MARK: Calendar

  private func calendar(_ parts: TimeValue.Parts, _ tense: ClauseTense.Tense) -> TimeStretch? {
    guard let month = parts.month else {
      return parts.year.flatMap { TimeStretch.years($0, $0, .stated, timex: String($0)) }
    }
    let basis: ReportedDate.Basis = parts.year == nil ? .relative : .stated
    guard let year = parts.year ?? year(month: month, day: parts.day, tense) else { return nil }
    guard let day = parts.day else { return TimeStretch.month(year, month, basis) }
    return CalendarDate(year: year, month: month, day: day).map { TimeStretch.day($0, basis) }
  }

  private func span(_ first: TimeValue.Parts, _ last: TimeValue.Parts, _ tense: ClauseTense.Tense)
    -> TimeStretch?
  {
    guard let start = calendar(first, tense) else { return nil }
    var to = last
    if to.year == nil, let year = start.start?.year {
      to.year = (last.month ?? 0) < (first.month ?? 0) ? year + 1 : year
    }
    guard let end = calendar(to, tense), let from = start.start, let until = end.end, from <= until else {
      return nil
    }
    return TimeStretch(
      start: from, end: until, precision: .range, basis: start.basis,
      timex: "\(start.timex)/\(end.timex)")
  }

  /// The year in which a month or day without one falls: by the tense the latest reading before the report or the first
  /// one after it; the one nearest to the latest date of an undated text.
  private func year(month: Int, day: Int?, _ tense: ClauseTense.Tense) -> Int? {
    guard let anchor = published ?? latest else { return nil }
    let readings = (anchor.year - 1...anchor.year + 1).compactMap { year in
      CalendarDate(year: year, month: month, day: min(day ?? 1, CalendarDate.days(inMonth: month, of: year)))
    }
    let away = { (date: CalendarDate) in date.dayNumber - anchor.dayNumber }
    // A month without a day is here as soon as it begins; clocks and datelines may differ by a day.
    let past = readings.last { away($0) <= 1 }
    let future = readings.first {
      day == nil ? ($0.year, $0.month) >= (anchor.year, anchor.month) : away($0) >= 0
    }
    guard published != nil else { return readings.min { abs(away($0)) < abs(away($1)) }?.year }
    switch tense {
    case .future: return (future ?? past)?.year
    case .past: return (past ?? future)?.year
    case .unknown:
      // "the 11 March elections" in February; "the storm of December 30" in November was a year ago.
      guard let future, away(future) <= 31 else { return past?.year }
      guard let past else { return future.year }
      return away(future) < -away(past) ? future.year : past.year
    }
  }

  private func month(_ month: Int, _ shift: TimeValue.Shift) -> TimeStretch? {
    guard let published else { return nil }
    var year = published.year
    if shift == .last, month >= published.month { year -= 1 }
    if shift == .next, month <= published.month { year += 1 }
    return TimeStretch.month(year, month, .relative)
  }

  private func dayOfMonth(_ day: Int) -> TimeStretch? {
    guard let anchor = context ?? published else { return nil }
    var (year, month) = (anchor.year, anchor.month)
    if context == nil, day > anchor.day { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
    return CalendarDate(year: year, month: month, day: day).map { TimeStretch.day($0, .relative) }
  }

  private func period(
    _ period: TimeValue.Period, _ year: Int?, _ shift: TimeValue.Shift?, _ tense: ClauseTense.Tense
  ) -> TimeStretch? {
    if let year { return TimeStretch.period(period, year: year, .stated) }
    guard let published else { return nil }
    // A quarter or half "of last year" counts years; a season counts itself.
    if period.code.first != "S", let shift, ["Q", "H"].contains(period.code.prefix(1)) {
      return TimeStretch.period(period, year: published.year + shift.rawValue, .relative)
    }
    let readings = (published.year - 2...published.year + 1).compactMap {
      TimeStretch.period(period, year: $0, .relative)
    }
    switch shift {
    case .last: return readings.last { ($0.end ?? published) < published }
    case .next: return readings.first { ($0.start ?? published) > published }
    case .this: return readings.last { $0.start?.year == published.year }
    case nil:
      return tense == .future
        ? readings.first { ($0.end ?? published) >= published }
        : readings.last { ($0.start ?? published) <= published }
    }
  }

  private func holiday(
    _ holiday: Holiday, _ year: Int?, _ shift: TimeValue.Shift?, _ tense: ClauseTense.Tense
  ) -> TimeStretch? {
    if let year { return holiday.day(in: year).map { TimeStretch.day($0, .stated) } }
    guard let published else { return nil }
    let readings = (published.year - 1...published.year + 1).compactMap(holiday.day)
    let isNext = shift == .next || shift == nil && tense == .future
    let day =
      isNext
      ? readings.first { $0 >= published }
      : readings.last { shift == .last ? $0 < published : $0 <= published }
    return day.map { TimeStretch.day($0, .relative) }
  }

  // MARK: Seen from the report

  private func weekday(_ weekday: Int, _ shift: TimeValue.Shift) -> TimeStretch? {
    guard let published else { return nil }
    var back = (published.weekday - weekday + 7) % 7
    if shift == .next { back -= 7 }
    if shift == .last, back == 0 { back = 7 }
    return published.adding(days: -back).map { TimeStretch.day($0, .relative) }
  }

  private func offset(_ unit: TimeValue.Unit, _ count: Int, _ tense: ClauseTense.Tense) -> TimeStretch? {
    guard let published else { return nil }
    // "over the weekend" of a report that is not of one was the last.
    let isLastWeekend = unit == .weekend && count == 0 && tense != .future && published.weekday < 6
    return Self.shifted(published, unit, isLastWeekend ? -1 : count)
  }

  private func inContext(_ unit: TimeValue.Unit, _ count: Int) -> TimeStretch? {
    guard let anchor = context ?? published else { return nil }
    // So many weeks from a day is a day; "the following week" of one is a week.
    if unit == .week, count != 0 {
      return anchor.adding(days: 7 * count).map { TimeStretch.day($0, .relative) }
    }
    return Self.shifted(anchor, unit, count)
  }

  private static func shifted(_ anchor: CalendarDate, _ unit: TimeValue.Unit, _ count: Int) -> TimeStretch? {
    guard abs(count) < 10_000 else { return nil }
    switch unit {
    case .minute: return TimeStretch.day(anchor, .relative)
    case .hour: return anchor.adding(days: count / 24).map { TimeStretch.day($0, .relative) }
    case .day: return anchor.adding(days: count).map { TimeStretch.day($0, .relative) }
    case .week: return TimeStretch.week(of: anchor.adding(days: 7 * count))
    case .weekend: return TimeStretch.weekend(of: anchor.adding(days: 7 * count))
    case .month:
      let index = anchor.year * 12 + anchor.month - 1 + count
      return index > 0 ? TimeStretch.month(index / 12, index % 12 + 1, .relative) : nil
    case .year:
      let year = anchor.year + count
      return TimeStretch.years(year, year, .relative, timex: String(year))
    case .decade:
      let first = (anchor.year / 10 + count) * 10
      return TimeStretch.years(first, first + 9, .relative, timex: String(first / 10))
    }
  }

  /// The stretch of so many units that ends with the report, or begins with it.
  private func past(_ unit: TimeValue.Unit, _ count: Int) -> TimeStretch? {
    guard let published, count != 0, abs(count) < 10_000 else { return nil }
    let days =
      switch unit {
      case .minute: 0
      case .hour: (abs(count) + 23) / 24
      case .day, .weekend: abs(count)
      case .week: 7 * abs(count)
      case .month: 30 * abs(count)
      case .year: 365 * abs(count)
      case .decade: 3652 * abs(count)
      }
    let other = published.adding(days: count > 0 ? -days : days)
    return TimeStretch(
      start: count > 0 ? other : published, end: count > 0 ? published : other, precision: .range,
      basis: .relative, timex: TimexValue.period(unit, abs(count)))
  }
}
