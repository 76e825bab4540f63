/// Reads times that are seen from the report, or from the last day that the text gave: "last week", "two days ago", "the
/// night before".
struct RelativeTimes {
  let text: TimeText

  /// The time that begins at a token.
  func match(at start: Int) -> TimeMatcher.Match? {
    named(at: start) ?? shifted(at: start) ?? counted(at: start) ?? contextual(at: start)
      ?? single(at: start)
  }

  /// "the day before yesterday", "the night before last", "the week of November 13", "the end of the month".
  private func named(at start: Int) -> TimeMatcher.Match? {
    switch text.words[start] {
    case "day" where text.word(start + 1) == "before" && text.word(start + 2) == "yesterday":
      return .init(value: .offset(.day, -2), length: 3)
    case "day" where text.word(start + 1) == "after" && text.word(start + 2) == "tomorrow":
      return .init(value: .offset(.day, 2), length: 3)
    case "night" where text.word(start + 1) == "before" && text.word(start + 2) == "last":
      return .init(value: .offset(.day, -2), length: 3, part: "NI")
    case "week" where text.word(start + 1) == "of":
      guard let day = CalendarTimes(text: text).match(at: start + 2), case .calendar(let parts) = day.value,
        parts.day != nil
      else { return nil }
      return .init(value: .weekOf(parts), length: 2 + day.length)
    case "beginning", "start", "middle", "end":
      guard text.word(start + 1) == "of", text.word(start + 2) == "the", let unit = text.unit(start + 3),
        [.week, .month, .year, .decade].contains(unit), !text.word(start + 3).hasSuffix("s")
      else { return nil }
      return .init(value: .offset(unit, 0), length: 4)
    default: return nil
    }
  }

  /// "last week", "next Monday", "this morning", "last October", "the past two weeks".
  private func shifted(at start: Int) -> TimeMatcher.Match? {
    var next = start + 1
    let shift: TimeValue.Shift
    switch text.words[start] {
    case "last", "past", "previous": shift = .last
    case "this", "current": shift = .this
    case "next", "coming", "upcoming": shift = .next
    default: return nil
    }
    var own = shift
    if shift == .this, ["past", "last", "coming", "very", "same"].contains(text.word(next)) {
      own = ["past", "last"].contains(text.word(next)) ? .last : text.word(next) == "coming" ? .next : .this
      next += 1
    }
    let length = next + 1 - start
    switch text.meaning(next) {
    case .weekday(let day) where text.word(next).count > 4:
      let part = text.part(next + 1)
      return .init(value: .weekday(day, own), length: length + (part == nil ? 0 : 1), part: part)
    case .month(let month) where text.month(next) != nil && text.day(next + 1) == nil:
      return .init(value: .month(month, own), length: length)
    case .part(let code) where text.words[start] != "past":
      let back = own == .last ? -1 : 0
      return .init(value: .offset(.day, own == .next ? 1 : back), length: length, part: code)
    case .season(let season): return .init(value: .period(season, year: nil, own), length: length)
    case .unit(let unit): return units(unit, own, at: next, length: length)
    default: break
    }
    guard own != .this, let amount = text.amount(next), let unit = text.unit(next + amount.length) else {
      return nil
    }
    let count = amount.best ?? 0
    return .init(
      value: .past(unit, own == .next ? -count : count), length: next - start + amount.length + 1)
  }

  private func units(_ unit: TimeValue.Unit, _ shift: TimeValue.Shift, at index: Int, length: Int)
    -> TimeMatcher.Match?
  {
    // "the last days" and "these days" say less than they seem to; "last minute" is no time.
    if text.word(index).hasSuffix("s") { return .init(value: .past(unit, 0), length: length) }
    if [.minute, .hour].contains(unit) { return nil }
    switch (text.word(index - 1), unit) {
    case ("past", _): return .init(value: .past(unit, 1), length: length)
    case ("previous", .day), ("next", .day):
      return .init(value: .context(.day, shift.rawValue), length: length)
    case ("last", .day): return nil
    default: break
    }
    return .init(value: .offset(unit, shift.rawValue), length: length)
  }

  /// "two days ago", "a week earlier", "three weeks later", "ten days before", "minutes ago".
  private func counted(at start: Int) -> TimeMatcher.Match? {
    if let unit = text.unit(start), text.word(start).hasSuffix("s"), text.word(start + 1) == "ago" {
      return ago(unit, nil, length: 2)
    }
    let isHalf = text.word(start) == "half" && ["a", "an"].contains(text.word(start + 1))
    guard let count = isHalf ? (best: 1, length: 2) : text.amount(start),
      let unit = text.unit(start + count.length)
    else { return nil }
    let behind = start + count.length + 1
    let length = count.length + 2
    let isLast =
      !text.isNounAhead(behind + 1)
      && !["the", "a", "an", "his", "their", "its"].contains(text.word(behind + 1))
    switch text.word(behind) {
    case "ago": return ago(isHalf ? .hour : unit, count.best, length: length)
    case "earlier", "previously":
      return count.best.map { .init(value: .context(unit, -$0), length: length) }
    case "later": return count.best.map { .init(value: .context(unit, $0), length: length) }
    case "before" where isLast, "prior" where isLast:
      return count.best.map { .init(value: .context(unit, -$0), length: length) }
    case "after" where isLast, "afterward" where isLast, "afterwards" where isLast:
      return count.best.map { .init(value: .context(unit, $0), length: length) }
    case "hence": return count.best.map { .init(value: .offset(unit, $0), length: length) }
    case "from" where text.word(behind + 1) == "now":
      return count.best.map { .init(value: .offset(unit, $0), length: length + 1) }
    default: return nil
    }
  }

  private func ago(_ unit: TimeValue.Unit, _ count: Int?, length: Int) -> TimeMatcher.Match {
    // What was minutes or a few hours ago was on the day of the report.
    if unit == .minute || unit == .hour && (count ?? 1) < 12 {
      return .init(value: .offset(.day, 0), length: length)
    }
    guard let count else { return .init(value: .vague("PAST_REF"), length: length) }
    // "a week ago" names a day, "last week" does not.
    let isWeek = unit == .week && count < 1000
    return .init(value: isWeek ? .offset(.day, -7 * count) : .offset(unit, -count), length: length)
  }

  /// "the night before", "the same day", "that week", "the following month", "recent months".
  private func contextual(at start: Int) -> TimeMatcher.Match? {
    let next = start + 1
    let part = text.part(next)
    let unit = part == nil ? text.unit(next) : .day
    let isSingular = !text.word(next).hasSuffix("s")
    switch text.words[start] {
    case "same" where isSingular, "that" where isSingular && unit != .hour && unit != .minute:
      return unit.map { .init(value: .context($0, 0), length: 2, part: part) }
    case "following" where isSingular, "next" where isSingular && unit == .day:
      return unit.map { .init(value: .context($0, 1), length: 2, part: part) }
    case "previous" where isSingular, "preceding" where isSingular:
      return unit.map { .init(value: .context($0, -1), length: 2, part: part) }
    case "recent": return text.unit(next).map { _ in .init(value: .vague("PAST_REF"), length: 2) }
    default: break
    }
    guard text.word(start - 1) == "the", !text.words[start].hasSuffix("s"),
      let unit = text.part(start) == nil ? text.unit(start) : .day, unit != .hour, unit != .minute,
      ["before", "after", "earlier"].contains(text.word(next)), !text.isNounAhead(next + 1),
      !["the", "a", "an", "his", "her", "their", "its", "he", "she", "they", "it", "we"].contains(
        text.word(next + 1))
    else { return nil }
    let count = text.word(next) == "after" ? 1 : -1
    return .init(value: .context(unit, count), length: 2, part: text.part(start))
  }

  /// "Friday night", "today", "yesterday morning", "recently".
  private func single(at start: Int) -> TimeMatcher.Match? {
    if let day = text.weekday(start) {
      // "on Fridays" is every one.
      if text.word(start).hasSuffix("s") { return .init(value: .set("XXXX-WXX-\(day)"), length: 1) }
      let part = text.part(start + 1)
      let week = text.word(start + 1) == "last" && text.word(start + 2) == "week"
      if week { return .init(value: .weekday(day, .last), length: 3) }
      return .init(value: .weekday(day, .this), length: part == nil ? 1 : 2, part: part)
    }
    switch text.meaning(start) {
    case .day(let offset):
      let part = text.part(start + 1) ?? (text.word(start) == "tonight" ? "NI" : nil)
      let hasPart = text.part(start + 1) != nil
      return .init(value: .offset(.day, offset), length: hasPart ? 2 : 1, part: part)
    case .vague(let timex): return .init(value: .vague(timex), length: 1)
    case .unit(.weekend) where text.word(start - 1) == "the" && !text.word(start).hasSuffix("s"):
      return .init(value: .offset(.weekend, 0), length: 1)
    default: return nil
    }
  }
}
