import Foundation
import NewsModel

/// A file that is to be read, or the reason why it is not.
struct ReportFile: Equatable {
  /// Where it lies on this machine.
  var location: String
  /// Its path under the folder that was given, or its name where a file was given.
  var path: String
  /// Set where it is known already that nothing can be read.
  var warning: Document.Warning?
}

/// The files of a folder tree, in the order of their paths, so that every machine reads them alike.
enum ReportFolder {
  /// Why a folder or file can't be read at all.
  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  /// Every file under a folder (or the file itself), sorted by path.
  ///
  /// Hidden files and folders are passed over. Links are followed; a folder that was seen already is reported with a
  /// `loop` warning and not entered again.
  ///
  /// - Parameter entering: Called with each folder (of a file: the one that it lies in) before it is listed.
  /// - Throws: ``Unreadable`` where nothing of that name exists or the folder itself can't be listed.
  static func files(
    at location: String, entering: (String) -> Void = { _ in }
  ) throws(Unreadable) -> [ReportFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) else {
      throw Unreadable(description: "\(location): no such file or folder")
    }
    guard isFolder.boolValue else {
      let parent = (location as NSString).deletingLastPathComponent
      entering(parent.isEmpty ? "." : parent)
      return [ReportFile(location: location, path: (location as NSString).lastPathComponent)]
    }
    guard (try? FileManager.default.contentsOfDirectory(atPath: location)) != nil else {
      throw Unreadable(description: "\(location): the folder can't be read")
    }
    var walk = Walk()
    walk.run(from: location, entering: entering)
    return walk.files.sorted { $0.path < $1.path }
  }

  private struct Walk {
    var files: [ReportFile] = []
    private var seen: Set<String> = []

    /// Keeps its own stack, so that no depth of folders overflows the thread's.
    mutating func run(from root: String, entering: (String) -> Void) {
      seen.insert(identity(root))
      var folders = [(location: root, path: "")]
      while let folder = folders.popLast() {
        entering(folder.location)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.location) else {
          add(folder.location, folder.path, .unreadable, "\(folder.path): the folder can't be read")
          continue
        }
        for name in names where !name.hasPrefix(".") {
          let location = folder.location + "/" + name
          let path = folder.path.isEmpty ? name : folder.path + "/" + name
          var isFolder: ObjCBool = false
          if !FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) {
            add(location, path, .unreadable, "\(path): a link that leads nowhere")
          } else if !isFolder.boolValue {
            files.append(ReportFile(location: location, path: path))
          } else if seen.insert(identity(location)).inserted {
            folders.append((location, path))
          } else {
            add(location, path, .loop, "\(path): a link to a folder that is read already")
          }
        }
      }
    }

    /// The absolute path without links, so that a folder given by a relative path is known again.
    private func identity(_ location: String) -> String {
      URL(fileURLWithPath: location).resolvingSymlinksInPath().path
    }

    private mutating func add(
      _ location: String, _ path: String, _ code: Document.Warning.Code, _ message: String
    ) {
      files.append(
        ReportFile(
          location: location, path: path, warning: Document.Warning(code: code, message: message)))
    }
  }
}
