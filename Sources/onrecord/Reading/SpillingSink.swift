import Archive
import Foundation

/// Rendered records in memory as long as they are few; beyond that in a mapped file without a name, of which the system
/// keeps in memory what is read, and which is gone when nobody needs it any more.
///
/// Where no file can be had (a read-only disk, a full one), memory it is.
struct SpillingSink: RecordSink {
  private let threshold: Int
  private let open: () -> Int32
  private var buffer: [UInt8] = []
  private var descriptor: Int32?
  private var written = 0
  private var canSpill = true

  /// - Parameters:
  ///   - threshold: how many bytes stay in memory.
  ///   - folder: where the file is made.
  init(threshold: Int = 64 << 20, folder: String = NSTemporaryDirectory()) {
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
  init(threshold: Int, open: @escaping () -> Int32) { (self.threshold, self.open) = (threshold, open) }

  mutating func append(_ bytes: [UInt8]) {
    buffer += bytes
    if canSpill, buffer.count > (descriptor == nil ? threshold : 4 << 20) { spill() }
  }

  mutating func finish() -> Data {
    if canSpill, descriptor != nil { spill() }
    guard let descriptor else { return Data(buffer) }
    defer { close(descriptor) }
    let length = written
    guard let address = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), address != MAP_FAILED else {
      takeBack(descriptor)
      return Data(buffer)
    }
    return Data(
      bytesNoCopy: address, count: length, deallocator: .custom { address, count in munmap(address, count) })
  }

  private mutating func spill() {
    let descriptor = self.descriptor ?? open()
    guard descriptor >= 0 else { return canSpill = false }
    self.descriptor = descriptor
    if StandardOutput.writeAll(buffer, to: descriptor) == nil {
      written += buffer.count
      buffer.removeAll(keepingCapacity: true)
    } else {
      takeBack(descriptor)
      close(descriptor)
    }
  }

  /// Reads what was written into memory again, and goes on there.
  private mutating func takeBack(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: written)
    var start = 0
    while start < written {
      let count = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + start }, written - start, off_t(start))
      }
      if count <= 0 { break }
      start += count
    }
    (buffer, self.descriptor, canSpill) = (bytes + buffer, nil, false)
  }
}
