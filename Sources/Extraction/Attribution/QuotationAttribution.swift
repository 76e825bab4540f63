import Linguistics
import NewsModel

/// Attributions of quotations, by where cue and marks stand; the tree only helps with the source.
///
/// A quotation belongs to the cue behind it ("…," she said), else to the cue before it (she said, "…"), else to the cue of
/// the quotation before it in the same paragraph, or to the one that was left open at the end of the paragraph before.
struct QuotationAttribution {
  let syntax: Syntax
  let cues: CueTable
  private let sources: SourceFinder
  private let spans: CueSpan
  private let verbs: VerbAttribution
  /// The first token of each paragraph.
  private let paragraphStarts: Set<Int>

  init(syntax: Syntax, cues: CueTable) {
    (self.syntax, self.cues) = (syntax, cues)
    (sources, spans) = (SourceFinder(syntax: syntax), CueSpan(syntax: syntax))
    verbs = VerbAttribution(syntax: syntax, cues: cues)
    let text = syntax.report.annotated
    paragraphStarts = Set(
      text.paragraphs.compactMap { $0.isEmpty ? nil : text.sentences[$0.lowerBound].lowerBound })
  }

  /// A cue beside a quotation, and the tokens between that and the next quotation or full stop.
  private struct Beside {
    var cue: Int
    var stretch: Range<Int>
    var rule: Attribution.Rule
  }

  /// The attributions of all quotations that are speech of their own, keyed by the cue's main word.
  func attributions() -> [Int: Attribution] {
    var found: [Int: Attribution] = [:]
    var last: (cue: Int, passage: Int, end: Int)?
    // Passages that nobody is named for yet, each left open and taken up by the next.
    var open: [Range<Int>] = []
    let passages = PassageTokens(syntax)
    for paragraph in syntax.report.annotated.paragraphs {
      let bounds = tokens(of: paragraph)
      guard !bounds.isEmpty else { continue }
      for index in passages.indices(in: bounds) {
        let range = passages.ranges[index]
        let lowest = range.lowerBound == bounds.lowerBound ? introduction(before: bounds) : bounds.lowerBound
        let before = min(
          range.lowerBound, index > 0 ? max(lowest, passages.ranges[index - 1].upperBound) : lowest)
        let after =
          index + 1 < passages.ranges.count
          ? max(range.upperBound, min(bounds.upperBound, passages.ranges[index + 1].lowerBound))
          : max(range.upperBound, bounds.upperBound)
        let outer = syntax.quotations.passages[index].outer
        if let beside = cueBehind(range, upTo: after) ?? cueBefore(range, from: before) {
          for earlier in open { add(earlier, beside, to: &found) }
          add(outer, beside, to: &found)
          last = (beside.cue, index, range.upperBound)
          open = []
        } else if let previous = last, previous.passage == index - 1,
          goesOn(range, after: previous, before: before)
        {
          found[previous.cue]?.contents.append(outer)
          last = (previous.cue, index, range.upperBound)
          open = []
        } else {
          if syntax.quotations.passages[index].continues { open.append(outer) } else { open = [] }
        }
      }
    }
    return found
  }

  private func tokens(of paragraph: Range<Int>) -> Range<Int> {
    let sentences = syntax.report.annotated.sentences[paragraph]
    guard let first = sentences.first, let last = sentences.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  /// Where the paragraph before begins, if it leads to this one by a colon; else where this one does.
  private func introduction(before paragraph: Range<Int>) -> Int {
    let colon = paragraph.lowerBound - 1
    guard colon >= 0, syntax.tokens[colon].tag == .colon else { return paragraph.lowerBound }
    return syntax.sentence(of: colon).lowerBound
  }

  /// The cue of "…," she said.
  private func cueBehind(_ passage: Range<Int>, upTo limit: Int) -> Beside? {
    guard endsOpen(passage, upTo: limit) else { return nil }
    let end =
      (passage.upperBound..<limit).prefix(40).first { syntax.tokens[$0].tag == .sentenceEnd }
      ?? min(limit, passage.upperBound + 40)
    var start = min(passage.upperBound, end)
    if start < end, syntax.tokens[start].tag == .comma { start += 1 }
    let stretch = start..<end
    // A participle there speaks of something new ("…," noting that).
    if !stretch.isEmpty, syntax.tokens[stretch.lowerBound].tag == .verbGerund { return nil }
    var participle: Int?
    for token in stretch where syntax.tokens[token].tag.isVerb {
      if isInsideSource(token, stretch) {
        if participle == nil, isQuotationCue(token, in: stretch) { participle = token }
        continue
      }
      if isQuotationCue(token, in: stretch) {
        return Beside(cue: token, stretch: stretch, rule: .quotationThenCue)
      }
      if isRelay(token) { continue }
      if ![.aux, .auxPassive, .cop].contains(syntax.tokens[token].relation) { break }
    }
    // Taken for a participle, but nothing else there can attribute.
    return participle.map { Beside(cue: $0, stretch: stretch, rule: .quotationThenCue) }
  }

  /// Whether a quotation waits for its cue: it ends in a comma, question or exclamation mark or dash, or one follows.
  private func endsOpen(_ passage: Range<Int>, upTo limit: Int) -> Bool {
    let text = syntax.report.annotated
    var index = passage.upperBound - 1
    while index > passage.lowerBound, syntax.tokens[index].tag == .closeQuote || isMark(index) { index -= 1 }
    if [",", "?", "!", "--", "—", "–", "-", "...", "…"].contains(text.text(syntax.tokens[index].range)) {
      return true
    }
    guard passage.upperBound < limit else { return false }
    return syntax.tokens[passage.upperBound].tag == .comma
      || syntax.word(passage.upperBound).first?.isLowercase == true
        && syntax.tokens[index].tag == .sentenceEnd
  }

  func isMark(_ token: Int) -> Bool {
    ["\"", "''", "”", "’", "'", "»"].contains(syntax.report.annotated.text(syntax.tokens[token].range))
  }

  /// The cue of she said, "…" and she told reporters: "…".
  private func cueBefore(_ passage: Range<Int>, from limit: Int) -> Beside? {
    let lowest = max(limit, passage.lowerBound - 40)
    var start = passage.lowerBound
    while start > lowest, syntax.tokens[start - 1].tag != .sentenceEnd { start -= 1 }
    guard start < passage.lowerBound else { return nil }
    let mark = syntax.tokens[passage.lowerBound - 1].tag
    let stretch = start..<passage.lowerBound
    let introduced = mark == .comma || mark == .colon
    if !introduced {
      if isAdjunct(passage) { return nil }
      return mark.isVerb && isQuotationCue(passage.lowerBound - 1, in: stretch)
        && !takesObject(passage.lowerBound - 1, passage)
        ? Beside(cue: passage.lowerBound - 1, stretch: stretch, rule: .cueThenQuotation) : nil
    }
    for token in stretch.reversed() where syntax.tokens[token].tag.isVerb {
      if isQuotationCue(token, in: stretch) {
        if mark == .comma, passage.lowerBound - token > 14 { return nil }
        return Beside(cue: token, stretch: stretch, rule: .cueThenQuotation)
      }
      if mark == .comma, syntax.tokens[token].tag.isFinite, !isInsideSource(token, stretch) { return nil }
    }
    return nil
  }

  /// A verb with no other use of what follows than as its object ("called", "condemned").
  private func takesObject(_ verb: Int, _ passage: Range<Int>) -> Bool {
    guard let word = cues.verb(syntax.tokens[verb].lemma.lowercased()) else { return true }
    return !word.frames.contains(.clause)
  }

  private func isInsideSource(_ token: Int, _ stretch: Range<Int>) -> Bool {
    if token - 1 > stretch.lowerBound, ["who", "which"].contains(syntax.word(token - 1)) { return true }
    return [.aclRelative, .acl, .advclRelative].contains(syntax.tokens[token].relation)
      && (syntax.tokens[token].head.map(stretch.contains) ?? false)
  }

  /// A verb of the table, or any verb with a subject of its own beside the quotation.
  private func isQuotationCue(_ token: Int, in stretch: Range<Int>) -> Bool {
    guard !syntax.isPassive(token) || sources.agent(of: token) != nil else { return false }
    if let word = cues.verb(syntax.tokens[token].lemma.lowercased()) {
      return word.frames.contains(.quotation)
    }
    return false
  }

  private func goesOn(_ range: Range<Int>, after previous: (cue: Int, passage: Int, end: Int), before: Int)
    -> Bool
  {
    let passages = syntax.quotations.passages
    if passages[previous.passage].continues { return true }
    guard before > previous.end - 1, range.lowerBound > 0 else { return false }
    if range.lowerBound == before, before < syntax.tokens.count {
      // A paragraph of nothing but the quotation goes on where the one before ended in its cue.
      return fillsParagraph(range) && sentenceCount(from: previous.end, to: range.lowerBound) <= 1
    }
    return syntax.tokens[range.lowerBound - 1].tag == .sentenceEnd && before <= range.lowerBound
      && sentenceCount(from: previous.end, to: range.lowerBound) <= 1
  }

  private func fillsParagraph(_ range: Range<Int>) -> Bool {
    guard let last = syntax.report.annotated.tokens.indices.last else { return false }
    let next = range.upperBound
    return next > last || paragraphStarts.contains(next)
  }

  private func sentenceCount(from start: Int, to end: Int) -> Int {
    start < end ? (start..<end).count { syntax.tokens[$0].tag == .sentenceEnd } : 0
  }

  private func add(_ outer: Range<Int>, _ beside: Beside, to found: inout [Int: Attribution]) {
    if found[beside.cue] != nil {
      found[beside.cue]?.contents.append(outer)
      return
    }
    let cue = spans.tokens(ofVerb: beside.cue)
    let (source, head) = source(beside, cue)
    let word = cues.verb(syntax.tokens[beside.cue].lemma.lowercased())
    found[beside.cue] = Attribution(
      source: source, sourceHead: head, cue: cue, cueHead: beside.cue,
      contents: [outer], lemma: syntax.tokens[beside.cue].lemma.lowercased(), act: word?.act ?? .say,
      addressee: syntax.child(beside.cue, [.obj, .iobj]).flatMap { syntax.passageOf[$0] < 0 ? $0 : nil },
      negated: false, rule: beside.rule, confidence: 0.95)
  }

  /// Who speaks: the subject that the tree gives on this side of the quotation, else the noun phrase beside the cue.
  private func source(_ beside: Beside, _ cue: Range<Int>) -> (Range<Int>?, Int?) {
    let inverted = beside.rule == .quotationThenCue && cue.lowerBound == beside.stretch.lowerBound
    if let head = sources.source(ofVerb: beside.cue), !inverted || head > beside.cue,
      syntax.passageOf[head] == syntax.passageOf[beside.cue]
    {
      let tokens = verbs.sourceTokens(head, excluding: beside.cue)
      if beside.rule == .cueThenQuotation || tokens.overlaps(beside.stretch)
        || !syntax.tokens[beside.cue].tag.isFinite
      {
        return (tokens, head)
      }
    }
    if let tokens = sources.source(beside: cue, in: beside.stretch) {
      return (tokens, syntax.phrases.head(of: tokens))
    }
    guard beside.rule == .quotationThenCue,
      let tokens = sources.source(before: cue, in: beside.stretch, besides: [])
        ?? leading(beside.stretch, cue)
    else { return (nil, nil) }
    return (tokens, syntax.phrases.head(of: tokens))
  }

  /// "…," Miller, the mayor, said: the noun phrase that stands first behind the quotation.
  private func leading(_ stretch: Range<Int>, _ cue: Range<Int>) -> Range<Int>? {
    guard stretch.lowerBound < cue.lowerBound else { return nil }
    let start = stretch.lowerBound..<stretch.lowerBound
    return sources.source(beside: start, in: stretch.lowerBound..<cue.lowerBound)
  }
}
