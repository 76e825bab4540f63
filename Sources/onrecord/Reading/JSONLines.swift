import Foundation
import NewsModel

/// Reports as JSON Lines: one object a line with `text`, and `id`, `docid` or `doc_id` where it has one.
enum JSONLines {
  private struct Row: Decodable {
    var id: Name?
    var docid: Name?
    var documentID: Name?
    var text: String?

    enum CodingKeys: String, CodingKey {
      case id, docid
      case documentID = "doc_id"
      case text
    }
  }

  /// An id that may be written as a number.
  private struct Name: Decodable {
    var text: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  /// A line of a file that is not blank.
  struct Line: Sendable {
    var path: String
    /// Counted from 1.
    var number: Int
    var bytes: [UInt8]
  }

  /// Whether a path names JSON Lines.
  static func isName(_ path: String) -> Bool { path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") }

  /// The lines of a file that are not blank.
  static func lines(_ bytes: [UInt8], path: String) -> [Line] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let blank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      return blank ? nil : Line(path: path, number: index + 1, bytes: Array(line))
    }
  }

  /// The report of a line; one that can't be read is an empty report with a warning that names the line.
  static func text(_ line: Line) -> SourceText {
    let place = "\(line.path), line \(line.number)"
    let digest = ReportReading.digest(line.bytes)
    guard let row = try? JSONDecoder().decode(Row.self, from: Data(line.bytes)), let text = row.text else {
      return SourceText(
        id: ReportReading.identifier(path: line.path) + "~\(line.number)", path: line.path, text: "",
        sha256: digest,
        warnings: [Document.Warning(code: .unreadable, message: "\(place): no object with a text")])
    }
    let blank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    return SourceText(
      id: (row.id ?? row.docid ?? row.documentID)?.text ?? String(digest.prefix(16)), path: line.path,
      text: text,
      sha256: digest, warnings: blank ? [Document.Warning(code: .empty, message: "\(place): no text")] : [])
  }
}
