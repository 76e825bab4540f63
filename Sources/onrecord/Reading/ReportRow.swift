import Foundation
import NewsModel

/// A report as a JSON object: `text`, and what there is of id, title, date, publisher, author, address and language, under
/// the names that trafilatura and news-please write them by, too.
struct ReportRow: Sendable {
  /// The file's path; `nil` for standard input.
  var path: String?
  /// Where in the file it stands, for a warning ("line 3"); `nil` for standard input, where the same row shall give the
  /// same record wherever it comes in.
  var place: String?
  /// The object, not read yet.
  var bytes: [UInt8]

  /// An id with more bytes names nothing that anybody wants to type; the text's hash stands for it.
  private static let greatestID = 512

  /// The report; an object that can't be read is an empty report with a warning.
  func text() -> SourceText {
    let digest = ReportReading.digest(bytes)
    guard let row = try? JSONDecoder().decode([String: Member].self, from: Data(bytes)),
      let text = Self.first(Self.textNames, in: row)
    else {
      return empty(Document.Warning(code: .unreadable, message: "\(name): no object with a text"))
    }
    let id = Self.first(["id", "docid", "doc_id"], in: row).flatMap {
      $0.utf8.count > Self.greatestID ? nil : $0
    }
    let blank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    return SourceText(
      id: id ?? String(ReportReading.digest([UInt8](text.utf8)).prefix(16)), path: path, text: text,
      sha256: digest, warnings: blank ? [Document.Warning(code: .empty, message: "\(name): no text")] : [],
      metadata: Self.metadata(of: row))
  }

  /// The report of a row that was not read; its id is its bytes' hash.
  func empty(_ warning: Document.Warning) -> SourceText {
    let digest = ReportReading.digest(bytes)
    return SourceText(
      id: String(digest.prefix(16)), path: path, text: "", sha256: digest, warnings: [warning])
  }

  /// The row for a person.
  var name: String {
    let file = path ?? "standard input"
    return place.map { "\(file), \($0)" } ?? "\(file), row \(ReportReading.digest(bytes).prefix(16))"
  }

  private static let textNames = ["text", "maintext"]

  /// trafilatura's `source` is an address, others' a publisher: an address is never taken for a name.
  private static func metadata(of row: [String: Member]) -> ReportMetadata {
    let publishers = [
      "publisher", "source", "source-hostname", "source_hostname", "sitename", "source_domain", "hostname",
    ]
    return ReportMetadata(
      headline: first(["title", "headline"], in: row),
      date: first(["date", "date_publish", "date_published", "published"], in: row),
      publisher: first(publishers, in: row) { !isAddress($0) },
      author: first(["author", "authors", "byline"], in: row),
      url: first(["url", "source", "link"], in: row, where: isAddress),
      language: first(["language", "lang", "in_language"], in: row))
  }

  /// The first of the members that is there and not blank.
  private static func first(
    _ names: [String], in row: [String: Member], where condition: (String) -> Bool = { _ in true }
  ) -> String? {
    names.lazy.compactMap { row[$0]?.text }.first { text in
      condition(text) && !text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("https://") || text.hasPrefix("http://")
  }
}

/// A member's value as text, whatever it is: a number's digits, a list's elements, an object's `name` (as schema.org
/// gives authors and publishers); nothing for anything else. Reading it never fails.
private struct Member: Decodable {
  var text: String?

  private enum CodingKeys: String, CodingKey { case name }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if let string = try? container.decode(String.self) {
        text = string
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else if let list = try? container.decode([Member].self) {
        let elements = list.compactMap(\.text)
        text = elements.isEmpty ? nil : elements.joined(separator: ", ")
      } else if let object = try? decoder.container(keyedBy: CodingKeys.self) {
        text = try? object.decode(String.self, forKey: .name)
      }
    }
  }
}
