/// Who said what: one attribution of a report.
public struct Statement: Sendable, Hashable, Codable {
  /// How much of the content stands in quotation marks: all, none or part of it.
  public enum Kind: String, Sendable, Codable, CaseIterable { case direct, indirect, mixed }

  /// The words that attribute, and their dictionary form ("wrote", "write").
  public struct Cue: Sendable, Hashable, Codable {
    /// Offset of the first code point.
    public var start: Int
    /// Offset behind the last code point.
    public var end: Int
    /// The characters that stand there.
    public var exact: String
    /// Dictionary form of the cue's main word or phrase.
    public var lemma: String

    /// A cue at a span.
    public init(span: Span, lemma: String) {
      (start, end, exact) = (span.start, span.end, span.exact)
      self.lemma = lemma
    }

    /// The cue without its lemma.
    public var span: Span { Span(start: start, end: end, exact: exact) }
  }

  /// Where it was said before the report took it up.
  public struct Medium: Sendable, Hashable, Codable {
    /// The sorts of medium that are told apart.
    public enum Kind: String, Sendable, Codable, CaseIterable {
      case letter, interview, pressConference = "press_conference", speech, social, broadcast, report
    }
    /// The sort of medium.
    public var kind: Kind
    /// Its name ("Sky News"), where one is given.
    public var name: String?
    /// The words that tell.
    public var span: Span?

    /// A medium with everything given.
    public init(kind: Kind, name: String?, span: Span?) {
      (self.kind, self.name, self.span) = (kind, name, span)
    }
  }

  /// An incident that the statement speaks of.
  public struct Subject: Sendable, Hashable, Codable {
    /// What the statement does with the incident.
    public enum Relation: String, Sendable, Codable, CaseIterable {
      case reports, claims, denies, condemns, justifies, demandsResponse = "demands_response"
    }
    /// The incident.
    public var incidentID: String
    /// What the statement does with it.
    public var relation: Relation

    /// A link to an incident.
    public init(incidentID: String, relation: Relation) {
      (self.incidentID, self.relation) = (incidentID, relation)
    }

    enum CodingKeys: String, CodingKey { case incidentID = "incident_id", relation }
  }

  /// Made from content; see ``Identifier``.
  public var id: String
  /// The report it stands in.
  public var documentID: String
  /// How much of the content stands in quotation marks.
  public var statementType: Kind
  /// The content as one string: its pieces joined by a space.
  public var text: String
  /// The content; several spans where the cue interrupts it or it runs over paragraphs.
  public var contents: [Span]
  /// Who is held to have said it; `nil` where the text gives nobody ("reportedly").
  public var speaker: Party?
  /// The words that attribute it; `nil` where quotation marks alone do.
  public var cue: Cue?
  /// What is done by saying it.
  public var act: SpeechAct
  /// To whom.
  public var addressee: Party?
  /// Where it was said before the report took it up.
  public var recordedIn: Medium?
  /// When it was said.
  public var date: ReportedDate?
  /// The report says that it was not said.
  public var negated: Bool
  /// The statement inside whose content it stands.
  public var nestedIn: String?
  /// Ids of actors that the content mentions.
  public var mentions: [String]
  /// Ids of instruments that the content cites.
  public var cites: [String]
  /// Incidents that it speaks of.
  public var about: [Subject]
  /// Shared by the same statement in several reports.
  public var clusterID: String
  /// How many reports have it.
  public var occurrences: Int
  /// From 0 to 1.
  public var confidence: Double
  /// What found it.
  public var extractor: Extractor

  /// A statement of one report, not yet linked to others.
  public init(
    id: String, documentID: String, statementType: Kind, text: String, contents: [Span], speaker: Party?,
    cue: Cue?,
    act: SpeechAct, addressee: Party? = nil, recordedIn: Medium? = nil, date: ReportedDate? = nil,
    negated: Bool = false, nestedIn: String? = nil, mentions: [String] = [], cites: [String] = [],
    about: [Subject] = [], confidence: Double, extractor: Extractor
  ) {
    (self.id, self.documentID, self.statementType, self.text) = (id, documentID, statementType, text)
    (self.contents, self.speaker, self.cue, self.act) = (contents, speaker, cue, act)
    (self.addressee, self.recordedIn, self.date, self.negated) = (addressee, recordedIn, date, negated)
    (self.nestedIn, self.mentions, self.cites, self.about) = (nestedIn, mentions, cites, about)
    (clusterID, occurrences) = (id, 1)
    (self.confidence, self.extractor) = (confidence, extractor)
  }

  enum CodingKeys: String, CodingKey {
    case id
    case documentID = "document_id"
    case statementType = "statement_type"
    case text, contents, speaker, cue, act, addressee
    case recordedIn = "recorded_in"
    case date, negated
    case nestedIn = "nested_in"
    case mentions, cites, about
    case clusterID = "cluster_id"
    case occurrences, confidence, extractor
  }
}

/// What made a record: the extraction's version and the rule or model that fired.
public struct Extractor: Sendable, Hashable, Codable {
  /// Version of the extraction.
  public var version: String
  /// Name of the rule or model.
  public var rule: String

  /// A version and a rule.
  public init(version: String, rule: String) { (self.version, self.rule) = (version, rule) }
}
