import Foundation

/// The connections of a lane on which requests follow one another closely, asked with one `poll` for all of
/// them whether more has come.
///
/// Dispatch has one thread that waits for descriptors; at every event it is woken, wakes a lane, and the lane
/// arms the source again. A source that has fired stays unarmed until its handler has run, so that while a
/// lane goes on serving its busy connections from here, that thread sleeps, and a request costs little more
/// than its own reading and writing. Every connection still has its one read source, which brings it here and
/// stands for everything else.
///
/// A connection is taken out before its descriptor is closed and while its reading is suspended.
struct BusyConnections {
  private var connections: [Connection] = []
  private var polled: [pollfd] = []
  private var quietPolls: [Int] = []

  /// After as many polls without anything new a connection is left to its source alone.
  private static let patience = 64

  /// Whether there is none.
  var isEmpty: Bool { connections.isEmpty }

  /// How many there are.
  var count: Int { connections.count }

  /// Takes a connection in.
  mutating func add(_ connection: Connection) {
    guard connection.busyIndex == nil else { return }
    connection.busyIndex = connections.count
    connections.append(connection)
    polled.append(pollfd(fd: connection.descriptor, events: Int16(POLLIN), revents: 0))
    quietPolls.append(0)
  }

  /// Takes a connection out; the last one takes its place.
  mutating func remove(_ connection: Connection) {
    guard let index = connection.busyIndex else { return }
    connection.busyIndex = nil
    let last = connections.count - 1
    if index < last {
      connections.swapAt(index, last)
      polled.swapAt(index, last)
      quietPolls.swapAt(index, last)
      connections[index].busyIndex = index
    }
    connections.removeLast()
    polled.removeLast()
    quietPolls.removeLast()
  }

  /// Asks the kernel, without waiting.
  /// - Returns: Whether anything has come on any of them.
  mutating func poll() -> Bool {
    guard !polled.isEmpty else { return false }
    return Foundation.poll(&polled, nfds_t(polled.count), 0) > 0
  }

  /// The connection at an index, nil behind the last.
  func connection(at index: Int) -> Connection? {
    index < connections.count ? connections[index] : nil
  }

  /// Whether the last poll found something on the connection at an index.
  func isReady(at index: Int) -> Bool { polled[index].revents != 0 }

  /// Counts a poll at which the connection at an index had nothing, and takes it out after too many.
  /// - Returns: Whether it was taken out.
  mutating func dropIfQuiet(at index: Int) -> Bool {
    guard polled[index].revents == 0 else {
      quietPolls[index] = 0
      return false
    }
    quietPolls[index] += 1
    guard quietPolls[index] > Self.patience else { return false }
    remove(connections[index])
    return true
  }
}
