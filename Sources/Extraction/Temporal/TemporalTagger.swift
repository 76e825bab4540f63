import NewsModel

/// Words of a report that tell a time, and what time they tell.
struct TemporalExpression: Sendable, Hashable {
  /// The words, without a preposition before them.
  var tokens: Range<Int>
  /// The time, resolved against the report as far as it can be.
  var date: ReportedDate
  /// "since" stands before it: it began then and goes on.
  var isOpen: Bool
}

/// Finds expressions of time in a report and resolves them against its date, or against other dates of the text, after
/// TIMEX3 (ISO 24617-1).
struct TemporalTagger: Sendable {
  /// Rules and tables are compiled in.
  init() {}

  /// Every expression of time, in order, without overlap.
  func tag(_ report: AnnotatedReport) -> [TemporalExpression] {
    let matcher = TimeMatcher(report.annotated.tokens.map { report.annotated.text($0.range) })
    var found: [(tokens: Range<Int>, value: TimeValue)] = []
    for sentence in report.annotated.sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard let match = matcher.match(at: index), index + match.length <= sentence.upperBound else {
          index += 1
          continue
        }
        found.append((index..<(index + match.length), match.value))
        index += match.length
      }
    }
    var resolver = TimeResolver(
      published: report.layout.datePublished, latest: Self.latest(found.map(\.value)))
    let starts = Self.sentenceStarts(report)
    return found.map { tokens, value in
      let future = Self.isFuture(before: tokens.lowerBound, from: starts[tokens.lowerBound], matcher)
      let isOpen = matcher.word(tokens.lowerBound - 1) == "since"
      return Self.expression(report, tokens, resolver.resolve(value, future: future), isOpen: isOpen)
    }
  }

  private static func expression(
    _ report: AnnotatedReport, _ tokens: Range<Int>, _ stretch: TimeResolver.Stretch, isOpen: Bool
  ) -> TemporalExpression {
    let span = report.span(tokens: isOpen ? (tokens.lowerBound - 1)..<tokens.upperBound : tokens)
    let date = ReportedDate(
      start: stretch.start, end: isOpen ? nil : stretch.end, precision: stretch.precision,
      basis: stretch.basis,
      timex: stretch.timex, text: span.exact, span: span)
    return TemporalExpression(tokens: tokens, date: date, isOpen: isOpen)
  }

  /// The latest day that the text gives with its year.
  private static func latest(_ values: [TimeValue]) -> CalendarDate? {
    values.compactMap { value -> CalendarDate? in
      switch value {
      case .calendar(.some(let year), let month, let day):
        CalendarDate(year: year, month: month ?? 12, day: min(day ?? 28, 28))
      case .days(.some(let year), let month, let first, _):
        CalendarDate(year: year, month: month, day: min(first, 28))
      default: nil
      }
    }.max()
  }

  /// For each token, where its sentence begins.
  private static func sentenceStarts(_ report: AnnotatedReport) -> [Int] {
    report.annotated.sentences.flatMap { [Int](repeating: $0.lowerBound, count: $0.count) }
  }

  /// Whether a few words before, in the same sentence, "will", "shall" or a plan speaks of what is to come.
  private static func isFuture(before index: Int, from start: Int, _ matcher: TimeMatcher) -> Bool {
    let words: Set = ["will", "shall", "'ll", "scheduled", "slated", "planned", "upcoming"]
    return (max(start, index - 8)..<index).contains { words.contains(matcher.word($0)) }
  }
}
