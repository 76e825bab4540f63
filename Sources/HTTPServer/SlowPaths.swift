import HTTPMessage

/// Remembers which paths were slow to answer, so that they are answered beside the lane from then on.
///
/// The clock also counts the time for which the system gave the processor to somebody else, which under load befalls
/// some request many times a second. One slow answer among quick ones is therefore taken for chance, two close to each
/// other are not, nor is one that took longer than any such pause. A path stays marked until it was quick some times
/// in a row, as one path may be quick for one query and slow for another.
///
/// The table has 64 places under a hash of the path: two paths that share one only share the way they are run.
struct SlowPaths {
  /// For each place, how many quick answers make up for its slow ones; beyond `quickAnswers` it is marked.
  private var debts = [UInt8](repeating: 0, count: 64)
  /// How many places owe anything.
  private var debtorCount = 0
  private let budget: UInt64
  private static let quickAnswers: UInt8 = 32
  /// So many budgets are slow beyond doubt.
  private static let certainty: UInt64 = 16

  /// - Parameter budget: How long a handler may hold up a lane.
  init(budget: Duration) {
    self.budget = (MonotonicTime(nanoseconds: 0) + budget).nanoseconds
  }

  /// Whether the request's path was slow lately.
  func contains(_ request: Request) -> Bool {
    debtorCount > 0 && debts[Self.place(request)] > Self.quickAnswers
  }

  /// Takes note of how long a request took.
  mutating func record(_ request: Request, from start: MonotonicTime, to end: MonotonicTime) {
    let duration = end.nanoseconds &- start.nanoseconds
    let isSlow = duration > budget
    guard isSlow || debtorCount > 0 else { return }
    let place = Self.place(request)
    let debt = debts[place]
    if isSlow {
      let isCertain = duration / Self.certainty > budget
      debts[place] = isCertain ? 2 * Self.quickAnswers : min(debt + Self.quickAnswers, 2 * Self.quickAnswers)
      if debt == 0 { debtorCount += 1 }
    } else if debt > 0 {
      debts[place] = debt - 1
      if debt == 1 { debtorCount -= 1 }
    }
  }

  private static func place(_ request: Request) -> Int {
    Int(request.target.pathHash & 63)
  }
}
