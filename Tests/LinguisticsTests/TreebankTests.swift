import Foundation
import Testing

@testable import Linguistics

/// The models against a treebank that they were not trained on, where it is at hand: in `$ONRECORD_SHARED`, or in `shared`
/// beside the package.
@Suite struct TreebankTests {
  private static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["ONRECORD_SHARED"]
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = environment.map { URL(fileURLWithPath: $0) } ?? package.appendingPathComponent("../shared")
    let folder = shared.appendingPathComponent("corpora/treebanks")
    let isThere = FileManager.default.fileExists(
      atPath: folder.appendingPathComponent("ewt-dev.conllu.gz").path)
    return isThere ? folder : nil
  }()

  /// Rows of words, tags, heads and relations of the first sentences of a treebank.
  private func sentences(_ name: String, limit: Int) throws -> [[[Substring]]] {
    let folder = try #require(Self.folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", folder.appendingPathComponent(name).path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let blocks = text.split(separator: "\n\n").prefix(limit)
    return blocks.map { block in
      block.split(separator: "\n").filter { $0.first != "#" }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        .filter { $0.count == 10 && Int($0[0]) != nil }
    }
  }

  @Test(.enabled(if: folder != nil, "no treebanks in $ONRECORD_SHARED or ../shared"))
  func tagsAndTreesOfTheDevelopmentSetAreMostlyRight() throws {
    var (forms, tags) = (WordForms(), [UInt8]())
    var (space, room) = (Tagger.Workspace(), Parser.Workspace())
    var (total, rightTags, rightHeads, rightRelations) = (0, 0, 0, 0)
    for rows in try sentences("ewt-dev.conllu.gz", limit: 150) {
      var (bytes, spans) = ([UInt8](), [TokenSpan]())
      for row in rows {
        spans.append(
          TokenSpan(start: bytes.count, end: bytes.count + row[1].utf8.count, kind: .word, isGlued: false))
        bytes += Array(row[1].utf8)
      }
      bytes.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { forms.load(base, spans[...], isCapitals: false) }
      }
      Models.embedded.tagger.tag(forms, into: &tags, &space)
      Models.embedded.parser.parse(forms, tags, &room)
      for (index, row) in rows.enumerated() {
        total += 1
        if PartOfSpeech(number: tags[index]).rawValue == row[4] { rightTags += 1 }
        guard Int(room.heads[index]) == (Int(row[6]) ?? 0) - 1 else { continue }
        rightHeads += 1
        if DependencyRelation(number: room.relations[index]).rawValue == row[7] { rightRelations += 1 }
      }
    }
    #expect(total > 2000)
    #expect(rightTags * 1000 > total * 935, "\(rightTags) of \(total)")
    #expect(rightHeads * 1000 > total * 820, "\(rightHeads) of \(total)")
    #expect(rightRelations * 1000 > total * 780, "\(rightRelations) of \(total)")
  }

  @Test(.enabled(if: folder != nil, "no treebanks in $ONRECORD_SHARED or ../shared"))
  func wordsAreCutAsInTheTreebank() throws {
    let folder = try #require(Self.folder)
    #expect(folder.isFileURL)
    var (expected, found, same) = (0, 0, 0)
    for rows in try sentences("ewt-dev.conllu.gz", limit: 150) {
      let text = rows.map { row in row[1] + (row[9].contains("SpaceAfter=No") ? "" : " ") }.joined()
      let annotated = Annotator().annotate(text)
      let words = annotated.tokens.map { annotated.text($0.range) }
      (expected, found) = (expected + rows.count, found + words.count)
      let difference = words.difference(from: rows.map { String($0[1]) })
      same += words.count - difference.insertions.count
    }
    #expect(same * 1000 > expected * 960 && same * 1000 > found * 960, "\(same) of \(expected) and \(found)")
  }
}
