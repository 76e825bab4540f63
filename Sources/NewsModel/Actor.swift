/// A person, organization, state or armed group that reports speak of.
public struct Actor: Sendable, Hashable, Codable {
  /// An office or function that a report gives an actor.
  public struct Role: Sendable, Hashable, Codable {
    /// As the text gives it ("Foreign Minister").
    public var role: String
    /// Where it stands.
    public var span: Span
    /// The report.
    public var documentID: String

    /// A role at a place of a report.
    public init(role: String, span: Span, documentID: String) {
      (self.role, self.span, self.documentID) = (role, span, documentID)
    }

    enum CodingKeys: String, CodingKey {
      case role, span
      case documentID = "document_id"
    }
  }

  /// How often an actor comes up.
  public struct Counts: Sendable, Hashable, Codable {
    /// Statements made.
    public var statements: Int
    /// Statements addressed to the actor.
    public var addressed: Int
    /// Incidents that the actor is held to have done.
    public var incidentsAsActor: Int
    /// Incidents that were done to the actor.
    public var incidentsAsTarget: Int

    /// Counts, zero unless given.
    public init(
      statements: Int = 0, addressed: Int = 0, incidentsAsActor: Int = 0, incidentsAsTarget: Int = 0
    ) {
      (self.statements, self.addressed) = (statements, addressed)
      (self.incidentsAsActor, self.incidentsAsTarget) = (incidentsAsActor, incidentsAsTarget)
    }

    enum CodingKeys: String, CodingKey {
      case statements, addressed
      case incidentsAsActor = "incidents_as_actor"
      case incidentsAsTarget = "incidents_as_target"
    }
  }

  /// `act_` and the slug of the name.
  public var id: String
  /// Canonical name, without title.
  public var name: String
  /// Other names, acronyms and spellings met or known.
  public var otherNames: [String]
  /// What kind of actor; `nil` where it can't be told.
  public var classification: Classification?
  /// Line of work of an organization or person ("government", "media", "military"), where known.
  public var sector: String?
  /// The country they belong to, by its usual English short name.
  public var country: String?
  /// Offices and functions that the reports give.
  public var roles: [Role]
  /// How often the actor comes up.
  public var counts: Counts
  /// Earliest publication date of a report with the actor.
  public var firstSeen: CalendarDate?
  /// Latest publication date of a report with the actor.
  public var lastSeen: CalendarDate?

  /// An actor with everything given.
  public init(
    id: String, name: String, otherNames: [String] = [], classification: Classification? = nil,
    sector: String? = nil, country: String? = nil, roles: [Role] = [], counts: Counts = Counts(),
    firstSeen: CalendarDate? = nil, lastSeen: CalendarDate? = nil
  ) {
    (self.id, self.name, self.otherNames, self.classification) = (id, name, otherNames, classification)
    (self.sector, self.country, self.roles, self.counts) = (sector, country, roles, counts)
    (self.firstSeen, self.lastSeen) = (firstSeen, lastSeen)
  }

  enum CodingKeys: String, CodingKey {
    case id, name
    case otherNames = "other_names"
    case classification, sector, country, roles, counts
    case firstSeen = "first_seen"
    case lastSeen = "last_seen"
  }
}
