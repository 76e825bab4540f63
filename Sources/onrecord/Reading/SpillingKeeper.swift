import Archive
import Foundation

/// Keeps rendered records in memory as long as they are few; beyond that in a file without a name, which is gone when
/// nobody needs it any more. The system keeps in memory what is read of it.
///
/// Where no file can be had (a read-only disk, a full one), memory it is.
final class SpillingKeeper: ByteKeeper {
  private let threshold: Int
  private let open: @Sendable () -> Int32
  private let lock = NSLock()
  /// Read and written only under `lock`, as the others are.
  nonisolated(unsafe) private var inMemory = 0
  nonisolated(unsafe) private var file: File?
  nonisolated(unsafe) private var canSpill = true

  /// - Parameters:
  ///   - threshold: how many bytes stay in memory.
  ///   - folder: where the file is made.
  convenience init(threshold: Int = 64 << 20, folder: String = NSTemporaryDirectory()) {
    self.init(threshold: threshold) {
      var path = Array((folder + "/onrecord-XXXXXX").utf8CString)
      let descriptor = mkstemp(&path)
      if descriptor >= 0 {
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      }
      return descriptor
    }
  }

  /// - Parameter open: makes the file; negative where there can't be one.
  init(threshold: Int, open: @escaping @Sendable () -> Int32) {
    (self.threshold, self.open) = (threshold, open)
  }

  func keep(_ bytes: [UInt8]) -> KeptBytes {
    lock.lock()
    defer { lock.unlock() }
    if inMemory + bytes.count > threshold, let file = openFile() {
      if let start = file.append(bytes) { return KeptBytes(in: file, start: start, count: bytes.count) }
      canSpill = false
    }
    inMemory += bytes.count
    return KeptBytes(bytes)
  }

  /// Only under the lock.
  private func openFile() -> File? {
    guard canSpill else { return nil }
    if file == nil {
      let descriptor = open()
      file = descriptor >= 0 ? File(descriptor) : nil
      canSpill = file != nil
    }
    return file
  }

  /// A file that grows at its end.
  private final class File: ByteStore {
    private let descriptor: Int32
    /// Touched only under the keeper's lock.
    nonisolated(unsafe) private var length = 0

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Where the bytes begin; `nil` where there is no room for them.
    func append(_ bytes: [UInt8]) -> Int? {
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
          pwrite(
            descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, off_t(length + done))
        }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return nil }
        done += count
      }
      defer { length += bytes.count }
      return length
    }

    func read(_ range: Range<Int>) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
        while filled < range.count {
          let count = pread(
            descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled,
            off_t(range.lowerBound + filled))
          if count < 0, errno == EINTR { continue }
          // What was written is there, unless the disk fails.
          if count <= 0 { break }
          filled += count
        }
      }
    }
  }
}
