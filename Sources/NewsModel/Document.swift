/// A report, without its text.
public struct Document: Sendable, Hashable, Codable {
  /// How many records a report gave.
  public struct Counts: Sendable, Hashable, Codable {
    /// Statements found in it.
    public var statements: Int
    /// Incidents found in it.
    public var incidents: Int
    /// Actors found in it.
    public var actors: Int
    /// Instruments cited in it.
    public var instruments: Int

    /// Counts, zero unless given.
    public init(statements: Int = 0, incidents: Int = 0, actors: Int = 0, instruments: Int = 0) {
      (self.statements, self.incidents, self.actors, self.instruments) = (
        statements, incidents, actors, instruments
      )
    }
  }

  /// A closed set of things that can be wrong with a report, with what there is to say about it.
  public struct Warning: Sendable, Hashable, Codable {
    /// The sort of trouble.
    public enum Code: String, Sendable, Codable, CaseIterable {
      /// The file could not be opened or read.
      case unreadable
      /// No text in it.
      case empty
      /// Larger than the limit; not read.
      case tooLarge = "too_large"
      /// Not text at all.
      case binary
      /// A format that is not read.
      case format
      /// Not UTF-8; read as another encoding, or with replacement characters.
      case encoding
      /// Not in English; served as text, without records.
      case language
      /// A folder that is reached a second time through a link.
      case loop
      /// A record's span did not hold against the text; the record was left out.
      case span
      /// Another file has the same id; that one was left out.
      case duplicate
    }
    /// The sort of trouble.
    public var code: Code
    /// One sentence for a person, naming the file.
    public var message: String

    /// A warning.
    public init(code: Code, message: String) { (self.code, self.message) = (code, message) }
  }

  /// Path under the folder with `/` as `~`, without `.txt`; or a hash of the text.
  public var id: String
  /// The report's headline, or its first sentence where it has none.
  public var headline: String?
  /// The day it was published, where the text or its header says so.
  public var datePublished: CalendarDate?
  /// Where that day comes from.
  public var dateBasis: ReportedDate.Basis?
  /// Newspaper, agency or site.
  public var publisher: String?
  /// Who wrote it.
  public var author: String?
  /// The dateline as it stands ("BAGHDAD, 3 Jan 90").
  public var dateline: String?
  /// BCP 47 tag ("en"); `nil` where it can't be told.
  public var inLanguage: String?
  /// Path under the folder that was read; `nil` for standard input.
  public var path: String?
  /// Where it was found on the web; `nil` where nobody told.
  public var sourceURL: String?
  /// Address of this record under the service; empty in an extraction.
  public var url: String?
  /// SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
  /// Length of the text in Unicode code points.
  public var length: Int
  /// Address of the text under the service.
  public var textURL: String?
  /// How many records it gave.
  public var counts: Counts
  /// What was wrong with it.
  public var warnings: [Warning]

  /// A report with everything given.
  public init(
    id: String, headline: String? = nil, datePublished: CalendarDate? = nil,
    dateBasis: ReportedDate.Basis? = nil, publisher: String? = nil, author: String? = nil,
    dateline: String? = nil, inLanguage: String? = nil, path: String?, sourceURL: String? = nil,
    url: String? = nil, sha256: String, length: Int, textURL: String? = nil, counts: Counts = Counts(),
    warnings: [Warning] = []
  ) {
    (self.id, self.headline, self.datePublished) = (id, headline, datePublished)
    (self.dateBasis, self.publisher, self.author) = (dateBasis, publisher, author)
    (self.dateline, self.inLanguage, self.path) = (dateline, inLanguage, path)
    (self.sourceURL, self.url) = (sourceURL, url)
    (self.sha256, self.length, self.textURL) = (sha256, length, textURL)
    (self.counts, self.warnings) = (counts, warnings)
  }

  enum CodingKeys: String, CodingKey {
    case id, headline
    case datePublished = "date_published"
    case dateBasis = "date_basis"
    case publisher, author, dateline
    case inLanguage = "in_language"
    case path
    case sourceURL = "source_url"
    case url, sha256, length
    case textURL = "text_url"
    case counts, warnings
  }
}
