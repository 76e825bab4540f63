/// A point on a clock that only goes forward; handed in by whoever runs a connection, so that tests own the time.
public struct MonotonicTime: Sendable, Hashable, Comparable {
  /// Nanoseconds since some fixed point, such as the machine's start.
  public let nanoseconds: UInt64

  /// A point in time by its nanoseconds.
  public init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  /// A point that never comes.
  public static let never = MonotonicTime(nanoseconds: .max)

  /// Whether one point comes before another.
  public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The point a duration later, `never` where that cannot be held. A negative duration counts as none.
  public static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return time }
    let (whole, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflows) = whole.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
    let (end, ends) = time.nanoseconds.addingReportingOverflow(sum)
    return overflow || overflows || ends ? .never : MonotonicTime(nanoseconds: end)
  }
}
