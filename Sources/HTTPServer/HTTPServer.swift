import Foundation
import HTTPMessage
import Logging

/// An HTTP/1.1 server on sockets and Dispatch.
///
/// The handler is called with one complete request and answers at once; it must be safe to call from several
/// threads at the same time. It usually runs on a lane, a queue that it shares with other connections; a path
/// that proved slow runs beside the lanes, so that it holds up only the client that asked for it.
///
/// `@unchecked Sendable`: `running` is only touched while `lock` is held.
public final class HTTPServer: @unchecked Sendable {
  /// What answers requests.
  public typealias Handler = @Sendable (Request) -> Response

  private struct Running {
    let listener: Listener
    let lanes: [Lane]
    let census: ConnectionCensus
  }

  private let configuration: ServerConfiguration
  private let logger: Logger
  private let handler: Handler
  private let lock = NSLock()
  private var running: Running?

  /// A server that is not yet listening.
  public init(
    configuration: ServerConfiguration = ServerConfiguration(), logger: Logger, handler: @escaping Handler
  ) {
    self.configuration = configuration
    self.logger = logger
    self.handler = handler
  }

  /// Binds, listens and begins to accept connections.
  /// - Parameters:
  ///   - host: An IPv4 or IPv6 address, or `localhost` for 127.0.0.1.
  ///   - port: The TCP port; 0 lets the system choose.
  /// - Returns: The port that is listened on.
  /// - Throws: What the system refused.
  @discardableResult
  public func start(host: String, port: UInt16) throws(ListenError) -> UInt16 {
    lock.lock()
    defer { lock.unlock() }
    guard running == nil else { throw ListenError(operation: "start", code: EISCONN) }
    let bound = try Socket.listen(host: host, port: port, backlog: 1024)
    let settings = ConnectionSettings(
      limits: configuration.limits, deadlines: configuration.deadlines,
      hosts: hostPolicy(isLoopback: bound.isLoopback))
    let census = ConnectionCensus(
      limit: connectionLimit(), limitPerAddress: configuration.connectionsPerAddress)
    let laneCount = configuration.lanes ?? (ProcessInfo.processInfo.activeProcessorCount + 1) / 2
    var lanes: [Lane] = []
    do throws(ListenError) {
      for index in 0..<max(1, laneCount) {
        lanes.append(
          try Lane(
            index: index, settings: settings, configuration: configuration, census: census, handler: handler))
      }
    } catch {
      close(bound.descriptor)
      throw error
    }
    lanes.forEach { $0.start() }
    let listener = Listener(
      descriptor: bound.descriptor, lanes: lanes, census: census, refusal: refusal(), logger: logger)
    running = Running(listener: listener, lanes: lanes, census: census)
    listener.start()
    logger.debug("listening", metadata: ["host": "\(host)", "port": "\(bound.port)"])
    return bound.port
  }

  /// The number of connections open now.
  public var connectionCount: Int {
    lock.lock()
    defer { lock.unlock() }
    return running?.census.count ?? 0
  }

  /// What the server has done since it was started.
  public var statistics: ServerStatistics {
    lock.lock()
    defer { lock.unlock() }
    guard let running else { return ServerStatistics() }
    return ServerStatistics(
      running.census.totals, lanes: running.lanes.map(\.counters), routes: configuration.routes)
  }

  /// Stops accepting, closes idle connections, finishes the answers that are being made or sent, and closes
  /// what is left after the deadline.
  /// - Parameters:
  ///   - deadline: How long answers may take to be finished.
  ///   - completion: Called once, when no connection is left.
  public func shutdown(within deadline: Duration, completion: @escaping @Sendable () -> Void) {
    lock.lock()
    let running = running
    self.running = nil
    lock.unlock()
    guard let running else { return completion() }
    let nanoseconds = (MonotonicTime(nanoseconds: 0) + deadline).nanoseconds
    let end = DispatchTime.now() + .nanoseconds(Int(clamping: min(nanoseconds, 1 << 60)))
    running.listener.stop {
      for lane in running.lanes { lane.drain(until: end) }
      running.census.open.notify(queue: .global()) {
        running.lanes.forEach { $0.stop() }
        completion()
      }
    }
  }

  /// As `shutdown(within:completion:)`, to be awaited.
  public func shutdown(within deadline: Duration = .seconds(10)) async {
    await withCheckedContinuation { continuation in
      shutdown(within: deadline) { continuation.resume() }
    }
  }

  private func hostPolicy(isLoopback: Bool) -> HostPolicy {
    let names = Set(configuration.allowedHosts.map { $0.lowercased() })
    return isLoopback && !names.contains("*") ? .loopback(allowing: names) : .any
  }

  /// The configured limit, lowered where the process may not open as many descriptors.
  private func connectionLimit() -> Int {
    // Some descriptors are the program's own: reports, sources, the listener and its reserve.
    let spare = 64
    let allowed = Socket.raiseDescriptorLimit(to: configuration.connections + spare)
    let limit = max(1, min(configuration.connections, allowed - spare))
    if limit < configuration.connections {
      logger.warning("connections limited by the number of open files", metadata: ["connections": "\(limit)"])
    }
    return limit
  }

  /// The whole answer to a connection for which there is no room.
  private func refusal() -> [UInt8] {
    var date = DateField()
    date.update(secondsSince1970: MonotonicClock.secondsSince1970)
    var bytes: [UInt8] = []
    let framing = ResponseFraming(isHead: false, version: .http11, staysOpen: false)
    let response = configuration.problemResponse(.tooManyConnections, nil)
    if case .bytes(let body) = ResponseEncoder.encode(response, framing, date: date, into: &bytes).body {
      bytes += body
    }
    return bytes
  }
}
