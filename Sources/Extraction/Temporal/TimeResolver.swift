import NewsModel

/// Holds times of a text against the report's date, or, where it has none, against the latest date of the text.
struct TimeResolver {
  /// A stretch of days: what a time comes to.
  struct Stretch: Hashable {
    var start: CalendarDate?
    var end: CalendarDate?
    var precision: ReportedDate.Precision?
    var basis: ReportedDate.Basis?
    var timex: String
  }

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
  /// - Parameter future: the words around it speak of what is to come.
  mutating func resolve(_ value: TimeValue, future: Bool) -> Stretch {
    let stretch = unanchored(value, future: future) ?? Stretch(timex: Self.timex(of: value))
    if stretch.precision == .day, let start = stretch.start { context = start }
    return stretch
  }

  private func unanchored(_ value: TimeValue, future: Bool) -> Stretch? {
    switch value {
    case .calendar(let year, let month, let day): calendar(year, month, day, future: future)
    case .days(let year, let month, let first, let last): days(year, month, first, last, future: future)
    case .weekday(let weekday, let shift): self.weekday(weekday, shift: future && shift == 0 ? 1 : shift)
    case .offset(let unit, let count): offset(unit, count)
    case .past(let unit, let count): past(unit, count)
    case .context(let days): (context ?? published)?.adding(days: days).map { Self.day($0, .relative) }
    case .dayOfMonth(let day): dayOfMonth(day)
    case .decade(let year): Self.years(year, year + 9, .stated, timex: "\(year / 10)")
    case .vague: nil
    }
  }

  // MARK: Calendar

  private func calendar(_ year: Int?, _ month: Int?, _ day: Int?, future: Bool) -> Stretch? {
    guard let month else { return year.flatMap { Self.years($0, $0, .stated, timex: String($0)) } }
    let basis: ReportedDate.Basis = year == nil ? .relative : .stated
    guard let year = year ?? self.year(month: month, day: day, future: future) else { return nil }
    guard let day else { return Self.month(year, month, basis) }
    return CalendarDate(year: year, month: month, day: day).map { Self.day($0, basis) }
  }

  private func days(_ year: Int?, _ month: Int, _ first: Int, _ last: Int, future: Bool) -> Stretch? {
    let basis: ReportedDate.Basis = year == nil ? .relative : .stated
    guard let year = year ?? self.year(month: month, day: first, future: future),
      let start = CalendarDate(year: year, month: month, day: first),
      let end = CalendarDate(year: year, month: month, day: last)
    else { return nil }
    return Stretch(start: start, end: end, precision: .range, basis: basis, timex: "\(start)/\(end)")
  }

  /// The year in which a month or day without one falls: the latest reading before the report, or the one nearest to the
  /// latest date of an undated text.
  private func year(month: Int, day: Int?, future: Bool) -> Int? {
    if let published {
      let isLater = (month, day ?? 1) > (published.month, published.day)
      if future {
        return isLater
          ? published.year : published.year + ((month, day ?? 31) < (published.month, published.day) ? 1 : 0)
      }
      return isLater ? published.year - 1 : published.year
    }
    guard let latest else { return nil }
    let readings = (latest.year - 1...latest.year + 1).compactMap { year in
      CalendarDate(year: year, month: month, day: min(day ?? 1, 28)).map {
        (year, abs($0.dayNumber - latest.dayNumber))
      }
    }
    return readings.min { $0.1 < $1.1 }?.0
  }

  private func dayOfMonth(_ day: Int) -> Stretch? {
    guard let anchor = context ?? published else { return nil }
    var (year, month) = (anchor.year, anchor.month)
    if context == nil, day > anchor.day { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
    return CalendarDate(year: year, month: month, day: day).map { Self.day($0, .relative) }
  }

  // MARK: Seen from the report

  private func weekday(_ weekday: Int, shift: Int) -> Stretch? {
    guard let published else { return nil }
    var back = (published.weekday - weekday + 7) % 7
    if shift > 0 { back -= 7 }
    if shift < 0, back == 0 { back = 7 }
    return published.adding(days: -back).map { Self.day($0, .relative) }
  }

  private func offset(_ unit: TimeValue.Unit, _ count: Int) -> Stretch? {
    guard let published, abs(count) < 10_000 else { return nil }
    switch unit {
    case .hour: return published.adding(days: count / 24).map { Self.day($0, .relative) }
    case .day: return published.adding(days: count).map { Self.day($0, .relative) }
    case .week:
      return week(published.adding(days: 7 * count))
    case .weekend:
      guard let monday = week(published.adding(days: 7 * count))?.start, let start = monday.adding(days: 5)
      else { return nil }
      return Stretch(
        start: start, end: start.adding(days: 1), precision: .range, basis: .relative, timex: "\(start)/P2D")
    case .month:
      let index = published.year * 12 + published.month - 1 + count
      return Self.month(index / 12, index % 12 + 1, .relative)
    case .year:
      return Self.years(
        published.year + count, published.year + count, .relative, timex: String(published.year + count))
    case .decade: return nil
    }
  }

  private func week(_ day: CalendarDate?) -> Stretch? {
    guard let day, let monday = day.adding(days: 1 - day.weekday) else { return nil }
    return Stretch(
      start: monday, end: monday.adding(days: 6), precision: .week, basis: .relative, timex: "\(monday)/P1W")
  }

  private func past(_ unit: TimeValue.Unit, _ count: Int) -> Stretch? {
    guard let published, count > 0, count < 10_000 else { return nil }
    let days =
      switch unit {
      case .hour: (count + 23) / 24
      case .day, .weekend: count
      case .week: 7 * count
      case .month: 30 * count
      case .year: 365 * count
      case .decade: 3652 * count
      }
    return Stretch(
      start: published.adding(days: -days), end: published, precision: .range, basis: .relative,
      timex: Self.timex(of: .past(unit, count)))
  }

  // MARK: Stretches

  private static func day(_ day: CalendarDate, _ basis: ReportedDate.Basis) -> Stretch {
    Stretch(start: day, end: day, precision: .day, basis: basis, timex: day.description)
  }

  private static func month(_ year: Int, _ month: Int, _ basis: ReportedDate.Basis) -> Stretch? {
    guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let end = CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    return Stretch(
      start: start, end: end, precision: .month, basis: basis, timex: String(start.description.prefix(7)))
  }

  private static func years(_ first: Int, _ last: Int, _ basis: ReportedDate.Basis, timex: String) -> Stretch?
  {
    guard let start = CalendarDate(year: first, month: 1, day: 1) else { return nil }
    return Stretch(
      start: start, end: CalendarDate(year: last, month: 12, day: 31),
      precision: first == last ? .year : .range, basis: basis,
      timex: timex)
  }

  /// The TIMEX3 value of what can't be resolved.
  static func timex(of value: TimeValue) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    switch value {
    case .calendar(let year, let month, let day):
      return ([year.map(String.init) ?? "XXXX"] + [month, day].compactMap { $0.map(padded) }).joined(
        separator: "-")
    case .days(_, let month, let first, let last):
      return "XXXX-\(padded(month))-\(padded(first))/XXXX-\(padded(month))-\(padded(last))"
    case .weekday(let day, _): return "XXXX-WXX-\(day)"
    case .offset(let unit, let count):
      return count == 0 && unit == .day ? "PRESENT_REF" : count < 0 ? "PAST_REF" : "FUTURE_REF"
    case .past(let unit, let count):
      let letters: [TimeValue.Unit: String] = [
        .hour: "TXH", .day: "XD", .week: "XW", .month: "XM", .year: "XY", .decade: "XE", .weekend: "XWE",
      ]
      return "P" + (letters[unit] ?? "XD").replacing("X", with: count > 0 ? String(count) : "X")
    case .context, .dayOfMonth: return "XXXX-XX-XX"
    case .decade(let year): return String(year / 10)
    case .vague(let timex): return timex
    }
  }
}
