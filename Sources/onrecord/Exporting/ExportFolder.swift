import Foundation

/// Where an export goes: files that appear in a folder all at once, when everything is written.
struct ExportFolder {
  /// Why an export can't be written.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let folder: String
  /// On the same file system, so that moving the files out of it is a matter of names.
  private let draft: String

  /// Makes the folder where it is not there.
  ///
  /// - Parameter files: what will be written.
  /// - Throws: ``Failure`` where one of the files is there already and may not be replaced, or the folder can't be written.
  init(_ folder: String, files: [String], replacing: Bool) throws(Failure) {
    self.folder = folder
    draft = folder + "/.onrecord-" + UUID().uuidString
    let present = files.filter { FileManager.default.fileExists(atPath: folder + "/" + $0) }
    if !replacing, !present.isEmpty {
      throw Failure(
        description: "\(folder) has \(present.joined(separator: ", ")) already; --force replaces it")
    }
    do {
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    } catch {
      throw Failure(description: "can't write into \(folder): \(error.localizedDescription)")
    }
  }

  /// Where a file is to be written.
  func draft(_ file: String) -> String { draft + "/" + file }

  /// Lets the files appear, each in one step, in place of what had their names.
  func publish(_ files: [String]) throws(Failure) {
    for file in files where rename(draft(file), folder + "/" + file) != 0 {
      throw Failure(description: "can't write \(folder)/\(file): \(String(cString: strerror(errno)))")
    }
    discard()
  }

  /// Takes away what was written so far.
  func discard() { try? FileManager.default.removeItem(atPath: draft) }
}

/// A file that is written in large pieces, to the disk.
final class ExportFile {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  /// - Throws: ``ExportFolder/Failure`` where the file can't be made.
  init(_ path: String) throws(ExportFolder.Failure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw failure() }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes some more.
  func write(_ bytes: some Swift.Collection<UInt8>) throws(ExportFolder.Failure) {
    buffer += bytes
    if buffer.count > 1 << 20 { try flush() }
  }

  /// Writes what is left and waits until the disk has everything.
  func finish() throws(ExportFolder.Failure) {
    try flush()
    if fsync(descriptor) != 0 { throw failure() }
  }

  private func flush() throws(ExportFolder.Failure) {
    if StandardOutput.writeAll(buffer, to: descriptor) != nil { throw failure() }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure() -> ExportFolder.Failure {
    ExportFolder.Failure(description: "can't write \(path): \(String(cString: strerror(errno)))")
  }
}
