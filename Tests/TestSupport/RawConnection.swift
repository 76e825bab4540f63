import Foundation

/// A TCP connection to a loopback port on which a test says and hears every byte itself.
///
/// Reading waits a while and then gives up, so that a silent server fails a test instead of hanging it.
public final class RawConnection: Sendable {
  /// The socket.
  public let descriptor: Int32

  /// A socket that is not connected yet.
  public static func unconnected() throws -> RawConnection {
    try RawConnection(receiveBuffer: nil)
  }

  /// Connects to a port of 127.0.0.1.
  /// - Parameters:
  ///   - port: The port.
  ///   - receiveBuffer: The size of the kernel's receive buffer in bytes; nil leaves it as it is.
  /// - Throws: The system's error.
  public convenience init(port: UInt16, receiveBuffer: Int32? = nil) throws {
    try self.init(receiveBuffer: receiveBuffer)
    try connect(to: port)
  }

  private init(receiveBuffer: Int32?) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
    }
    var timeout = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
  }

  /// Connects to a port of 127.0.0.1.
  /// - Throws: The system's error.
  public func connect(to port: UInt16) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  deinit {
    close(descriptor)
  }

  /// Sends bytes, all of them unless the server has closed.
  /// - Returns: Whether all were taken.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Sends text as UTF-8.
  @discardableResult
  public func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  /// Says that nothing more will be sent, and goes on hearing.
  public func endSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }

  /// Makes closing a reset, as of a client that was killed.
  public func resetWhenClosed() {
    var option = Foundation.linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<Foundation.linger>.size))
  }

  /// The next bytes, at most `limit`; empty at the end of the connection, its reset, or after ten silent seconds.
  public func receive(_ limit: Int = 65536) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = recv(descriptor, &bytes, limit, 0)
    return count > 0 ? Array(bytes[..<count]) : []
  }

  /// Everything up to the end of the connection.
  public func receiveAll() -> String {
    var all: [UInt8] = []
    while case let piece = receive(), !piece.isEmpty { all += piece }
    return String(decoding: all, as: UTF8.self)
  }

  /// What comes until it contains `count` times `text`, or the connection ends.
  public func receive(until text: String, count: Int = 1) -> String {
    var all = ""
    while all.components(separatedBy: text).count <= count {
      let piece = receive()
      if piece.isEmpty { break }
      all += String(decoding: piece, as: UTF8.self)
    }
    return all
  }

  /// Whether the server has ended the connection by now or does so within ten seconds, saying nothing more.
  public var isEnded: Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, 0)
    return count == 0 || (count < 0 && errno == ECONNRESET)
  }
}
