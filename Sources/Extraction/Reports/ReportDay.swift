import NewsModel

/// The day of a report that its first lines don't give in full: by the notice of publication at its end, by the full date of
/// its first sentences, or both together with a dateline that leaves out the year.
struct ReportDay {
  private let bytes: [UInt8]
  private let body: Int

  /// - Parameter body: where the report proper begins.
  init(_ bytes: [UInt8], body: Int) { (self.bytes, self.body) = (bytes, body) }

  /// The day, where anything of the report gives a year for it.
  ///
  /// - Parameters:
  ///   - dateline: place, day and agency in front of the report.
  ///   - known: the day that a line of its own gives at the beginning.
  func day(dateline: String?, known: CalendarDate?) -> CalendarDate? {
    guard let known = known ?? notice() ?? lead(isDated: dateline != nil) else { return nil }
    guard let dateline, let (month, day) = DateWords.monthAndDay(in: dateline) else { return known }
    // Written on that day and published then or soon after; clocks may differ by a day.
    let days = (known.year - 1...known.year).compactMap { CalendarDate(year: $0, month: month, day: day) }
    return days.last { $0.dayNumber <= known.dayNumber + 1 } ?? known
  }

  /// How far from either end it is looked for.
  private static let (lines, reach, longest) = (4, 2000, 160)

  /// A line among the last that tells when the report was published: `Published on 3 May 2022 at 14:05 GMT`, or place and
  /// day under a statement.
  private func notice() -> CalendarDate? {
    let tail = bytes[max(body, bytes.count - Self.reach)...]
    let last = tail.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.contains { !$0.isSpace } }.suffix(
      Self.lines)
    for line in last.reversed() where line.count < Self.longest {
      let words = String(decoding: line, as: UTF8.self).trimmingSpaces()
      guard let date = DateWords.date(in: words) else { continue }
      let isNotice = Self.publishing.contains(where: words.lowercased().hasPrefix)
      if isNotice || !words.hasSuffix(".") && DateWords.isDateLine(words) { return date }
    }
    return nil
  }

  private static let publishing = [
    "published", "first published", "updated", "last updated", "last modified", "posted", "issued",
    "released",
    "date of publication", "publication date",
  ]

  /// "…, the mayor said Tuesday, May 3, 2022": day of the week, day and year together in the first sentences, said then or
  /// told under a dateline.
  private func lead(isDated: Bool) -> CalendarDate? {
    let head = String(decoding: bytes[body..<min(bytes.count, body + 600)], as: UTF8.self)
    let words = head.split(whereSeparator: \.isWhitespace)
    for index in words.indices {
      guard let weekday = DateWords.weekday(words[index]) else { continue }
      let behind = words[(index + 1)..<min(index + 4, words.endIndex)].joined(separator: " ")
      guard let date = DateWords.date(in: behind), date.weekday == weekday else { continue }
      let before = words[max(0, index - 3)..<index].map { $0.lowercased() }
      if isDated || before.contains(where: Self.saying.contains) { return date }
    }
    return nil
  }

  private static let saying: Set = ["said", "announced", "reported", "confirmed"]
}
