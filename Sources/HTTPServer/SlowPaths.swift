import HTTPMessage

/// Remembers which paths were slow to answer, so that they are answered beside the lane next time.
///
/// A table of 64 bits under a hash of the path: two paths that share a bit only share the way they are run.
struct SlowPaths {
  private var bits: UInt64 = 0
  private let budget: UInt64

  /// - Parameter budget: How long a handler may hold up a lane.
  init(budget: Duration) {
    self.budget = (MonotonicTime(nanoseconds: 0) + budget).nanoseconds
  }

  /// Whether the request's path was slow the last time.
  func contains(_ request: Request) -> Bool {
    bits != 0 && bits & Self.bit(request) != 0
  }

  /// Takes note of how long a request took.
  mutating func record(_ request: Request, from start: MonotonicTime, to end: MonotonicTime) {
    if end.nanoseconds &- start.nanoseconds > budget {
      bits |= Self.bit(request)
    } else if bits != 0 {
      bits &= ~Self.bit(request)
    }
  }

  private static func bit(_ request: Request) -> UInt64 {
    1 << (request.target.pathHash & 63)
  }
}
