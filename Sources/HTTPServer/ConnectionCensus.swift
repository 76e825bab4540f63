import Foundation
import HTTPMessage

/// Counts the open connections, in all and by network, against their limits.
///
/// `@unchecked Sendable`: all counts are only touched while `lock` is held.
final class ConnectionCensus: @unchecked Sendable {
  private let limit: Int
  private let limitPerAddress: Int
  private let lock = NSLock()
  private var total = 0
  private var accepted: UInt64 = 0
  private var refused: UInt64 = 0
  private var byNetwork: [PeerAddress: Int] = [:]
  /// Entered once for each open connection; whoever shuts down waits for it.
  let open = DispatchGroup()

  init(limit: Int, limitPerAddress: Int) {
    self.limit = limit
    self.limitPerAddress = limitPerAddress
  }

  /// Counts a connection in.
  /// - Returns: Whether there is room for it; if not, it was not counted.
  func admit(_ peer: PeerAddress) -> Bool {
    lock.lock()
    defer { lock.unlock() }
    let network = peer.network
    let count = byNetwork[network, default: 0]
    guard total < limit, count < limitPerAddress else {
      refused += 1
      return false
    }
    accepted += 1
    total += 1
    byNetwork[network] = count + 1
    open.enter()
    return true
  }

  /// Counts out a connection that was admitted, once its descriptor is closed.
  func release(_ peer: PeerAddress) {
    lock.lock()
    let network = peer.network
    let count = byNetwork[network, default: 1] - 1
    byNetwork[network] = count > 0 ? count : nil
    total -= 1
    lock.unlock()
    open.leave()
  }

  /// How many connections are open, were taken, and were turned away for want of room.
  var totals: (open: Int, accepted: UInt64, refused: UInt64) {
    lock.lock()
    defer { lock.unlock() }
    return (total, accepted, refused)
  }

  /// The number of open connections.
  var count: Int {
    lock.lock()
    defer { lock.unlock() }
    return total
  }
}
