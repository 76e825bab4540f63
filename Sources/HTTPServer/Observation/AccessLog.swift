import Foundation

/// Where answers are written down, one line each, by a thread of its own: no request waits for the disk.
///
/// Lines are gathered for a fifth of a second. Where they cannot be written as fast as they come, those that do not
/// fit into four megabytes are dropped and counted, instead of slowing down or filling the memory.
///
/// `@unchecked Sendable`: `waiting` and its companions are only touched while `lock` is held, the descriptor on `queue`.
public final class AccessLog: @unchecked Sendable {
  /// How answers are written down.
  public enum Format: String, Sendable, CaseIterable {
    /// JSON Lines.
    case json
    /// The combined log format of Apache and nginx.
    case combined
  }

  /// Why a log could not be opened.
  public struct OpenError: Error, CustomStringConvertible {
    /// What the system said.
    public let description: String
  }

  private let path: String
  private let format: Format
  private let queue = DispatchQueue(label: "onrecord.http.access-log")
  private var descriptor: Int32
  private let lock = NSLock()
  private var waiting: [UInt8] = []
  private var isScheduled = false
  private var droppedLines: UInt64 = 0

  private static let most = 4 << 20
  private static let delay = DispatchTimeInterval.milliseconds(200)

  /// Opens the file, to be written to at its end.
  /// - Parameter path: The file; `-` is standard output.
  /// - Throws: ``OpenError``.
  public init(path: String, format: Format) throws(OpenError) {
    (self.path, self.format) = (path, format)
    descriptor = Self.open(path)
    if descriptor < 0 { throw OpenError(description: String(cString: strerror(errno))) }
  }

  deinit {
    if path != "-" { close(descriptor) }
  }

  /// How many lines were dropped.
  public var dropped: UInt64 { lock.withLock { droppedLines } }

  /// Opens the file anew, once what waits is written: for programs that move full logs away.
  public func reopen() {
    queue.async {
      self.writeOut()
      guard self.path != "-", case let next = Self.open(self.path), next >= 0 else { return }
      close(self.descriptor)
      self.descriptor = next
    }
  }

  /// Writes what waits, and returns when that is done.
  public func flush() {
    queue.sync { writeOut() }
  }

  func write(_ entry: AccessLogEntry) {
    lock.lock()
    defer { lock.unlock() }
    guard waiting.count < Self.most else {
      droppedLines += 1
      return
    }
    switch format {
    case .json: AccessLogLine.json(entry, into: &waiting)
    case .combined: AccessLogLine.combined(entry, into: &waiting)
    }
    guard !isScheduled else { return }
    isScheduled = true
    queue.asyncAfter(deadline: .now() + Self.delay) { self.writeOut() }
  }

  private func writeOut() {
    let lines = lock.withLock {
      isScheduled = false
      defer { waiting = [] }
      return waiting
    }
    lines.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count > 0 { done += count } else if errno != EINTR { break }
      }
    }
  }

  private static func open(_ path: String) -> Int32 {
    path == "-" ? STDOUT_FILENO : Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
  }
}
