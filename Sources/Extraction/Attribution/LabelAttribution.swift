import Linguistics
import NewsModel

/// Attributions of transcripts: paragraphs that begin with a speaker's label and a colon ("CALDER: Thank you.").
///
/// A report counts as one where at least three paragraphs begin so, and one of the labels comes back: lists of facts
/// ("Location: …") have each label once, and tables no verbs.
struct LabelAttribution {
  let syntax: Syntax

  private static let longest = 8
  private static let fewest = 3
  /// How many paragraphs a turn may go on for.
  private static let mostParagraphs = 4

  /// Where a speaker's words begin.
  private struct Turn {
    /// Its place among the paragraphs.
    let paragraph: Int
    let label: Range<Int>
    /// The token of the colon.
    let colon: Int
  }

  /// The attributions, by their colon.
  func attributions() -> [Int: Attribution] {
    let paragraphs = ParagraphTokens(syntax).ranges
    let all = paragraphs.indices.compactMap { turn(paragraphs[$0], $0) }
    let counts = Dictionary(all.map { (name($0.label), 1) }, uniquingKeysWith: +)
    // A label in front of all the speakers is a headline's ("Interview: …").
    let turns = Array(all.drop { counts[name($0.label), default: 0] < 2 })
    guard turns.count >= Self.fewest,
      turns.count(where: { holdsVerb(paragraphs[$0.paragraph]) }) * 3 >= turns.count
    else { return [:] }
    var found: [Int: Attribution] = [:]
    for (number, turn) in turns.enumerated() {
      let next = number + 1 < turns.count ? turns[number + 1].paragraph : turn.paragraph + 1
      let rest = next - turn.paragraph <= Self.mostParagraphs ? (turn.paragraph + 1)..<next : 0..<0
      found[turn.colon] = attribution(
        turn, paragraphs[turn.paragraph], paragraphs[rest].filter { !isStageDirection($0) })
    }
    return found
  }

  /// Whether somebody talks there: "Clinton: 2,316." is a table.
  private func holdsVerb(_ paragraph: Range<Int>) -> Bool {
    paragraph.contains { syntax.tokens[$0].tag.isFinite || syntax.tokens[$0].tag == .modal }
  }

  /// The last word of a label, before its comma: after "JOHN MARLOW, HOST" the speaker is "MARLOW".
  private func name(_ label: Range<Int>) -> String {
    let end = label.dropFirst().first { syntax.tokens[$0].tag == .comma } ?? label.upperBound
    return syntax.word(end - 1)
  }

  /// The label and colon that a paragraph begins with, perhaps behind an opening quotation mark, where something follows;
  /// all words of a label begin with a capital.
  private func turn(_ paragraph: Range<Int>, _ number: Int) -> Turn? {
    let start = paragraph.lowerBound + (syntax.isQuotationMark(paragraph.lowerBound) ? 1 : 0)
    let words = start..<max(start, paragraph.upperBound)
    let colon = words.prefix(Self.longest + 1).first { syntax.word($0) == ":" }
    guard let colon, colon > start, colon + 1 < paragraph.upperBound else { return nil }
    let isLabel = (start..<colon).allSatisfy { token in
      let first = syntax.report.annotated.bytes[syntax.tokens[token].range.lowerBound]
      return first &- 0x41 < 26 || [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-")].contains(first)
    }
    guard isLabel, syntax.passageOf[colon] < 0 || start > paragraph.lowerBound else { return nil }
    return Turn(paragraph: number, label: start..<colon, colon: colon)
  }

  /// "(CROSSTALK)".
  private func isStageDirection(_ paragraph: Range<Int>) -> Bool {
    let start = paragraph.lowerBound + (syntax.isQuotationMark(paragraph.lowerBound) ? 1 : 0)
    return start >= paragraph.upperBound || syntax.tokens[start].tag == .openBracket
  }

  private func attribution(_ turn: Turn, _ paragraph: Range<Int>, _ rest: [Range<Int>]) -> Attribution {
    let label = turn.label
    let end = label.dropFirst().first { syntax.tokens[$0].tag == .comma } ?? turn.colon
    let contents = [(turn.colon + 1)..<paragraph.upperBound] + rest
    return Attribution(
      source: label, sourceHead: end - 1, cue: turn.colon..<(turn.colon + 1), cueHead: turn.colon,
      contents: contents.map { syntax.report.bytes(tokens: $0) }, lemma: ":", act: .say, rule: .label,
      confidence: 0.85)
  }
}
