import NewsModel

/// Finds the instruments that a report cites, who cites them and what they do by it.
struct InstrumentFinder: Sendable {
  private static let breaching: Set = [
    "violate", "violates", "violated", "violating", "violation", "violations", "breach", "breaches",
    "breached", "breaching", "contravene",
    "contravenes", "flout", "flouts", "flouted", "infringement", "defiance",
  ]
  private static let calling: Set = [
    "comply", "complies", "fulfill", "fulfills", "fulfil", "fulfils", "uphold", "respect", "implement",
    "implementation", "obligation",
    "obligations", "responsible", "adhere", "abide", "honor", "honour", "enforce", "ensure",
  ]
  private static let rejecting: Set = [
    "reject", "rejects", "rejected", "rejecting", "withdraw", "withdrew", "denounce", "denounced", "renounce",
  ]

  /// The tables are compiled in.
  init() {}

  /// How far from a name a word can stand and still tell what is done by citing it.
  private static let reach = (before: 20, after: 12)

  /// The instruments of a report, in the order in which it first cites them.
  func instruments(in report: AnnotatedReport, statements: [Statement]) -> [Instrument] {
    let sentences = report.annotated.sentences
    var sentence = 0
    var contents = OpenContents(statements)
    var found: [Instrument] = []
    var places: [String: Int] = [:]
    // Matches come in the order of the text, so that sentences and contents are passed once.
    for match in InstrumentMatcher(raw: report.raw, words: report.words).matches() {
      while sentence + 1 < sentences.count, sentences[sentence + 1].lowerBound <= match.tokens.lowerBound {
        sentence += 1
      }
      let span = report.span(tokens: match.tokens)
      let source = contents.statement(at: span).map { statements[$0] }
      let around = sentences.indices.contains(sentence) ? sentences[sentence] : match.tokens
      let citation = Instrument.Citation(
        statementID: source?.id, actorID: source?.speaker?.actorID,
        stance: stance(around: match.tokens, in: around, report.words), span: span)
      if let index = places[match.name] {
        found[index].citations.append(citation)
        if span.exact != match.name, !found[index].otherNames.contains(span.exact) {
          found[index].otherNames.append(span.exact)
        }
      } else {
        places[match.name] = found.count
        found.append(
          Instrument(
            id: Identifier.instrument(name: match.name), name: match.name,
            otherNames: span.exact == match.name ? [] : [span.exact], kind: match.kind, citations: [citation])
        )
      }
    }
    return found
  }

  /// What the nearest telling word before the name says is done by citing it; where there is none, the nearest one behind
  /// it in its sentence.
  private func stance(around tokens: Range<Int>, in sentence: Range<Int>, _ words: [String])
    -> Instrument
    .Stance
  {
    let before = max(sentence.lowerBound, tokens.lowerBound - Self.reach.before)
    let end = min(sentence.upperBound, tokens.upperBound + Self.reach.after)
    return words[min(before, tokens.lowerBound)..<tokens.lowerBound].reversed().firstNonNil(Self.stance)
      ?? words[tokens.upperBound..<max(end, tokens.upperBound)].firstNonNil(Self.stance) ?? .invokes
  }

  private static func stance(_ word: String) -> Instrument.Stance? {
    if breaching.contains(word) { return .accusesOfBreaching }
    if calling.contains(word) { return .callsFor }
    return rejecting.contains(word) ? .rejects : nil
  }
}

/// The outermost statements' contents that spans stand in, asked for in the order of the text.
private struct OpenContents {
  private let pieces: [(span: Span, statement: Int)]
  private var next = 0
  private var open: [(end: Int, statement: Int)] = []

  init(_ statements: [Statement]) {
    pieces = statements.enumerated().filter { $0.element.nestedIn == nil }
      .flatMap { statement in statement.element.contents.map { ($0, statement.offset) } }
      .sorted { $0.0.start < $1.0.start }
  }

  /// The last statement with contents that overlap a span, which begins and ends no earlier than the one before.
  mutating func statement(at span: Span) -> Int? {
    while next < pieces.count, pieces[next].span.start < span.end {
      open.append((pieces[next].span.end, pieces[next].statement))
      next += 1
    }
    open.removeAll { $0.end <= span.start }
    return open.map(\.statement).max()
  }
}

extension Sequence {
  /// The first value that a function gives for an element.
  fileprivate func firstNonNil<Value>(_ value: (Element) -> Value?) -> Value? {
    for element in self { if let found = value(element) { return found } }
    return nil
  }
}
