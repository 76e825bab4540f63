import Foundation
import HTTPMessage

/// The system's clocks.
enum MonotonicClock {
  /// Now, by the clock that no one sets.
  @inline(__always)
  static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec))
  }

  /// Whole seconds since the beginning of 1970.
  @inline(__always)
  static var secondsSince1970: Int {
    time(nil)
  }
}
