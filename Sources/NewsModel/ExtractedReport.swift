/// Everything that extraction found in one report: a line of `onrecord extract`.
public struct ExtractedReport: Sendable, Hashable, Codable {
  /// The report.
  public var document: Document
  /// Who said what, in the order of the text.
  public var statements: [Statement]
  /// What happened, in the order of the text.
  public var incidents: [Incident]
  /// Who is spoken of.
  public var actors: [Actor]
  /// Which instruments are cited.
  public var instruments: [Instrument]

  /// The records of one report.
  public init(
    document: Document, statements: [Statement] = [], incidents: [Incident] = [], actors: [Actor] = [],
    instruments: [Instrument] = []
  ) {
    (self.document, self.statements, self.incidents) = (document, statements, incidents)
    (self.actors, self.instruments) = (actors, instruments)
  }
}

/// A report as it was read: its text and what is known of the file.
public struct SourceText: Sendable, Hashable {
  /// The document's id.
  public var id: String
  /// Path under the folder that was read; `nil` for standard input.
  public var path: String?
  /// The whole text, untouched but for a byte-order mark; every offset counts in it. Empty where the file could not be read.
  public var text: String
  /// SHA-256 of the file's bytes, in hexadecimal.
  public var sha256: String
  /// What was wrong with the file.
  public var warnings: [Document.Warning]
  /// What is known of it from beside its text.
  public var metadata: ReportMetadata

  /// A text as it was read.
  public init(
    id: String, path: String?, text: String, sha256: String, warnings: [Document.Warning] = [],
    metadata: ReportMetadata = ReportMetadata()
  ) {
    (self.id, self.path, self.text, self.sha256, self.warnings) = (id, path, text, sha256, warnings)
    self.metadata = metadata
  }
}

/// What is known of a report from beside its text, as whoever collected it wrote it down.
public struct ReportMetadata: Sendable, Hashable {
  /// Its title.
  public var headline: String?
  /// When it was published, in any usual form.
  public var date: String?
  /// Newspaper, agency or site.
  public var publisher: String?
  /// Who wrote it.
  public var author: String?
  /// Where it was found on the web.
  public var url: String?
  /// BCP 47 tag.
  public var language: String?

  /// Metadata, unknown unless given.
  public init(
    headline: String? = nil, date: String? = nil, publisher: String? = nil, author: String? = nil,
    url: String? = nil, language: String? = nil
  ) {
    (self.headline, self.date, self.publisher) = (headline, date, publisher)
    (self.author, self.url, self.language) = (author, url, language)
  }
}
