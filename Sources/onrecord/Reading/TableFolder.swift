import Extraction
import Foundation

/// Reads the folder of a user's own tables (`--tables`).
enum TableFolder {
  /// What is wrong with the folder or a row of a file, with file and line.
  struct Unusable: Error, CustomStringConvertible { let description: String }

  /// Files with more bytes are refused: no table written by hand is that long.
  static let limit = 16 << 20

  /// The tables of a folder.
  ///
  /// - Throws: ``Unusable`` where there is no such folder, no table in it, a file of another name, or a bad row.
  static func read(_ folder: String) throws(Unusable) -> UserTables {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Unusable(description: "\(folder): no such folder of tables")
    }
    var files: [String: String] = [:]
    for name in names where name.hasSuffix(".tsv") {
      let path = (folder as NSString).appendingPathComponent(name)
      guard let data = FileManager.default.contents(atPath: path), data.count <= limit else {
        throw Unusable(description: "\(path): can't be read, or longer than \(limit) bytes")
      }
      guard let text = String(data: data, encoding: .utf8) else {
        throw Unusable(description: "\(path): not UTF-8")
      }
      files[name] = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
    if files.isEmpty {
      throw Unusable(
        description: "\(folder): none of \(UserTables.files.joined(separator: ", ")) in this folder")
    }
    do throws(TableError) {
      return try UserTables(files: files)
    } catch {
      throw Unusable(description: (folder as NSString).appendingPathComponent("\(error)"))
    }
  }
}
