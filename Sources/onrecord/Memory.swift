import Foundation

/// The process's memory.
enum Memory {
  private typealias Trim = @convention(c) (Int) -> Int32

  /// Gives back to the system what was freed. glibc keeps small pieces otherwise, and reading a large collection frees
  /// many of them.
  static func giveBack() {
    // The function stands in no header that Swift imports, and other C libraries don't have it.
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }
}
