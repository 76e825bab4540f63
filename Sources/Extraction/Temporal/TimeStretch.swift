import NewsModel

/// A stretch of days: what a time comes to.
struct TimeStretch: Hashable, Sendable {
  var start: CalendarDate?
  var end: CalendarDate?
  var precision: ReportedDate.Precision?
  var basis: ReportedDate.Basis?
  /// The TIMEX3 value.
  var timex: String

  /// One day.
  static func day(_ day: CalendarDate, _ basis: ReportedDate.Basis) -> TimeStretch {
    TimeStretch(start: day, end: day, precision: .day, basis: basis, timex: day.description)
  }

  /// A week from Monday to Sunday.
  static func week(of day: CalendarDate?) -> TimeStretch? {
    guard let day, let monday = day.adding(days: 1 - day.weekday) else { return nil }
    return TimeStretch(
      start: monday, end: monday.adding(days: 6), precision: .week, basis: .relative,
      timex: TimexValue.week(of: monday))
  }

  /// The Saturday and Sunday of a day's week.
  static func weekend(of day: CalendarDate?) -> TimeStretch? {
    guard let monday = week(of: day)?.start, let start = monday.adding(days: 5) else { return nil }
    return TimeStretch(
      start: start, end: start.adding(days: 1), precision: .range, basis: .relative,
      timex: "\(TimexValue.week(of: monday))-WE")
  }

  /// One month.
  static func month(_ year: Int, _ month: Int, _ basis: ReportedDate.Basis) -> TimeStretch? {
    guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let end = CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    return TimeStretch(
      start: start, end: end, precision: .month, basis: basis, timex: String(start.description.prefix(7)))
  }

  /// Whole years.
  static func years(_ first: Int, _ last: Int, _ basis: ReportedDate.Basis, timex: String) -> TimeStretch? {
    guard let start = CalendarDate(year: first, month: 1, day: 1) else { return nil }
    return TimeStretch(
      start: start, end: CalendarDate(year: last, month: 12, day: 31),
      precision: first == last ? .year : .range, basis: basis, timex: timex)
  }

  /// A season, quarter or half that begins in a year.
  static func period(_ period: TimeValue.Period, year: Int, _ basis: ReportedDate.Basis) -> TimeStretch? {
    guard let start = CalendarDate(year: year, month: period.from, day: 1) else { return nil }
    let last = year * 12 + period.from - 1 + period.months - 1
    let end = month(last / 12, last % 12 + 1, basis)?.end
    return TimeStretch(
      start: start, end: end, precision: .range, basis: basis, timex: "\(year)-\(period.code)")
  }
}
