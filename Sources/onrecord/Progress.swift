import Foundation

/// A line on a terminal that tells how far long work is; silent where standard error is no terminal.
struct Progress {
  private let active: Bool
  private let started = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var done = 0
  private var bytes = 0

  init() {
    active = isatty(FileHandle.standardError.fileDescriptor) == 1
    last = started
  }

  /// Counts one more report; draws at most ten times a second.
  mutating func step(bytes: Int) {
    done += 1
    self.bytes += bytes
    let now = ContinuousClock.now
    guard active, now - last > .milliseconds(100) else { return }
    last = now
    let seconds = Double((now - started).components.seconds) + 0.001
    let rate = Double(self.bytes) / 1_048_576 / max(seconds, 0.1)
    write("\r\u{1B}[K\(done) reports, \(String(format: "%.1f", rate)) MiB/s")
  }

  /// Takes the line away.
  func finish() {
    if active { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
