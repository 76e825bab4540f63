import Crypto
import Foundation
import NewsModel

/// Files and standard input to source texts; nothing that is read is lost without a warning.
struct ReportReading: Sendable {
  /// Files and rows above that many bytes are listed with a warning and not read.
  var limit: Int = 32 << 20

  /// A report that can be read when its turn comes.
  enum Source: Sendable {
    case file(ReportFile)
    case row(ReportRow)
    case text(SourceText)
  }

  /// How a file holds reports as JSON objects.
  enum Rows {
    /// One in each line (JSON Lines, NDJSON).
    case lines
    /// One, or an array of them.
    case document

    /// `nil` for a file that is a report itself; `.gz` is no matter.
    init?(path: String) {
      switch ReportReading.extension(of: path) {
      case "jsonl", "ndjson": self = .lines
      case "json": self = .document
      default: return nil
      }
    }
  }

  /// What there is to read in files.
  func sources(of files: [ReportFile]) -> ReportSources {
    ReportSources(inputs: files.map { .file($0) }, reading: self)
  }

  /// The report of a source; one that can't be read is an empty text with a warning.
  func text(of source: Source) -> SourceText {
    switch source {
    case .text(let text): return text
    case .row(let row): return row.text()
    case .file(let file):
      if let warning = file.warning { return Self.failed(file.path, warning) }
      do throws(ReadFailure) {
        try Self.refuseWebPage(file)
        let reader = try Self.open(file)
        let bytes = try reader.readAll(limit: limit)
        return Self.text(bytes, id: Self.identifier(path: file.path), path: file.path, sha256: reader.digest)
      } catch {
        return Self.failed(file.path, error.warning)
      }
    }
  }

  /// A file's id: its path with `/` as `~`, without `.txt`.
  static func identifier(path: String) -> String {
    let name = path.hasSuffix(".txt") ? String(path.dropLast(4)) : path
    return name.replacingOccurrences(of: "/", with: "~")
  }

  static func text(_ bytes: [UInt8], id: String, path: String?, sha256: String) -> SourceText {
    let decoded = TextDecoding.decode(bytes, named: path ?? "standard input")
    return SourceText(
      id: id, path: path, text: decoded.text, sha256: sha256, warnings: decoded.warning.map { [$0] } ?? [])
  }

  static func digest(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  static func hexadecimal(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The report of a file that was not read (`nil` for standard input).
  static func failed(_ path: String?, _ warning: Document.Warning) -> SourceText {
    SourceText(
      id: path.map(identifier) ?? "stdin", path: path, text: "", sha256: digest([]), warnings: [warning])
  }

  /// Opens a regular file, and nothing else: a pipe may never end, a device never fail.
  static func open(_ file: ReportFile) throws(ReadFailure) -> ByteReader {
    // Not to wait for somebody to write where it is a pipe.
    let descriptor = Foundation.open(file.location, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw ReadFailure(code: .unreadable, message: "\(file.path): the file can't be opened")
    }
    let reader = ByteReader(descriptor: descriptor, name: file.path)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ReadFailure(code: .unreadable, message: "\(file.path): no regular file")
    }
    return reader
  }

  /// A web page is mostly not the report: menus, captions and other reports' headlines would become records.
  private static func refuseWebPage(_ file: ReportFile) throws(ReadFailure) {
    guard ["html", "htm", "xhtml"].contains(Self.extension(of: file.path)) else { return }
    throw ReadFailure(
      code: .format,
      message: "\(file.path): web pages are not read; extract the report as text or as JSON "
        + "(trafilatura --json) and put that here")
  }

  private static func `extension`(of path: String) -> String {
    let name = path.lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return (plain as NSString).pathExtension
  }
}
