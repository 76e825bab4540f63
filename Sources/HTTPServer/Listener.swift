import Foundation
import HTTPMessage
import Logging

/// Accepts connections on one listening socket and hands them to the lanes in turn.
///
/// `@unchecked Sendable`: all mutable state is only touched on `queue`.
final class Listener: @unchecked Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "onrecord.http.listener")
  private let source: any DispatchSourceRead
  private let lanes: [Lane]
  private let census: ConnectionCensus
  private let logger: Logger
  /// What a connection that there is no room for is told, ready to be sent.
  private let refusal: [UInt8]
  /// A descriptor kept so that, when the process has no other left, a client can still be accepted and closed
  /// instead of waiting in the kernel's queue while the source fires without end.
  private var reserve: Int32
  private var nextLane = 0
  private var isPaused = false
  private var isStopped = false

  init(descriptor: Int32, lanes: [Lane], census: ConnectionCensus, refusal: [UInt8], logger: Logger) {
    self.descriptor = descriptor
    self.lanes = lanes
    self.census = census
    self.refusal = refusal
    self.logger = logger
    reserve = Self.openReserve()
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
  }

  func start() {
    source.setEventHandler { self.acceptAll() }
    source.setCancelHandler {
      close(self.descriptor)
      if self.reserve >= 0 { close(self.reserve) }
    }
    source.activate()
  }

  /// Takes the connections that the kernel has completed already, then stops listening.
  func stop(completion: @escaping @Sendable () -> Void) {
    queue.async {
      if !self.isStopped {
        self.acceptAll()
        self.isStopped = true
        self.source.cancel()
        if self.isPaused { self.source.resume() }
      }
      completion()
    }
  }

  private func acceptAll() {
    while !isStopped {
      switch Socket.accept(descriptor) {
      case .success(let (client, peer)): admit(client, peer)
      case .failure(let error):
        switch error.code {
        case EAGAIN: return
        case EINTR, ECONNABORTED, EPROTO: continue
        case EMFILE, ENFILE:
          if shedOne() { continue }
          return pause()
        default:
          logger.warning("accept failed", metadata: ["code": "\(error.code)"])
          return pause()
        }
      }
    }
  }

  private func admit(_ client: Int32, _ peer: PeerAddress) {
    guard census.admit(peer) else {
      logger.debug("connection refused: too many", metadata: ["peer": "\(peer)"])
      refusal.withUnsafeBytes { _ = Socket.send(client, $0, UnsafeRawBufferPointer(start: nil, count: 0)) }
      close(client)
      return
    }
    lanes[nextLane].adopt(client, peer)
    nextLane = (nextLane + 1) % lanes.count
  }

  /// Gives up the reserve to accept one connection and close it at once.
  private func shedOne() -> Bool {
    logger.warning("no descriptor left: a connection is turned away")
    guard reserve >= 0 else { return false }
    close(reserve)
    var hasShed = false
    if case .success(let (client, _)) = Socket.accept(descriptor) {
      close(client)
      hasShed = true
    }
    reserve = Self.openReserve()
    return hasShed
  }

  /// Lets the accept source rest for a moment when the system has run out of something.
  private func pause() {
    guard !isPaused, !isStopped else { return }
    isPaused = true
    source.suspend()
    queue.asyncAfter(deadline: .now() + .milliseconds(100)) {
      guard self.isPaused, !self.isStopped else { return }
      self.isPaused = false
      if self.reserve < 0 { self.reserve = Self.openReserve() }
      self.source.resume()
    }
  }

  private static func openReserve() -> Int32 {
    open("/dev/null", O_RDONLY | O_CLOEXEC)
  }
}
