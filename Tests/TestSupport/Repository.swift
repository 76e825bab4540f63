import Foundation

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
  public static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    let folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    let process = try ChildProcess(
      "/usr/bin/timeout", ["120", program] + arguments, environment: environment,
      input: folder.path + "/input",
      error: folder.path + "/error")
    let output = process.readAll()
    return Run(
      status: process.wait(), output: output,
      error: try String(contentsOfFile: folder.path + "/error", encoding: .utf8))
  }

  /// Runs a shell script to its end, at most 120 seconds: its exit code.
  public static func shell(_ script: String) throws -> Int32 {
    let process = try ChildProcess("/usr/bin/timeout", ["120", "/bin/sh", "-c", script])
    _ = process.readAll()
    return process.wait()
  }
}
