import NewsModel

/// Days from the first to the last, counted from 1970-01-01.
public struct DayInterval: Sendable, Hashable {
  /// The first day.
  public var first: Int32
  /// The last day; `open` where there is none.
  public var last: Int32

  /// The last day of an interval that has no end.
  public static let open = Int32.max

  init(first: Int32, last: Int32) { (self.first, self.last) = (first, last) }

  /// A single day.
  public init(day: CalendarDate) {
    first = Int32(day.dayNumber)
    last = first
  }

  /// The days of a reported date; `nil` where it could not be resolved.
  public init?(_ date: ReportedDate?) {
    guard let start = date?.start else { return nil }
    first = Int32(start.dayNumber)
    last = date?.end.map { max(Int32(start.dayNumber), Int32($0.dayNumber)) } ?? Self.open
  }

  /// Reads `2024`, `2024-10` or `2024-10-03` as the whole of that year, month or day; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count), zip(parts, widths).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let year = numbers[0]
    let lastMonth = numbers.count > 1 ? numbers[1] : 12
    guard (1...12).contains(lastMonth),
      let start = CalendarDate(
        year: year, month: numbers.count > 1 ? numbers[1] : 1, day: numbers.count > 2 ? numbers[2] : 1),
      let end = CalendarDate(
        year: year, month: lastMonth,
        day: numbers.count > 2 ? numbers[2] : CalendarDate.days(inMonth: lastMonth, of: year))
    else { return nil }
    (first, last) = (Int32(start.dayNumber), Int32(end.dayNumber))
  }

  /// Whether the two share a day.
  public func overlaps(_ other: DayInterval) -> Bool { first <= other.last && other.first <= last }
}
