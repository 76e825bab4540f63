import Foundation

/// Standard output as a filter's: whole, at once, and without a crash where nobody reads on.
enum StandardOutput {
  /// Why nothing more can be written.
  struct Closed: Error, CustomStringConvertible {
    let code: Int32
    var description: String { "can't write to standard output: \(String(cString: strerror(code)))" }
    /// Whether the reader has gone, as `head` does when it has enough: no failure worth a word.
    var isBrokenPipe: Bool { code == EPIPE }
  }

  /// Writes all bytes.
  static func write(_ bytes: [UInt8]) throws(Closed) {
    if let code = writeAll(bytes, to: 1) { throw Closed(code: code) }
  }

  /// The error's number; `nil` when everything was written.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if count >= 0 {
        start += count
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

/// A line for the person at the terminal or the log: standard error, so that standard output stays data.
func report(_ message: String) { _ = StandardOutput.writeAll(Array("onrecord: \(message)\n".utf8), to: 2) }
