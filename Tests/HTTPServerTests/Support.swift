import Foundation
import HTTPMessage
import HTTPServer
import Logging
import TestSupport

/// A server on a port of its own with a few paths that behave in known ways.
final class TestServer: Sendable {
  let server: HTTPServer
  let port: UInt16
  /// The channels of the clients of `/events`.
  let channels = Channels()

  init(host: String = "127.0.0.1", _ change: (inout ServerConfiguration) -> Void = { _ in }) throws {
    var configuration = ServerConfiguration()
    change(&configuration)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    server = HTTPServer(
      configuration: configuration, logger: logger, handler: { [channels] in Self.respond($0, channels) })
    port = try server.start(host: host, port: 0)
  }

  deinit {
    server.shutdown(within: .zero) {}
  }

  func connect(receiveBuffer: Int32? = nil) throws -> RawConnection {
    try RawConnection(port: port, receiveBuffer: receiveBuffer)
  }

  /// Whether a client of its own is answered as it should be.
  func isHealthy() throws -> Bool {
    let connection = try connect()
    connection.send("GET /healthy HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    return connection.receiveAll().hasSuffix("GET /healthy ")
  }

  /// Waits up to ten seconds for a condition that something else brings about.
  static func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<1000 {
      if try condition() { return true }
      usleep(10_000)
    }
    return try condition()
  }

  private static func respond(_ request: Request, _ channels: Channels) -> Response {
    switch request.target.path {
    case "/slow":
      usleep(300_000)
      return Response(body: .bytes(Array("slow".utf8)))
    case "/big":
      return Response(body: .bytes([UInt8](repeating: UInt8(ascii: "b"), count: 32 * 1024 * 1024)))
    case "/chunked":
      return Response(body: .stream(length: nil) { Counting(pieces: 3) })
    case "/counted":
      return Response(body: .stream(length: 15) { Counting(pieces: 3) })
    case "/short":
      return Response(body: .stream(length: 100) { Counting(pieces: 3) })
    case "/long":
      return Response(body: .stream(length: 7) { Counting(pieces: 3) })
    case "/failing":
      return Response(body: .stream(length: nil) { Failing() })
    case "/endless":
      return Response(body: .stream(length: nil) { Endless() })
    case "/later":
      return Response(body: .stream(length: nil) { Later() })
    case "/events":
      let heartbeat = Heartbeat(every: .milliseconds(100), Array(":\n\n".utf8))
      return Response(
        body: .pushed(capacity: 1 << 20, heartbeat: request.target.query == nil ? nil : heartbeat) {
          channels.open($0)
        })
    case "/bye":
      return Response(body: .bytes(Array("bye".utf8)), closesConnection: true)
    default:
      let body = String(decoding: request.body, as: UTF8.self)
      return Response(body: .bytes(Array("\(request.method) \(request.target.path) \(body)".utf8)))
    }
  }
}

/// The channels that are open, as a publisher would keep them.
final class Channels: Sendable {
  private let lock = NSLock()
  /// Read and written only under the lock.
  nonisolated(unsafe) private var open: [ObjectIdentifier: BodyChannel] = [:]

  var count: Int { lock.withLock { open.count } }

  func open(_ channel: BodyChannel) -> @Sendable () -> Void {
    lock.withLock { open[ObjectIdentifier(channel)] = channel }
    return { self.lock.withLock { self.open[ObjectIdentifier(channel)] = nil } }
  }

  /// Sends to all.
  /// - Returns: How many took it.
  @discardableResult
  func send(_ text: String) -> Int {
    lock.withLock { Array(open.values) }.count { $0.send(Array(text.utf8)) }
  }

  func finish() { lock.withLock { Array(open.values) }.forEach { $0.finish() } }
}

/// `piece` a few times.
struct Counting: BodyProducer {
  var pieces: Int

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    pieces -= 1
    return pieces >= 0 ? .bytes(Array("piece".utf8)) : .end
  }
}

/// One piece, then a failure.
struct Failing: BodyProducer {
  var hasBegun = false

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    defer { hasBegun = true }
    return hasBegun ? .failed : .bytes(Array("piece".utf8))
  }
}

/// Pieces without end; counts how many were asked for.
struct Endless: BodyProducer {
  static let piece = [UInt8](repeating: UInt8(ascii: "e"), count: 64 * 1024)

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    .bytes(Self.piece)
  }
}

/// Nothing at first, one piece a moment later, then the end.
struct Later: BodyProducer {
  var calls = 0

  mutating func next(_ waker: BodyWaker) -> BodyPiece {
    calls += 1
    switch calls {
    case 1:
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) {
        waker.wake()
        waker.wake()
      }
      return .pending()
    case 2: return .bytes(Array("later".utf8))
    default: return .end
    }
  }
}
