import NewsModel

/// Dates that another report bounds: of the same event told elsewhere with its day, or of an undated report that tells of
/// an event that a dated one knows. What a report states itself is never touched.
enum CrossDating {
  /// The day that an underspecified TIMEX3 value means, the latest not behind a day: "XXXX-WXX-1" is the Monday before,
  /// "XXXX-10-03" the third of October before. `nil` for any other value.
  static func resolve(_ timex: String, notBehind day: CalendarDate) -> CalendarDate? {
    if timex.hasPrefix("XXXX-WXX-") {
      guard let weekday = Int(timex.dropFirst(9)), (1...7).contains(weekday) else { return nil }
      return day.adding(days: -((day.weekday - weekday + 7) % 7))
    }
    let parts = timex.split(separator: "-")
    guard parts.count == 3, parts[0] == "XXXX", let month = Int(parts[1]), let number = Int(parts[2]) else {
      return nil
    }
    // The 29th of February may be eight years back.
    return (day.year - 8...day.year).reversed().lazy
      .compactMap { CalendarDate(year: $0, month: month, day: number) }.first { $0 <= day }
  }

  /// A date of a report's own words, resolved to a day by another report; `nil` where the words don't allow that day or
  /// say when by themselves.
  static func date(_ date: ReportedDate?, days: DayInterval) -> ReportedDate? {
    guard date?.start == nil, let start = CalendarDate(dayNumber: Int(days.first)),
      let end = CalendarDate(dayNumber: Int(days.last))
    else { return nil }
    if let timex = date?.timex, timex.hasPrefix("XXXX-") {
      guard let day = resolve(timex, notBehind: end), day >= start else { return nil }
      return dated(date, day, day)
    }
    // Other words ("recently", "in recent months") say less than a day, or something else.
    return date == nil ? dated(nil, start, end) : nil
  }

  /// A date of a report's own words, resolved as the latest such day not behind another report.
  static func date(_ date: ReportedDate?, notBehind day: CalendarDate) -> ReportedDate? {
    guard let date, date.start == nil, let timex = date.timex, let resolved = resolve(timex, notBehind: day)
    else {
      return nil
    }
    return dated(date, resolved, resolved)
  }

  private static func dated(_ date: ReportedDate?, _ start: CalendarDate, _ end: CalendarDate) -> ReportedDate
  {
    ReportedDate(
      start: start, end: end, precision: start == end ? .day : .range, basis: .crossDocument,
      timex: date?.timex ?? (start == end ? start.description : nil), text: date?.text, span: date?.span)
  }
}
