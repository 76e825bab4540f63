/// Reads expressions of time off the words of a report.
struct TimeMatcher {
  /// An expression: its first token stands where matching began.
  struct Match {
    var value: TimeValue
    var length: Int
    /// The TIMEX3 code of the part of the day ("NI").
    var part: String?
  }

  /// The words that are read.
  let text: TimeText
  private let calendar: CalendarTimes
  private let relative: RelativeTimes
  private let periods: PeriodTimes

  /// The tokens of a report, as they stand and folded.
  init(raw: [String], words: [String]) {
    text = TimeText(raw: raw, words: words)
    calendar = CalendarTimes(text: text)
    relative = RelativeTimes(text: text)
    periods = PeriodTimes(text: text)
  }

  /// The expression that begins at a token: a date of the calendar before one seen from the report, before a period.
  func match(at start: Int) -> Match? {
    guard text.mayBegin(start) else { return nil }
    return calendar.match(at: start) ?? relative.match(at: start) ?? periods.match(at: start)
  }
}
