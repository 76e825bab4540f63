import Foundation

/// The built `onrecord` program, serving on a port of its own on loopback until the object goes or the tests end.
public final class ServiceProcess {
  /// `http://127.0.0.1:PORT`.
  public let origin: String
  /// The port that the system chose.
  public let port: UInt16
  /// The line with which the service said that it listens.
  public let greeting: String
  private let process: ChildProcess

  /// The service did not come up; what it wrote is in the description.
  public struct NotUp: Error, CustomStringConvertible {
    /// What the service wrote.
    public var description: String
  }

  /// Starts `onrecord serve --port 0` with more arguments and waits until it listens and has read its reports.
  ///
  /// The process runs under `timeout`, so that it ends by itself even where the tests are killed.
  ///
  /// - Throws: ``NotUp`` where it ends or says something else first, or nothing for a minute.
  public init(
    _ arguments: [String] = [], reports: String = Repository.seeds, environment: [String: String] = [:]
  ) throws {
    process = try ChildProcess(
      "/usr/bin/timeout",
      [
        "--signal=TERM", "--kill-after=5", "900", Repository.program, "serve", "--port", "0", "--reports",
        reports,
      ]
        + arguments, environment: environment)
    let text = process.readLine(within: 60)
    guard let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/), let port = UInt16(match.1) else {
      throw NotUp(description: "the service said \(text.debugDescription)")
    }
    greeting = text.trimmingCharacters(in: .newlines)
    origin = String(match.0)
    self.port = port
    RunningServices.shared.add(process.id)
  }

  deinit { stop() }

  /// Asks the service to end (SIGTERM) and waits for it.
  ///
  /// - Returns: its exit code.
  @discardableResult
  public func stop() -> Int32 {
    signal(SIGTERM)
    return waitForExit()
  }

  /// Sends a signal to the service itself, without waiting: `timeout` would end what it was asked to pass a signal to.
  public func signal(_ number: Int32) {
    let children = try? String(
      contentsOfFile: "/proc/\(process.id)/task/\(process.id)/children", encoding: .utf8)
    kill(children?.split(separator: " ").first.flatMap { pid_t($0) } ?? process.id, number)
  }

  /// Waits for the service to end by itself and gives its exit code.
  public func waitForExit() -> Int32 {
    let status = process.wait()
    RunningServices.shared.remove(process.id)
    return status
  }
}

/// Services in static properties never see `deinit`: they are ended when the tests' process exits.
private final class RunningServices: Sendable {
  static let shared = RunningServices()
  private let lock = NSLock()
  /// Read and written only under the lock.
  nonisolated(unsafe) private var ids: Set<pid_t> = []

  private init() { atexit { RunningServices.shared.endAll() } }

  func add(_ id: pid_t) { lock.withLock { _ = ids.insert(id) } }
  func remove(_ id: pid_t) { lock.withLock { _ = ids.remove(id) } }
  private func endAll() { lock.withLock { ids.forEach { kill($0, SIGTERM) } } }
}
