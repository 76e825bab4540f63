import Foundation

/// A child process with its standard streams on pipes or files.
///
/// Foundation's `Process` waits on a run loop and lets children inherit each other's pipes, which hangs tests that run
/// side by side; here every descriptor is closed on exec and waiting is `waitpid`.
final class ChildProcess {
  let id: pid_t
  private let output: Int32
  private var status: Int32?
  private static let starting = NSLock()

  /// The program could not be started.
  struct NotStarted: Error { var code: Int32 }

  /// Starts a program with standard input and error from and to files, and standard output on a pipe.
  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    input: String = "/dev/null",
    error: String = "/dev/null"
  ) throws(NotStarted) {
    // Between making the pipe and marking it, no other child may be started that would inherit it.
    Self.starting.lock()
    defer { Self.starting.unlock() }
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else { throw NotStarted(code: errno) }
    for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var envp: [UnsafeMutablePointer<CChar>?] = settings.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, &argv, &envp)
    close(pipes[1])
    guard code == 0 else {
      close(pipes[0])
      throw NotStarted(code: code)
    }
    (id, output) = (child, pipes[0])
  }

  /// No signal blocked: Dispatch's threads block them all, and a child inherits what its starter blocks.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return attributes
  }

  deinit {
    close(output)
    if status == nil {
      kill(id, SIGKILL)
      _ = wait()
    }
  }

  /// Standard output up to and with the first newline, or its end, or what came within the seconds given.
  func readLine(within seconds: Int32) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while bytes.last != 0x0A, poll(&ready, 1, seconds * 1000) > 0, read(output, &byte, 1) == 1 {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Standard output to its end.
  func readAll() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// Waits for the end: the exit code, or 128 and the signal's number as a shell gives it.
  func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(id, &raw, 0) == -1, errno == EINTR {}
    let code = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
    status = code
    return code
  }
}
