import Linguistics
import NewsModel

/// Attributions of quotations that are signed, as in letters and voices from the street: “We won't go.” — Ana Ruiz, nurse.
///
/// The quotation begins its paragraph, or was left open in the one before; a dash and the signature end the paragraph, or
/// make up the next one.
struct SignatureAttribution {
  let syntax: Syntax

  private static let longest = 14
  private static let dashes: Set<String> = ["—", "–", "―", "--", "-", "‒"]

  /// The attributions, by their dash.
  func attributions() -> [Int: Attribution] {
    var found: [Int: Attribution] = [:]
    let passages = PassageTokens(syntax)
    let paragraphs = ParagraphTokens(syntax).ranges
    // The passages before that were left open, each taken up by the next.
    var open: [Range<Int>] = []
    for (number, paragraph) in paragraphs.enumerated() {
      guard let index = passages.indices(in: paragraph).first,
        passages.ranges[index].lowerBound == paragraph.lowerBound
      else {
        open = []
        continue
      }
      let passage = syntax.quotations.passages[index]
      let next = number + 1 < paragraphs.count ? paragraphs[number + 1] : nil
      if let (dash, source) = signature(behind: passages.ranges[index], paragraph, next) {
        found[dash] = Attribution(
          source: source, sourceHead: syntax.phrases.head(of: source), cue: dash..<(dash + 1), cueHead: dash,
          contents: open + [passage.outer], lemma: "—", act: .say, rule: .signature, confidence: 0.9)
      }
      if passage.continues { open.append(passage.outer) } else { open = [] }
    }
    return found
  }

  /// Dash and signature behind a passage.
  private func signature(behind passage: Range<Int>, _ paragraph: Range<Int>, _ next: Range<Int>?)
    -> (dash: Int, source: Range<Int>)?
  {
    let rest = passage.upperBound..<max(passage.upperBound, paragraph.upperBound)
    guard let line = rest.isEmpty ? next : rest, line.count <= Self.longest,
      Self.dashes.contains(syntax.word(line.lowerBound))
    else { return nil }
    var end = line.upperBound
    while end > line.lowerBound, syntax.tokens[end - 1].tag.isPunctuation { end -= 1 }
    let source = (line.lowerBound + 1)..<max(line.lowerBound + 1, end)
    guard let first = source.first, syntax.isCapitalized(first), source.allSatisfy(isPartOfName) else {
      return nil
    }
    return (line.lowerBound, source)
  }

  /// A signature is no clause.
  private func isPartOfName(_ token: Int) -> Bool {
    let tag = syntax.tokens[token].tag
    return !tag.isFinite && tag != .modal && tag != .sentenceEnd || syntax.isCapitalized(token)
  }
}
