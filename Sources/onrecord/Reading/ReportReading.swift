import Crypto
import Foundation
import NewsModel

/// Files and standard input to source texts; nothing that is read is lost without a warning.
struct ReportReading {
  /// Files above that many bytes are listed with a warning and not read.
  var limit: Int = 32 << 20

  /// A report that can be read when its turn comes.
  enum Source: Sendable {
    case file(ReportFile)
    case line(JSONLines.Line)
    case text(SourceText)
  }

  /// What there is to read in files: a report a text file, a report a line of JSON Lines.
  func sources(of files: [ReportFile]) -> [Source] {
    files.flatMap { file -> [Source] in
      guard JSONLines.isName(file.path), file.warning == nil else { return [.file(file)] }
      do throws(Unread) {
        return JSONLines.lines(try read(file), path: file.path).map { .line($0) }
      } catch {
        return [.text(failed(file.path, Document.Warning(code: error.code, message: error.message)))]
      }
    }
  }

  /// The report of a source; one that can't be read is an empty text with a warning.
  func text(of source: Source) -> SourceText {
    switch source {
    case .text(let text): return text
    case .line(let line): return JSONLines.text(line)
    case .file(let file):
      if let warning = file.warning { return failed(file.path, warning) }
      do throws(Unread) {
        return Self.text(try read(file), id: Self.identifier(path: file.path), path: file.path)
      } catch {
        return failed(file.path, Document.Warning(code: error.code, message: error.message))
      }
    }
  }

  /// Standard input, to its end.
  func standardInput() -> SourceText {
    let bytes = (try? FileHandle.standardInput.read(upToCount: limit + 1)) ?? Data()
    if bytes.count > limit {
      let warning = Document.Warning(code: .tooLarge, message: "standard input: more than \(limit) bytes")
      return SourceText(id: "stdin", path: nil, text: "", sha256: Self.digest([]), warnings: [warning])
    }
    return Self.text([UInt8](bytes), id: "stdin", path: nil)
  }

  /// A file's id: its path with `/` as `~`, without `.txt`.
  static func identifier(path: String) -> String {
    let name = path.hasSuffix(".txt") ? String(path.dropLast(4)) : path
    return name.replacingOccurrences(of: "/", with: "~")
  }

  static func text(_ bytes: [UInt8], id: String, path: String?) -> SourceText {
    let decoded = TextDecoding.decode(bytes, named: path ?? "standard input")
    return SourceText(
      id: id, path: path, text: decoded.text, sha256: digest(bytes),
      warnings: decoded.warning.map { [$0] } ?? [])
  }

  static func digest(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func failed(_ path: String, _ warning: Document.Warning) -> SourceText {
    SourceText(
      id: Self.identifier(path: path), path: path, text: "", sha256: Self.digest([]), warnings: [warning])
  }

  private struct Unread: Error {
    var code: Document.Warning.Code
    var message: String
  }

  /// Reads at most one byte past the limit, so that a file that grows or never ends (a pipe, a device) can't fill memory.
  private func read(_ file: ReportFile) throws(Unread) -> [UInt8] {
    let type =
      try? FileManager.default.attributesOfItem(atPath: resolved(file.location))[.type] as? FileAttributeType
    guard type == .typeRegular, let handle = FileHandle(forReadingAtPath: file.location) else {
      throw Unread(code: .unreadable, message: "\(file.path): the file can't be opened")
    }
    defer { try? handle.close() }
    do {
      let bytes = try handle.read(upToCount: limit + 1) ?? Data()
      if bytes.count <= limit { return [UInt8](bytes) }
    } catch {
      throw Unread(code: .unreadable, message: "\(file.path): the file can't be read")
    }
    throw Unread(code: .tooLarge, message: "\(file.path): larger than \(limit) bytes; it was left out")
  }

  private func resolved(_ location: String) -> String { (location as NSString).resolvingSymlinksInPath }
}
