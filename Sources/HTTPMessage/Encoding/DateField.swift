/// The Date field of the current second, written once a second (RFC 9110 §5.6.7, §6.6.1).
public struct DateField: Sendable {
  private var second = Int.min
  /// `Date: Sun, 06 Nov 1994 08:49:37 GMT` with its CR LF.
  private(set) var line: [UInt8] = []

  /// A field for the beginning of 1970, until `update` is called.
  public init() {
    update(secondsSince1970: 0)
  }

  /// Writes the field anew where the second has changed.
  /// - Parameter secondsSince1970: Seconds since the beginning of 1970, UTC; 0 up to the end of 9999.
  @inline(__always)
  public mutating func update(secondsSince1970: Int) {
    if secondsSince1970 != second { write(secondsSince1970) }
  }

  private mutating func write(_ seconds: Int) {
    second = seconds
    line = Array("Date: \(Self.text(secondsSince1970: seconds))\r\n".utf8)
  }

  /// A point in time as an IMF-fixdate, the one form that may be sent (RFC 9110 §5.6.7). Also for Last-Modified.
  /// - Parameter secondsSince1970: Seconds since the beginning of 1970, UTC; 0 up to the end of 9999.
  public static func text(secondsSince1970 seconds: Int) -> String {
    let seconds = min(max(seconds, 0), 253_402_300_799)
    let days = seconds / 86_400
    let time = seconds % 86_400
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][days % 7]
    let (year, month, day) = civilDate(days)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let clock = [time / 3600, time / 60 % 60, time % 60].map(twoDigits).joined(separator: ":")
    return "\(weekday), \(twoDigits(day)) \(months[month - 1]) \(year) \(clock) GMT"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The Gregorian date of a day counted from 1970-01-01, 0 or more.
  private static func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
    // Years begin in March here, so that the leap day is the last of its year; an era is 400 years.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
