import CEpoll
import Foundation
import HTTPMessage

/// The system calls of the server, each retried when a signal interrupts it. All descriptors are non-blocking
/// and closed on exec. This file holds the module's only raw memory of socket addresses.
enum Socket {
  /// What one attempt to read or write came to.
  enum Outcome {
    case done(Int)
    case wouldBlock
    case failed
  }

  /// Reads what is there, at most the buffer's size; `done(0)` is the end of the client's side.
  @inline(__always)
  static func receive(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Outcome {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count >= 0 { return .done(count) }
      if errno == EINTR { continue }
      return errno == EAGAIN ? .wouldBlock : .failed
    }
  }

  /// Writes two buffers with one call, as far as the kernel takes them. A broken connection raises no signal.
  @inline(__always)
  static func send(
    _ descriptor: Int32, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
  ) -> Outcome {
    // `sendmsg` only reads through these pointers; the casts are what its C declaration asks for.
    let parts = (
      iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count),
      iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count)
    )
    return withUnsafePointer(to: parts) { tuple in
      tuple.withMemoryRebound(to: iovec.self, capacity: 2) { vectors in
        var message = msghdr()
        message.msg_iov = UnsafeMutablePointer(mutating: vectors)
        message.msg_iovlen = second.isEmpty ? 1 : 2
        while true {
          let count = sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
          if count >= 0 { return .done(count) }
          if errno == EINTR { continue }
          return errno == EAGAIN ? .wouldBlock : .failed
        }
      }
    }
  }

  /// Accepts one connection. TCP_NODELAY is inherited from the listening socket.
  /// - Returns: The descriptor and its peer, or the error number.
  static func accept(_ listener: Int32) -> Result<(descriptor: Int32, peer: PeerAddress), AcceptError> {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let descriptor = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        accept4(listener, $0, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
      }
    }
    guard descriptor >= 0 else { return .failure(AcceptError(code: errno)) }
    return .success((descriptor, PeerAddress(storage)))
  }

  /// A socket that listens on an address.
  /// - Returns: The descriptor, the port and whether the address is a loopback one.
  static func listen(
    host: String, port: UInt16, backlog: Int32
  ) throws(ListenError) -> (descriptor: Int32, port: UInt16, isLoopback: Bool) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    let name = host == "localhost" ? "127.0.0.1" : host
    guard getaddrinfo(name, String(port), &hints, &found) == 0, let info = found?.pointee else {
      throw ListenError(operation: "resolve", code: ENOENT)
    }
    defer { freeaddrinfo(found) }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(info.ai_family, kind, 0)
    guard descriptor >= 0 else { throw ListenError(operation: "socket", code: errno) }
    setOption(descriptor, SOL_SOCKET, SO_REUSEADDR)
    setOption(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
    guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0 else {
      throw failure("bind", descriptor)
    }
    guard Foundation.listen(descriptor, backlog) == 0 else { throw failure("listen", descriptor) }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let named = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard named == 0 else { throw failure("getsockname", descriptor) }
    let address = PeerAddress(storage)
    return (descriptor, address.port, address.isLoopback)
  }

  /// Raises the number of descriptors the process may open towards `wanted`, as far as the system lets it.
  /// - Returns: What it may open now.
  static func raiseDescriptorLimit(to wanted: Int) -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    if limit.rlim_cur < rlim_t(wanted) {
      var raised = limit
      raised.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(clamping: limit.rlim_cur)
  }

  private static func setOption(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
    var on: Int32 = 1
    setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func failure(_ operation: String, _ descriptor: Int32) -> ListenError {
    let error = ListenError(operation: operation, code: errno)
    close(descriptor)
    return error
  }
}

/// Why no connection was accepted.
struct AcceptError: Error {
  let code: Int32
}

extension PeerAddress {
  /// The address in what the system filled in; `none` for other families than IPv4 and IPv6.
  init(_ storage: sockaddr_storage) {
    self = withUnsafeBytes(of: storage) { bytes in
      switch Int32(storage.ss_family) {
      case AF_INET:
        let address = bytes.loadUnaligned(as: sockaddr_in.self)
        return PeerAddress(
          ipv4: UInt32(bigEndian: address.sin_addr.s_addr), port: UInt16(bigEndian: address.sin_port))
      case AF_INET6:
        let address = bytes.loadUnaligned(as: sockaddr_in6.self)
        return withUnsafeBytes(of: address.sin6_addr) { octets in
          PeerAddress(
            high: UInt64(bigEndian: octets.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            port: UInt16(bigEndian: address.sin6_port))
        }
      default: return .none
      }
    }
  }
}
