import NewsModel

/// What a report says of itself before it begins: header, headline, byline, dateline.
struct ReportLayout: Sendable {
  /// Newspaper, agency or site.
  var publisher: String?
  /// The day it was published.
  var datePublished: CalendarDate?
  /// Where that day comes from.
  var dateBasis: ReportedDate.Basis?
  /// Who wrote it.
  var author: String?
  /// The dateline as it stands, without tags and dash.
  var dateline: String?
  /// The headline, where there is one of its own.
  var headline: String?
  /// BCP 47 tag; `nil` where it can't be told.
  var language: String?
  /// The bytes of a headline that stands apart from the body, by a byline or dateline between them.
  var headlineBytes: Range<Int>?
  /// What its heading says, where it is a letter.
  var letter: LetterHeading?
  /// The bytes of the report proper, behind header, byline and dateline.
  var body: Range<Int>

  init(
    publisher: String? = nil, datePublished: CalendarDate? = nil, dateBasis: ReportedDate.Basis? = nil,
    author: String? = nil, dateline: String? = nil, headline: String? = nil, language: String? = nil,
    headlineBytes: Range<Int>? = nil, body: Range<Int>
  ) {
    (self.publisher, self.datePublished, self.dateBasis) = (publisher, datePublished, dateBasis)
    (self.author, self.dateline, self.headline) = (author, dateline, headline)
    (self.language, self.headlineBytes, self.body) = (language, headlineBytes, body)
  }

  /// The stretches that are read as English, in order.
  var passages: [Range<Int>] { (headlineBytes.map { [$0] } ?? []) + [body] }
}

extension ReportLayout {
  /// What was given beside the text goes before what its first lines were read as; only the language is better told by
  /// the text itself.
  mutating func take(_ metadata: ReportMetadata) {
    headline = metadata.headline ?? headline
    publisher = metadata.publisher ?? publisher
    author = metadata.author ?? author
    if let date = metadata.date.flatMap({ CalendarDate($0.prefix(10)) ?? DateWords.date(in: $0) }) {
      (datePublished, dateBasis) = (date, .publication)
    }
    let primary = metadata.language?.split { $0 == "-" || $0 == "_" }.first
    language = language ?? primary.map { $0.lowercased() }
  }
}
