import NewsModel

/// Words of a report that tell a time, and what time they tell.
struct TemporalExpression: Sendable, Hashable {
  /// The words, without a preposition before them.
  var tokens: Range<Int>
  /// The time, resolved against the report as far as it can be.
  var date: ReportedDate
}

/// Finds expressions of time in a report and resolves them against its date, or against other dates of the text.
struct TemporalTagger: Sendable {
  /// Rules and tables are compiled in.
  init() {}

  /// Every expression of time, in order, without overlap.
  func tag(_ report: AnnotatedReport) -> [TemporalExpression] { [] }
}
