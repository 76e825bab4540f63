import Foundation

/// A folder that is there as long as the object is.
public final class TemporaryFolder {
  /// Its absolute path.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = NSTemporaryDirectory() + "onrecord-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file under the folder, making the folders on its way.
  public func write(_ text: String, to name: String) throws { try write([UInt8](text.utf8), to: name) }

  /// Writes a file under the folder, making the folders on its way.
  public func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}
