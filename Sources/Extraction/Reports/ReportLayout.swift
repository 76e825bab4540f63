import NewsModel

/// What a report says of itself before it begins: header, headline, dateline.
struct ReportLayout: Sendable {
  /// Newspaper, agency or site.
  var publisher: String?
  /// The day it was published.
  var datePublished: CalendarDate?
  /// Where that day comes from.
  var dateBasis: ReportedDate.Basis?
  /// Who wrote it.
  var author: String?
  /// The dateline as it stands.
  var dateline: String?
  /// The headline, where there is one of its own.
  var headline: String?
  /// BCP 47 tag; `nil` where it can't be told.
  var language: String?
  /// The bytes of the report proper, behind header and dateline.
  var body: Range<Int>
}
