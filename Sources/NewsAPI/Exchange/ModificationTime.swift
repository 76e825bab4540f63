import Foundation
import NewsModel

/// When the data that is served now was first served, for Last-Modified (RFC 9110 §8.8.2).
final class ModificationTime: Sendable {
  private let now: @Sendable () -> Int
  private let lock = NSLock()
  /// Read and written only under the lock.
  nonisolated(unsafe) private var known = (version: "", time: 0)

  /// A clock that gives seconds since 1970.
  init(now: @escaping @Sendable () -> Int) { self.now = now }

  /// Seconds since 1970 at which a version was first asked for.
  func time(of version: String) -> Int {
    lock.withLock {
      if known.version != version { known = (version, now()) }
      return known.time
    }
  }
}

/// Points in time as the fields of a message have them.
enum HTTPDate {
  /// Seconds since 1970 of a date in any of the three forms that must be taken (RFC 9110 §5.6.7): `Sun, 06 Nov 1994
  /// 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let words = text.split { " ,-".contains($0) }.map(String.init)
    let isOld = words.count == 5 && text.utf8.dropFirst(3).first == UInt8(ascii: " ")
    guard isOld || words.count == 6 && words[5] == "GMT" else { return nil }
    let (dayWord, monthWord, yearWord, clock) =
      isOld ? (words[2], words[1], words[4], words[3]) : (words[1], words[2], words[3], words[4])
    guard let day = UInt8(dayWord), let month = months.firstIndex(of: monthWord), var year = UInt16(yearWord)
    else { return nil }
    if yearWord.utf8.count == 2 { year += year < 70 ? 2000 : 1900 }
    let parts = clock.split(separator: ":").compactMap { UInt8($0) }.map(Int.init)
    guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] < 61,
      let date = CalendarDate(year: Int(year), month: month + 1, day: Int(day))
    else { return nil }
    return date.dayNumber * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
