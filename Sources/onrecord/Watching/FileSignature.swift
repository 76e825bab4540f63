import Foundation

/// What changes when a file does, without reading it: size, inode, and the times of its content and of its entry.
struct FileSignature: Sendable, Hashable {
  private var size: Int64
  private var inode: UInt64
  private var modified: [Int]

  /// The signature of a file now; `nil` where there is none.
  init?(_ location: String) {
    var status = stat()
    guard stat(location, &status) == 0 else { return nil }
    (size, inode) = (Int64(status.st_size), UInt64(status.st_ino))
    #if canImport(Darwin)
      let times = [status.st_mtimespec, status.st_ctimespec]
    #else
      let times = [status.st_mtim, status.st_ctim]
    #endif
    modified = times.flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
  }
}
