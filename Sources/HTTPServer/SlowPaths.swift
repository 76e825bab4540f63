import HTTPMessage

/// Remembers which paths were slow to answer, so that they are answered beside the lane from then on.
///
/// A path stays marked until it was quick some times in a row, as one path may be quick for one query and slow
/// for another. The table has 64 places under a hash of the path: two paths that share one only share the way
/// they are run.
struct SlowPaths {
  private var marks = [UInt8](repeating: 0, count: 64)
  private var markedCount = 0
  private let budget: UInt64
  private static let quickAnswers: UInt8 = 32

  /// - Parameter budget: How long a handler may hold up a lane.
  init(budget: Duration) {
    self.budget = (MonotonicTime(nanoseconds: 0) + budget).nanoseconds
  }

  /// Whether the request's path was slow lately.
  func contains(_ request: Request) -> Bool {
    markedCount > 0 && marks[Self.place(request)] > 0
  }

  /// Takes note of how long a request took.
  mutating func record(_ request: Request, from start: MonotonicTime, to end: MonotonicTime) {
    let isSlow = end.nanoseconds &- start.nanoseconds > budget
    guard isSlow || markedCount > 0 else { return }
    let place = Self.place(request)
    let mark = marks[place]
    marks[place] = isSlow ? Self.quickAnswers : mark - min(mark, 1)
    if mark == 0, isSlow { markedCount += 1 }
    if mark == 1, !isSlow { markedCount -= 1 }
  }

  private static func place(_ request: Request) -> Int {
    Int(request.target.pathHash & 63)
  }
}
