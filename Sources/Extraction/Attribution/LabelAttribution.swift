import Linguistics
import NewsModel

/// Attributions of transcripts: paragraphs that begin with a speaker's label and a colon ("CALDER: Thank you.").
///
/// A report counts as one where at least three paragraphs begin so, and one of the labels comes back: lists of facts
/// ("Location: …") have each label once.
struct LabelAttribution {
  let syntax: Syntax

  private static let longest = 8
  private static let fewest = 3

  /// The attributions, by their colon.
  func attributions() -> [Int: Attribution] {
    let labelled = paragraphs.compactMap { paragraph in colon(of: paragraph).map { (paragraph, $0) } }
    guard labelled.count >= Self.fewest else { return [:] }
    let labels = labelled.map { paragraph, colon in text(paragraph.lowerBound..<colon) }
    guard Set(labels).count < labels.count else { return [:] }
    var found: [Int: Attribution] = [:]
    for (paragraph, colon) in labelled { found[colon] = attribution(paragraph, colon) }
    return found
  }

  /// The tokens of each paragraph, where it has any.
  private var paragraphs: [Range<Int>] {
    let text = syntax.report.annotated
    return text.paragraphs.compactMap { paragraph in
      guard let first = text.sentences[paragraph].first, let last = text.sentences[paragraph].last,
        first.lowerBound < last.upperBound
      else { return nil }
      return first.lowerBound..<last.upperBound
    }
  }

  private func text(_ tokens: Range<Int>) -> String {
    syntax.report.annotated.text(syntax.report.bytes(tokens: tokens))
  }

  /// The colon behind the label of a paragraph with something behind it; all words of a label begin with a capital.
  private func colon(of paragraph: Range<Int>) -> Int? {
    let colon = paragraph.prefix(Self.longest + 1).first { syntax.word($0) == ":" }
    guard let colon, colon > paragraph.lowerBound, colon + 1 < paragraph.upperBound else { return nil }
    let isLabel = (paragraph.lowerBound..<colon).allSatisfy { token in
      let first = syntax.report.annotated.bytes[syntax.tokens[token].range.lowerBound]
      return first &- 0x41 < 26 || [UInt8(ascii: ","), UInt8(ascii: ".")].contains(first)
    }
    return isLabel && syntax.passageOf[colon] < 0 ? colon : nil
  }

  private func attribution(_ paragraph: Range<Int>, _ colon: Int) -> Attribution {
    let label = paragraph.lowerBound..<colon
    let end = label.dropFirst().first { syntax.tokens[$0].tag == .comma } ?? colon
    let content = syntax.report.bytes(tokens: (colon + 1)..<paragraph.upperBound)
    return Attribution(
      source: label, sourceHead: end - 1, cue: colon..<(colon + 1), cueHead: colon, contents: [content],
      lemma: ":", act: .say, rule: .label, confidence: 0.85)
  }
}
