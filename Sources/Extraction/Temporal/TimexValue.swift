import NewsModel

/// TIMEX3 values (ISO-TimeML, ISO 24617-1) of times.
enum TimexValue {
  /// The value of what can't be resolved.
  static func unresolved(_ value: TimeValue) -> String {
    switch value {
    case .calendar(let parts), .weekOf(let parts): return calendar(parts)
    case .span(let first, let last): return "\(calendar(first))/\(calendar(last))"
    case .month(let month, _): return "XXXX-\(padded(month))"
    case .weekday(let day, _): return "XXXX-WXX-\(day)"
    case .offset(let unit, let count):
      return count == 0 && unit == .day ? "PRESENT_REF" : count < 0 ? "PAST_REF" : "FUTURE_REF"
    case .past(let unit, let count): return period(unit, count == 0 ? nil : abs(count))
    case .context, .dayOfMonth: return "XXXX-XX-XX"
    case .period(let period, let year, _): return "\(year.map(String.init) ?? "XXXX")-\(period.code)"
    case .holiday(.fixed(let month, let day), let year, _):
      return calendar(.init(year: year, month: month, day: day))
    case .holiday(_, let year, _): return "\(year.map(String.init) ?? "XXXX")-XX-XX"
    case .decade(let year): return String(year / 10)
    case .century(let number): return String(number)
    case .duration(let unit, let count): return period(unit, count)
    case .set(let timex), .vague(let timex): return timex
    }
  }

  /// A length of time ("P3D", "PTXH").
  static func period(_ unit: TimeValue.Unit, _ count: Int?) -> String {
    let number = count.map(String.init) ?? "X"
    return switch unit {
    case .minute: "PT\(number)M"
    case .hour: "PT\(number)H"
    case .day: "P\(number)D"
    case .week: "P\(number)W"
    case .weekend: "P\(number)WE"
    case .month: "P\(number)M"
    case .year: "P\(number)Y"
    case .decade: "P\(number)DE"
    }
  }

  /// "2024-10-03", "XXXX-10".
  static func calendar(_ parts: TimeValue.Parts) -> String {
    ([parts.year.map(String.init) ?? "XXXX"] + [parts.month, parts.day].compactMap { $0.map(padded) })
      .joined(separator: "-")
  }

  /// The ISO 8601 week that a day is in ("2024-W46").
  static func week(of day: CalendarDate) -> String {
    guard let thursday = day.adding(days: 4 - day.weekday),
      let first = CalendarDate(year: thursday.year, month: 1, day: 1)
    else { return "XXXX-WXX" }
    return "\(thursday.year)-W\(padded((thursday.dayNumber - first.dayNumber) / 7 + 1))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
