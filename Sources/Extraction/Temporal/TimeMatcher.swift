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

  /// The tokens of a report as they stand.
  init(_ raw: [String]) {
    text = TimeText(raw)
    calendar = CalendarTimes(text: text)
    relative = RelativeTimes(text: text)
    periods = PeriodTimes(text: text)
  }

  /// The expression that begins at a token: a date of the calendar before one seen from the report, before a period.
  func match(at start: Int) -> Match? {
    guard mayBegin(text.words[start]) else { return nil }
    return calendar.match(at: start) ?? relative.match(at: start) ?? periods.match(at: start)
  }

  /// Marks begin no time; a quick look spares the rest.
  private func mayBegin(_ word: String) -> Bool {
    word.first.map { $0.isLetter || $0.isNumber || $0 == "'" } ?? false
  }
}
