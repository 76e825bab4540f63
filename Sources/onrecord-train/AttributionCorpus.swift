import Extraction
import Foundation
import Linguistics

/// An article with the attributions that people have marked in it, in bytes of its text.
struct AttributionArticle {
  /// One attribution.
  struct Gold {
    var source: [Range<Int>] = []
    var cue: [Range<Int>] = []
    var content: [Range<Int>] = []
  }

  /// File name without extension.
  let name: String
  let text: String
  let gold: [Gold]

  /// The article in capitals, as old news wires are; only ASCII letters change, so that offsets stay.
  var capitalized: AttributionArticle {
    let bytes = text.utf8.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }
    return AttributionArticle(name: name, text: String(decoding: bytes, as: UTF8.self), gold: gold)
  }
}

/// Reads PolNeAR: a folder with `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` in brat's standoff format.
enum AttributionCorpus {
  /// Every article that has been annotated, by name; of several annotators the first.
  static func articles(in folder: String) throws -> [AttributionArticle] {
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: folder + "/text").filter { $0.hasSuffix(".txt") }
      .sorted()
    let files = try manager.contentsOfDirectory(atPath: folder + "/attributions").sorted()
    return try names.compactMap { file in
      let name = String(file.dropLast(4))
      guard let annotation = files.first(where: { $0.hasPrefix(name + "_") || $0 == name + ".ann" }) else {
        return nil
      }
      let text = try String(contentsOfFile: folder + "/text/" + file, encoding: .utf8)
      let standoff = try String(contentsOfFile: folder + "/attributions/" + annotation, encoding: .utf8)
      return AttributionArticle(name: name, text: text, gold: gold(standoff, byteOffsets(text)))
    }
  }

  /// The byte at which each code point begins, and the end.
  static func byteOffsets(_ text: String) -> [Int] {
    var offsets: [Int] = []
    var byte = 0
    for scalar in text.unicodeScalars {
      offsets.append(byte)
      byte += UTF8.width(scalar)
    }
    return offsets + [byte]
  }

  private static func gold(_ standoff: String, _ offsets: [Int]) -> [AttributionArticle.Gold] {
    var spans: [Substring: [Range<Int>]] = [:]
    var events: [Substring] = []
    for line in standoff.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 1 else { continue }
      if fields[0].hasPrefix("T") {
        spans[fields[0]] = pieces(fields[1], offsets)
      } else if fields[0].hasPrefix("E") {
        events.append(fields[1])
      }
    }
    return events.compactMap { event in
      var gold = AttributionArticle.Gold()
      for argument in event.split(separator: " ") {
        let parts = argument.split(separator: ":")
        guard parts.count == 2, let found = spans[parts[1]] else { continue }
        switch parts[0].prefix(while: \.isLetter) {
        case "Source": gold.source += found
        case "Cue": gold.cue += found
        case "Content": gold.content += found
        default: break
        }
      }
      return gold.content.isEmpty ? nil : gold
    }
  }

  private static func pieces(_ field: Substring, _ offsets: [Int]) -> [Range<Int>] {
    guard let space = field.firstIndex(of: " ") else { return [] }
    return field[space...].split(separator: ";").compactMap { piece in
      let bounds = piece.split(separator: " ").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] < bounds[1], bounds[1] < offsets.count else { return nil }
      return offsets[bounds[0]]..<offsets[bounds[1]]
    }
  }
}
