import Foundation
import HTTPMessage

/// A serial queue with the connections that run on it, and the buffers that they share while one of them runs.
///
/// Connections are spread over a few lanes instead of having a queue each: the events of many connections
/// are then worked off by one thread without waking others, and a buffer is needed for each lane only.
///
/// `@unchecked Sendable`: apart from the constants, everything is only touched on `queue`.
final class Lane: @unchecked Sendable {
  /// How long busy connections may hold up the lane's other work.
  private static let busyTurnLength = Duration.milliseconds(2)
  private static let mostLooks = 32

  let queue: DispatchQueue
  let settings: ConnectionSettings
  let handler: HTTPServer.Handler
  let problemResponse: @Sendable (ServerProblem, String?) -> Response
  let census: ConnectionCensus
  let counters = LaneCounters()
  let accessLog: AccessLog?
  /// What was read last; only valid until the next read on this lane.
  let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// What the running connection is about to write; empty between events.
  var output: [UInt8] = []
  var date = DateField()
  var slowPaths: SlowPaths
  private var connections: [Int32: Connection] = [:]
  /// Connections on which requests follow one another closely.
  var busy = BusyConnections()
  private var isBusyTurnScheduled = false
  /// How many looks in vain a turn may begin with: more where looking paid of late, fewer where it did not.
  private var looksAllowed = 1
  private let tick: DispatchTimeInterval
  private var isTicking = false
  private var isDraining = false

  init(
    index: Int, settings: ConnectionSettings, configuration: ServerConfiguration, census: ConnectionCensus,
    handler: @escaping HTTPServer.Handler
  ) {
    queue = DispatchQueue(label: "onrecord.http.lane-\(index)")
    self.settings = settings
    self.census = census
    self.handler = handler
    problemResponse = configuration.problemResponse
    accessLog = configuration.accessLog
    slowPaths = SlowPaths(budget: configuration.inlineBudget)
    tick = Self.tick(settings.deadlines)
    output.reserveCapacity(64 * 1024)
  }

  deinit {
    input.deallocate()
  }

  /// Takes over a connection that was just accepted.
  func adopt(_ descriptor: Int32, _ peer: PeerAddress) {
    queue.async {
      let connection = Connection(descriptor: descriptor, peer: peer, lane: self)
      self.connections[descriptor] = connection
      connection.start()
      if self.isDraining { connection.drain() }
      self.scheduleTick()
    }
  }

  /// Forgets a connection, before its descriptor is closed.
  func forget(_ connection: Connection) {
    busy.remove(connection)
    connections[connection.descriptor] = nil
  }

  // MARK: Busy connections

  /// Reads what a connection's source reported, and looks out for more on the busy ones.
  func serve(_ connection: Connection) {
    connection.readAll()
    if !connection.isClosed, !connection.readIsSuspended { busy.add(connection) }
    scheduleBusyTurn()
  }

  /// Serves busy connections for a moment, each in turn, then lets the lane's other work in.
  private func busyTurn() {
    isBusyTurnScheduled = false
    let end = MonotonicClock.now + Self.busyTurnLength
    // Many busy connections, and each request served, buy looks in vain: the more there is to do, the longer
    // more is waited for here, as sleeping and being woken for each request costs more than those looks. Where
    // nothing came of it, as the clients are slow or the machine has other things to do, the next turn looks less.
    var looks = min(busy.count / 2, looksAllowed)
    var isLookingAgain = false
    var hasPaid = false
    defer { looksAllowed = hasPaid ? min(looksAllowed * 2, Self.mostLooks) : max(looksAllowed / 2, 1) }
    repeat {
      guard busy.poll() else {
        looks -= 1
        isLookingAgain = true
        continue
      }
      hasPaid = hasPaid || isLookingAgain
      var index = 0
      while let connection = busy.connection(at: index) {
        if busy.isReady(at: index) {
          connection.readAll()
          looks = min(looks + 1, Self.mostLooks)
        }
        // Where it was closed or suspended, another one stands in its place now.
        if connection.busyIndex == index, !busy.dropIfQuiet(at: index) { index += 1 }
      }
      if MonotonicClock.now >= end { return scheduleBusyTurn() }
    } while looks >= 0
  }

  private func scheduleBusyTurn() {
    guard !isBusyTurnScheduled, !busy.isEmpty else { return }
    isBusyTurnScheduled = true
    queue.async { self.busyTurn() }
  }

  /// Closes idle connections now and the others as soon as they are idle, at the latest at the deadline.
  func drain(until deadline: DispatchTime) {
    queue.async {
      self.isDraining = true
      for connection in Array(self.connections.values) { connection.drain() }
    }
    queue.asyncAfter(deadline: deadline) {
      for connection in Array(self.connections.values) { connection.close() }
    }
  }

  /// One timer for all connections of the lane: deadlines then cost a request nothing but a store.
  private func scheduleTick() {
    guard !isTicking, !connections.isEmpty else { return }
    isTicking = true
    queue.asyncAfter(deadline: .now() + tick) {
      self.isTicking = false
      let now = MonotonicClock.now
      for connection in self.connections.values.filter({ $0.deadline <= now }) { connection.expire(now) }
      self.scheduleTick()
    }
  }

  /// An eighth of the shortest deadline, between 10 and 500 milliseconds.
  private static func tick(_ deadlines: MessageDeadlines) -> DispatchTimeInterval {
    let all = [deadlines.header, deadlines.body, deadlines.write, deadlines.idle, deadlines.linger]
    let shortest = all.min() ?? .seconds(4)
    let milliseconds = (MonotonicTime(nanoseconds: 0) + shortest / 8).nanoseconds / 1_000_000
    return .milliseconds(Int(min(max(milliseconds, 10), 500)))
  }
}
