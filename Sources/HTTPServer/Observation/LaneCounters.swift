import HTTPMessage
import Synchronization

/// What one lane has done since the server's start, written by the lane alone and read by anyone at any time.
///
/// A lane is one writer, so that counting is a load and a store without a lock or a locked instruction; readers may see
/// one counter a moment before another.
final class LaneCounters: Sendable {
  /// The statuses that are counted each by itself; any other is counted as 0.
  static let statuses = [
    200, 204, 206, 301, 302, 303, 304, 308, 400, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 416, 417,
    421, 422,
    429, 431, 500, 501, 503, 505, 0,
  ]
  /// The upper bounds of the histogram's buckets, in nanoseconds; above the last one there is one more bucket.
  static let bounds: [UInt64] = [
    10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    25_000_000,
    50_000_000, 100_000_000, 250_000_000, 1_000_000_000,
  ]
  /// Routes above that are counted as none.
  static let mostRoutes = 64
  /// Per route: statuses (30), buckets (16), the sum of the nanoseconds, and one to spare.
  private static let cellsPerRoute = 48
  private static let sumCell = 46
  private static let firstBucket = 30

  private let received = Atomic<UInt64>(0)
  private let sent = Atomic<UInt64>(0)
  private let cells = InlineArray<3072, Atomic<UInt64>> { _ in Atomic(0) }
  /// Where a status is counted, by its code less 200.
  private let slots: [UInt8] = (200..<600).map { code in
    UInt8(LaneCounters.statuses.firstIndex(of: code) ?? LaneCounters.statuses.count - 1)
  }

  /// One more answer, and how long it took to make.
  @inline(__always)
  func answered(_ response: Response, nanoseconds: UInt64) {
    let base = base(response)
    Self.add(1, to: cells[base + slot(response)])
    var bucket = 0
    while bucket < Self.bounds.count, nanoseconds > Self.bounds[bucket] { bucket += 1 }
    Self.add(1, to: cells[base + Self.firstBucket + bucket])
    Self.add(nanoseconds, to: cells[base + Self.sumCell])
  }

  /// One more request that could not be read.
  func refused(_ response: Response) {
    Self.add(1, to: cells[base(response) + slot(response)])
  }

  @inline(__always)
  func received(_ bytes: Int) { Self.add(UInt64(bytes), to: received) }

  @inline(__always)
  func sent(_ bytes: Int) { Self.add(UInt64(bytes), to: sent) }

  private func base(_ response: Response) -> Int {
    let route = Int(response.route)
    return (route < Self.mostRoutes ? route : 0) * Self.cellsPerRoute
  }

  private func slot(_ response: Response) -> Int {
    let code = response.status.code
    return 200..<600 ~= code ? Int(slots[code - 200]) : Self.statuses.count - 1
  }

  @inline(__always)
  private static func add(_ number: UInt64, to cell: borrowing Atomic<UInt64>) {
    cell.store(cell.load(ordering: .relaxed) &+ number, ordering: .relaxed)
  }

  // MARK: Reading

  var bytes: (received: UInt64, sent: UInt64) {
    (received.load(ordering: .relaxed), sent.load(ordering: .relaxed))
  }

  /// How often each of `statuses` was answered on a route.
  func statuses(route: Int) -> [UInt64] { read(route, 0..<Self.statuses.count) }

  /// How many answers of a route fell into each bucket.
  func buckets(route: Int) -> [UInt64] {
    read(route, Self.firstBucket..<Self.firstBucket + Self.bounds.count + 1)
  }

  /// How long the answers of a route took together.
  func nanoseconds(route: Int) -> UInt64 { read(route, Self.sumCell..<Self.sumCell + 1)[0] }

  private func read(_ route: Int, _ range: Range<Int>) -> [UInt64] {
    range.map { cells[route * Self.cellsPerRoute + $0].load(ordering: .relaxed) }
  }
}
