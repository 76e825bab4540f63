/// A treaty, charter article or resolution that is cited.
public struct Instrument: Sendable, Hashable, Codable {
  /// The sort of instrument.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case charter, treaty, article, resolution, customaryLaw = "customary_law"
  }

  /// What somebody does with an instrument by citing it.
  public enum Stance: String, Sendable, Codable, CaseIterable {
    case invokes, accusesOfBreaching = "accuses_of_breaching", rejects, callsFor = "calls_for"
  }

  /// One place that cites it.
  public struct Citation: Sendable, Hashable, Codable {
    /// The statement whose content cites it; `nil` where the report itself does.
    public var statementID: String?
    /// Who cites it; `nil` where the report itself does.
    public var actorID: String?
    /// What is done by citing it; `nil` where it can't be told.
    public var stance: Stance?
    /// The words that name it.
    public var span: Span

    /// A citation with everything given.
    public init(statementID: String?, actorID: String?, stance: Stance?, span: Span) {
      (self.statementID, self.actorID, self.stance, self.span) = (statementID, actorID, stance, span)
    }

    enum CodingKeys: String, CodingKey {
      case statementID = "statement_id"
      case actorID = "actor_id"
      case stance, span
    }
  }

  /// `ins_` and the slug of the name.
  public var id: String
  /// Normalised name ("UN Security Council Resolution 1546").
  public var name: String
  /// As the texts name it ("UNSCR 1546").
  public var otherNames: [String]
  /// The sort of instrument.
  public var kind: Kind
  /// Who cites it where.
  public var citations: [Citation]

  /// An instrument with everything given.
  public init(id: String, name: String, otherNames: [String], kind: Kind, citations: [Citation]) {
    (self.id, self.name, self.otherNames, self.kind, self.citations) = (id, name, otherNames, kind, citations)
  }

  enum CodingKeys: String, CodingKey {
    case id, name
    case otherNames = "other_names"
    case kind, citations
  }
}
