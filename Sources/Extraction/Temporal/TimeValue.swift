import NewsModel

/// A time as words give it, before it is held against the report.
enum TimeValue: Sendable, Hashable {
  /// Units of time that expressions count in.
  enum Unit: String, Sendable, CaseIterable { case minute, hour, day, week, weekend, month, year, decade }

  /// A calendar date with whatever parts are given.
  struct Parts: Sendable, Hashable {
    var year: Int?
    var month: Int?
    var day: Int?
  }

  /// A part of a year that has a name; `from` is the first month.
  struct Period: Sendable, Hashable {
    /// The TIMEX3 code ("SU", "Q3", "H1").
    var code: String
    var from: Int
    var months: Int
  }

  /// Which year a period or month without one is of: the last one, this one, the next one, or what the tense says.
  enum Shift: Int, Sendable, Hashable { case last = -1, this = 0, next = 1 }

  /// A calendar date: a day has a month, but not always a year.
  case calendar(Parts)
  /// From one calendar date to another.
  case span(Parts, Parts)
  /// A month seen from the report ("last October").
  case month(Int, Shift)
  /// A day of the week, 1 for Monday: the nearest before the report, the one after it, or what the tense says.
  case weekday(Int, Shift)
  /// So many units from the report ("yesterday", "last month", "two days ago").
  case offset(Unit, Int)
  /// The stretch of so many units up to the report ("the past two weeks"), or from it on where less than 0; 0 for "recent".
  case past(Unit, Int)
  /// So many units from the last day that the text gave ("the night before", "a week later").
  case context(Unit, Int)
  /// A day of a month that isn't named ("on the 15th").
  case dayOfMonth(Int)
  /// A season, quarter or half.
  case period(Period, year: Int?, Shift?)
  /// A feast, by its place in the table.
  case holiday(Holiday, year: Int?, Shift?)
  /// The week that holds a day ("the week of May 3").
  case weekOf(Parts)
  /// Ten years from the given one.
  case decade(Int)
  /// The century that begins behind so many hundred years ("the 19th century": 18).
  case century(Int)
  /// How long, without when.
  case duration(Unit, Int?)
  /// Again and again, as a TIMEX3 value.
  case set(String)
  /// What can't be resolved, as a TIMEX3 value.
  case vague(String)
}

/// When a feast falls.
enum Holiday: Sendable, Hashable {
  /// The same day every year.
  case fixed(month: Int, day: Int)
  /// So many days from Easter Sunday of the western churches.
  case easter(Int)
  /// The nth weekday (1 for Monday) of a month.
  case nth(Int, weekday: Int, month: Int)

  /// Reads `12-25`, `easter-2`, `4th-4-11` (fourth Thursday of November).
  init?(_ text: String) {
    if text.hasPrefix("easter") {
      self = .easter(Int(text.dropFirst(6).replacing("+", with: "")) ?? 0)
      return
    }
    let parts = text.split(separator: "-")
    if parts.count == 3, parts[0].hasSuffix("th"), let nth = Int(parts[0].dropLast(2)),
      let weekday = Int(parts[1]), let month = Int(parts[2])
    {
      self = .nth(nth, weekday: weekday, month: month)
      return
    }
    guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return nil }
    self = .fixed(month: month, day: day)
  }

  /// The feast's day in a year.
  func day(in year: Int) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .easter(let days): return Self.easterSunday(year)?.adding(days: days)
    case .nth(let nth, let weekday, let month):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
      return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
    }
  }

  /// Easter Sunday, Gregorian. After the anonymous algorithm in Meeus, "Astronomical Algorithms" (1991), chapter 8.
  private static func easterSunday(_ year: Int) -> CalendarDate? {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let shift = (golden + 11 * moon + 22 * week) / 451
    let sum = moon + week - 7 * shift + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
