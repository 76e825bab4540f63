import Foundation

/// The built `onrecord` program, serving on a port of its own on loopback until the object goes or the tests end.
public final class ServiceProcess {
  /// `http://127.0.0.1:PORT`.
  public let origin: String
  /// The port that the system chose.
  public let port: UInt16
  /// The line with which the service said that it listens.
  public let greeting: String
  private let process: Process

  /// The service did not come up; what it wrote is in the description.
  public struct NotUp: Error, CustomStringConvertible {
    /// What the service wrote.
    public var description: String
  }

  /// Starts `onrecord serve --port 0` with more arguments and waits until it listens and has read its reports.
  ///
  /// The process runs under `timeout`, so that it ends by itself even where the tests are killed.
  ///
  /// - Throws: ``NotUp`` where it ends or says something else first.
  public init(
    _ arguments: [String] = [], reports: String = Repository.seeds, environment: [String: String] = [:]
  ) throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments =
      [
        "--signal=TERM", "--kill-after=5", "600", Repository.program, "serve", "--port", "0", "--reports",
        reports,
      ]
      + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      if bytes.isEmpty { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    guard let match = text.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/), let port = UInt16(match.1) else {
      process.terminate()
      throw NotUp(description: "the service said \(text.debugDescription)")
    }
    greeting = text.trimmingCharacters(in: .newlines)
    origin = String(match.0)
    self.port = port
    ServiceProcess.running.add(process.processIdentifier)
  }

  deinit { stop() }

  /// Asks the service to end (SIGTERM) and waits for it.
  ///
  /// - Returns: its exit code.
  @discardableResult
  public func stop() -> Int32 {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    ServiceProcess.running.remove(process.processIdentifier)
    return process.terminationStatus
  }

  /// Sends a signal without waiting.
  public func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the service to end by itself and gives its exit code.
  public func waitForExit() -> Int32 {
    process.waitUntilExit()
    ServiceProcess.running.remove(process.processIdentifier)
    return process.terminationStatus
  }

  /// Services in static properties never see `deinit`: they are ended when the tests' process exits.
  private static let running = RunningProcesses()
}

/// Process ids to end at exit, guarded by a lock.
private final class RunningProcesses: @unchecked Sendable {
  private let lock = NSLock()
  private var ids: Set<Int32> = []

  init() { atexit { RunningProcesses.shared?.endAll() } }

  nonisolated(unsafe) private static weak var shared: RunningProcesses?

  func add(_ id: Int32) {
    lock.withLock {
      RunningProcesses.shared = self
      ids.insert(id)
    }
  }
  func remove(_ id: Int32) { lock.withLock { _ = ids.remove(id) } }
  private func endAll() { lock.withLock { ids.forEach { kill($0, SIGTERM) } } }
}

/// Where the repository and the built program lie.
public enum Repository {
  /// The repository's folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the seed reports.
  public static let seeds = root + "/seeds"

  /// The built `onrecord`, beside the tests' own executable.
  public static let program: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/onrecord"
  }()

  /// The shared folder with corpora and answers: `ONRECORD_SHARED`, or `../shared` where that is there.
  public static let shared: String? = {
    let place = ProcessInfo.processInfo.environment["ONRECORD_SHARED"] ?? root + "/../shared"
    return FileManager.default.fileExists(atPath: place + "/gold/seeds") ? place : nil
  }()

  /// What the program wrote, and how it ended.
  public struct Run: Sendable {
    /// The exit code.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var error: String
  }

  /// Runs the built program to its end, at most 120 seconds.
  ///
  /// Standard error goes through a file: two pipes read one after the other could block the program.
  public static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    let folder = try TemporaryFolder()
    try folder.write("", to: "error")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["120", program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (standardInput, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (standardInput, output)
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/error")
    try process.run()
    standardInput.fileHandleForWriting.write(Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      error: try String(contentsOfFile: folder.path + "/error", encoding: .utf8))
  }
}
