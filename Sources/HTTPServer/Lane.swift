import Foundation
import HTTPMessage
import Synchronization

/// A serial queue with the connections that run on it, and the buffers that they share while one of them runs.
///
/// Connections are spread over a few lanes instead of having a queue each: the events of many connections are then
/// worked off by one thread without waking others, and a buffer is needed for each lane only.
///
/// Dispatch watches one descriptor of the lane, that of its ``ReadinessSet``, and starts a turn when any connection is
/// ready. The turn goes on while requests follow one another closely, waiting in the kernel by itself: being woken
/// through Dispatch's watching thread for each costs more than a request does. When the connections are
/// quiet the turn ends, and Dispatch watches again.
///
/// `@unchecked Sendable`: apart from constants and atomics, everything is only touched on `queue`. The readiness set's
/// `interrupt` may be called on any thread.
final class Lane: @unchecked Sendable {
  /// How many milliseconds a turn waits for the next request.
  private static let patience: Int32 = 4

  let settings: ConnectionSettings
  let handler: HTTPServer.Handler
  let problemResponse: @Sendable (ServerProblem, String?) -> Response
  let census: ConnectionCensus
  let counters = LaneCounters()
  let accessLog: AccessLog?
  let readiness: ReadinessSet
  /// What was read last; only valid until the next read on this lane.
  let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// What the running connection is about to write; empty between events.
  var output: [UInt8] = []
  var date = DateField()
  var slowPaths: SlowPaths
  private let queue: DispatchQueue
  private let source: any DispatchSourceRead
  private var connections: [Int32: Connection] = [:]
  /// How many pieces of work wait for the queue.
  private let waitingWork = Atomic<Int>(0)
  private let isPatient = Atomic<Bool>(false)
  /// Whether the last turn ended for other work, not because the connections were quiet.
  private var isBusy = false
  /// How many milliseconds lie between two looks at the deadlines.
  private let tick: Int
  private var isTicking = false
  private var isDraining = false

  init(
    index: Int, settings: ConnectionSettings, configuration: ServerConfiguration, census: ConnectionCensus,
    handler: @escaping HTTPServer.Handler
  ) throws(ListenError) {
    readiness = try ReadinessSet()
    queue = DispatchQueue(label: "onrecord.http.lane-\(index)")
    source = DispatchSource.makeReadSource(fileDescriptor: readiness.descriptor, queue: queue)
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

  /// Begins to watch; holds on to itself until `stop`.
  func start() {
    source.setEventHandler { self.turn() }
    // The set's descriptor may only be closed when Dispatch watches it no longer.
    source.setCancelHandler { withExtendedLifetime(self) {} }
    source.activate()
  }

  /// Stops watching; to be called when no connection is left.
  func stop() {
    source.cancel()
  }

  // MARK: Connections

  /// Takes over a connection that was just accepted.
  func adopt(_ descriptor: Int32, _ peer: PeerAddress) {
    perform {
      let connection = Connection(descriptor: descriptor, peer: peer, lane: self)
      self.connections[descriptor] = connection
      guard self.readiness.add(descriptor, .read) else { return connection.close() }
      if self.isDraining { connection.drain() }
      self.scheduleTick()
    }
  }

  /// Forgets a connection, before its descriptor is closed.
  func forget(_ connection: Connection) {
    connections[connection.descriptor] = nil
  }

  /// Serves connections as long as requests follow closely and nothing else is to be done; then at least once.
  private func turn() {
    var isWantedElsewhere = false
    var count = 0
    repeat {
      isPatient.store(true, ordering: .sequentiallyConsistent)
      isWantedElsewhere = waitingWork.load(ordering: .sequentiallyConsistent) > 0
      count = readiness.wait(milliseconds: isWantedElsewhere ? 0 : Self.patience)
      isPatient.store(false, ordering: .relaxed)
      for index in 0..<count {
        // A connection that was closed a moment ago is no longer found, and its descriptor can't mean another one yet,
        // as connections are only adopted between turns.
        switch readiness.report(index) {
        case .ready(let member, let readiness): connections[member]?.handle(readiness)
        case .alarm: expireConnections()
        case .interruption: break
        }
      }
    } while count > 0 && !isWantedElsewhere
    isBusy = isWantedElsewhere
  }

  /// Runs something on the lane; a turn ends for it, and is taken up behind it. Nothing may be handed to the queue in
  /// another way.
  func perform(_ work: @escaping @Sendable () -> Void) {
    waitingWork.add(1, ordering: .sequentiallyConsistent)
    queue.async {
      self.waitingWork.subtract(1, ordering: .relaxed)
      work()
      if self.isBusy { self.turn() }
    }
    if isPatient.load(ordering: .sequentiallyConsistent) { readiness.interrupt() }
  }

  private func perform(at time: DispatchTime, _ work: @escaping @Sendable () -> Void) {
    DispatchQueue.global().asyncAfter(deadline: time) { self.perform(work) }
  }

  // MARK: The end

  /// Closes idle connections now and the others as soon as they are idle, at the latest at the deadline.
  func drain(until deadline: DispatchTime) {
    perform {
      self.isDraining = true
      for connection in Array(self.connections.values) { connection.drain() }
    }
    perform(at: deadline) {
      for connection in Array(self.connections.values) { connection.close() }
    }
  }

  // MARK: Deadlines

  /// One alarm for all connections of the lane: deadlines then cost a request nothing but a store. It is the readiness
  /// set's own, as a timer of Dispatch would wake two threads beside the lane's, each of which takes a processor from
  /// the lane or its clients.
  private func scheduleTick() {
    guard !isTicking, !connections.isEmpty else { return }
    isTicking = true
    readiness.setAlarm(milliseconds: tick)
  }

  private func expireConnections() {
    isTicking = false
    let now = MonotonicClock.now
    for connection in connections.values.filter({ $0.deadline <= now }) { connection.expire(now) }
    scheduleTick()
  }

  /// An eighth of the shortest deadline, between 10 and 500 milliseconds.
  private static func tick(_ deadlines: MessageDeadlines) -> Int {
    let all = [deadlines.header, deadlines.body, deadlines.write, deadlines.idle, deadlines.linger]
    let shortest = all.min() ?? .seconds(4)
    let milliseconds = (MonotonicTime(nanoseconds: 0) + shortest / 8).nanoseconds / 1_000_000
    return Int(min(max(milliseconds, 10), 500))
  }
}
