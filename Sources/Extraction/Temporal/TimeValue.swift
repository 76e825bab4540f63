/// A time as words give it, before it is held against the report.
enum TimeValue: Sendable, Hashable {
  /// Units of time that expressions count in.
  enum Unit: String, Sendable, CaseIterable { case hour, day, week, month, year, decade, weekend }

  /// A calendar date with whatever parts are given: a day has a month, but not always a year.
  case calendar(year: Int?, month: Int?, day: Int?)
  /// Several days of one month.
  case days(year: Int?, month: Int, first: Int, last: Int)
  /// A day of the week, 1 for Monday: the nearest before the report (-1), the one after it (1), either (0).
  case weekday(Int, shift: Int)
  /// So many units from the report ("yesterday", "last month", "two days ago").
  case offset(Unit, Int)
  /// The stretch of so many units up to the report ("the past two weeks").
  case past(Unit, Int)
  /// So many days from the last date that the text gave ("the night before").
  case context(days: Int)
  /// A day of a month that isn't named ("on the 15th").
  case dayOfMonth(Int)
  /// Ten years.
  case decade(Int)
  /// What can't be resolved, as a TIMEX3 value.
  case vague(String)
}
