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

  /// A text as it was read.
  public init(id: String, path: String?, text: String, sha256: String, warnings: [Document.Warning] = []) {
    (self.id, self.path, self.text, self.sha256, self.warnings) = (id, path, text, sha256, warnings)
  }
}
