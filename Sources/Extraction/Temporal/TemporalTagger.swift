import NewsModel

/// Words of a report that tell a time, and what time they tell.
struct TemporalExpression: Sendable, Hashable {
  /// What sort of time, after TIMEX3's types.
  enum Kind: Sendable { case date, duration, set }

  /// The words, without a preposition before them.
  var tokens: Range<Int>
  /// The time, resolved against the report as far as it can be.
  var date: ReportedDate
  /// "since" stands before it: it began then and goes on.
  var isOpen: Bool
  /// When, how long, or how often.
  var kind: Kind = .date
}

/// Finds expressions of time in a report and resolves them against its date, or against other dates of the text, after
/// TIMEX3 (ISO 24617-1).
struct TemporalTagger: Sendable {
  /// Rules and tables are compiled in.
  init() {}

  /// Every expression that says when, in order, without overlap.
  func tag(_ report: AnnotatedReport) -> [TemporalExpression] { all(report).filter { $0.kind == .date } }

  /// Every expression of time, those of how long and how often too.
  func all(_ report: AnnotatedReport) -> [TemporalExpression] {
    let matcher = TimeMatcher(raw: report.raw, words: report.words)
    var found: [(tokens: Range<Int>, match: TimeMatcher.Match)] = []
    for sentence in report.annotated.sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard let match = matcher.match(at: index), index + match.length <= sentence.upperBound else {
          index += 1
          continue
        }
        found.append((index..<(index + match.length), match))
        index += match.length
      }
    }
    guard !found.isEmpty else { return [] }
    var resolver = TimeResolver(
      published: report.layout.datePublished, latest: Self.latest(found.map(\.match.value)))
    let starts = Self.sentenceStarts(report)
    let tenses = ClauseTense(report.annotated.tokens, matcher.text)
    return found.map { tokens, match in
      let tense = tenses.tense(of: tokens, sentence: starts[tokens.lowerBound])
      let isOpen = matcher.text.word(tokens.lowerBound - 1) == "since"
      return Self.expression(report, tokens, match, resolver.resolve(match.value, tense), isOpen: isOpen)
    }
  }

  private static func expression(
    _ report: AnnotatedReport, _ tokens: Range<Int>, _ match: TimeMatcher.Match, _ stretch: TimeStretch,
    isOpen: Bool
  ) -> TemporalExpression {
    let span = report.span(tokens: isOpen ? (tokens.lowerBound - 1)..<tokens.upperBound : tokens)
    var timex = stretch.timex
    if let part = match.part, stretch.precision == .day || timex.contains("-WXX-") { timex += "T\(part)" }
    let date = ReportedDate(
      start: stretch.start, end: isOpen ? nil : stretch.end, precision: stretch.precision,
      basis: stretch.basis, timex: timex, text: span.exact, span: span)
    let kind: TemporalExpression.Kind =
      switch match.value {
      case .duration: .duration
      case .set: .set
      default: .date
      }
    return TemporalExpression(tokens: tokens, date: date, isOpen: isOpen, kind: kind)
  }

  /// The latest day that the text gives with its year.
  private static func latest(_ values: [TimeValue]) -> CalendarDate? {
    values.compactMap { value -> CalendarDate? in
      switch value {
      case .calendar(let parts), .span(_, let parts):
        parts.year.flatMap {
          CalendarDate(year: $0, month: parts.month ?? 12, day: min(parts.day ?? 28, 28))
        }
      default: nil
      }
    }.max()
  }

  /// For each token, where its sentence begins.
  private static func sentenceStarts(_ report: AnnotatedReport) -> [Int] {
    report.annotated.sentences.flatMap { [Int](repeating: $0.lowerBound, count: $0.count) }
  }
}
