import ArgumentParser
import Foundation

/// `onrecord health`: asks a running service whether it is ready, for containers that have no curl.
struct Health: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask a running service whether it is ready.",
    discussion: """
      Exit code 0 when /readyz answers 200, else 1. ONRECORD_HOST and ONRECORD_PORT tell where, as for serve; an \
      address that stands for every interface is asked on loopback.
      """)

  @Option(help: "The address that the service listens on (default: 127.0.0.1).") var host: String?
  @Option(help: "Its TCP port (default: 8080).") var port: UInt16?

  func run() throws {
    let host = try Settings.value(host, "ONRECORD_HOST", default: "127.0.0.1")
    let port = try Settings.value(port, "ONRECORD_PORT", default: 8080)
    let loopback = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    guard let status = ReadinessProbe.status(host: loopback, port: port) else {
      report("nothing answers on \(loopback) port \(port)")
      throw ExitCode.failure
    }
    print(status == 200 ? "ready" : "not ready: \(status)")
    if status != 200 { throw ExitCode.failure }
  }
}

/// One request on a socket of its own. Foundation's client would bring all of libcurl into the executable for this.
enum ReadinessProbe {
  /// The status code of `GET /readyz`; `nil` where no HTTP answer comes within three seconds.
  static func status(host: String, port: UInt16) -> Int? {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else {
      return nil
    }
    defer { freeaddrinfo(found) }
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 3, tv_usec: 0)
    let length = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, length)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, length)
    guard connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 else { return nil }
    let request = Array("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
    guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
      return nil
    }
    return parse(receive(descriptor))
  }

  /// Reads as much as a status line can be long.
  private static func receive(_ descriptor: Int32) -> [UInt8] {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64)
    while received.count < 64 {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      received += buffer[..<count]
    }
    return received
  }

  /// The code of a status line (RFC 9112, section 4).
  static func parse(_ bytes: [UInt8]) -> Int? {
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), words[1].utf8.count == 3 else { return nil }
    return Int(words[1])
  }
}
