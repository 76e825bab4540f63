/// When something was said or happened, as far as the report tells.
public struct ReportedDate: Sendable, Hashable, Codable {
  /// How exactly the text dates it.
  public enum Precision: String, Sendable, Codable, CaseIterable { case day, week, month, year, range }

  /// Where the date comes from.
  public enum Basis: String, Sendable, Codable, CaseIterable {
    /// The text gives it in full.
    case stated
    /// Resolved against the report's date ("on Thursday") or another date of the text.
    case relative
    /// The report's dateline: it tells as news, without saying when, what happened on that day or before it.
    case dateline
    /// The day the report was published, for want of anything better.
    case publication
    /// Another report bounds it.
    case crossDocument = "cross_document"
  }

  /// First day; `nil` where the text can't be resolved.
  public var start: CalendarDate?
  /// Last day; `nil` for an open range.
  public var end: CalendarDate?
  /// How exactly the text dates it; `nil` where it can't be resolved or only the dateline bounds it.
  public var precision: Precision?
  /// Where the date comes from; `nil` where it can't be resolved.
  public var basis: Basis?
  /// The TIMEX3 value (ISO-TimeML, ISO 24617-1), such as `2024-10-03` or `XXXX-WXX-1`.
  public var timex: String?
  /// The words that give it; `nil` where no words do (dateline, publication).
  public var text: String?
  /// Where the words stand.
  public var span: Span?

  /// A date with everything given.
  public init(
    start: CalendarDate?, end: CalendarDate?, precision: Precision?, basis: Basis?, timex: String?,
    text: String?, span: Span?
  ) {
    (self.start, self.end, self.precision, self.basis) = (start, end, precision, basis)
    (self.timex, self.text, self.span) = (timex, text, span)
  }
}
