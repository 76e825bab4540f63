/// What happened, or is said to have happened, as one report tells it.
public struct Incident: Sendable, Hashable, Codable {
  /// The coarse sort of an incident, by its event type's row in the table of event words.
  public enum Category: String, Sendable, Codable, CaseIterable { case violent, diplomatic, other }

  /// How real the report says it is.
  public enum Reality: String, Sendable, Codable, CaseIterable {
    case asserted, attempted, threatened, planned, hypothetical, negated
  }

  /// How well it is founded; the first that holds.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// A statement denies or disputes it.
    case disputed
    /// Its perpetrators say that they did it.
    case claimed
    /// It stands only in what somebody says.
    case attributed
    /// The report tells it in its own voice.
    case reported
  }

  /// Made from content; see ``Identifier``.
  public var id: String
  /// The report it stands in.
  public var documentID: String
  /// The coarse sort.
  public var category: Category
  /// ACLED's event type, or PLOVER's for diplomatic ones, in snake case.
  public var eventType: String
  /// ACLED's sub-event type, or PLOVER's for diplomatic ones, in snake case.
  public var subEventType: String
  /// How real the report says it is.
  public var reality: Reality
  /// When it happened; never taken from the publication date alone.
  public var date: ReportedDate?
  /// The perpetrators, or who acts in a diplomatic one.
  public var actors: [IncidentActor]
  /// Whom or what it was done to.
  public var targets: [IncidentTarget]
  /// Where it happened.
  public var place: Place?
  /// Where it was launched from.
  public var origin: Place?
  /// With what.
  public var weapons: [Weapon]
  /// How many were killed; `nil` where no number is reported.
  public var fatalities: Casualties?
  /// How many were hurt; `nil` where no number is reported.
  public var injured: Casualties?
  /// How many were carried off; `nil` where no number is reported.
  public var abducted: Casualties?
  /// How many of the weapons were intercepted.
  public var intercepted: Count?
  /// How well it is founded.
  public var status: Status
  /// Ids of actors that claim it.
  public var claimedBy: [String]
  /// Ids of statements that deny or dispute it.
  public var disputedBy: [String]
  /// The event words it was built from.
  public var triggers: [Span]
  /// The clauses that tell it.
  public var evidence: [Span]
  /// The sentences of the evidence, as one text.
  public var notes: String
  /// The record stands for many incidents ("hundreds of attacks since September").
  public var series: Bool
  /// Shared by the same incident in several reports.
  public var clusterID: String
  /// How many reports have it.
  public var documentCount: Int
  /// From 0 to 1.
  public var confidence: Double
  /// What found it.
  public var extractor: Extractor

  /// An incident of one report, not yet linked to others.
  public init(
    id: String, documentID: String, category: Category, eventType: String, subEventType: String,
    reality: Reality = .asserted, date: ReportedDate? = nil, actors: [IncidentActor] = [],
    targets: [IncidentTarget] = [], place: Place? = nil, origin: Place? = nil, weapons: [Weapon] = [],
    fatalities: Casualties? = nil, injured: Casualties? = nil, abducted: Casualties? = nil,
    intercepted: Count? = nil, status: Status = .reported, claimedBy: [String] = [],
    disputedBy: [String] = [],
    triggers: [Span], evidence: [Span], notes: String, series: Bool = false, confidence: Double,
    extractor: Extractor
  ) {
    (self.id, self.documentID, self.category) = (id, documentID, category)
    (self.eventType, self.subEventType, self.reality, self.date) = (eventType, subEventType, reality, date)
    (self.actors, self.targets, self.place, self.origin) = (actors, targets, place, origin)
    (self.weapons, self.fatalities, self.injured, self.abducted) = (weapons, fatalities, injured, abducted)
    (self.intercepted, self.status, self.claimedBy) = (intercepted, status, claimedBy)
    (self.disputedBy, self.triggers, self.evidence, self.notes) = (disputedBy, triggers, evidence, notes)
    (self.series, clusterID, documentCount) = (series, id, 1)
    (self.confidence, self.extractor) = (confidence, extractor)
  }

  enum CodingKeys: String, CodingKey {
    case id
    case documentID = "document_id"
    case category
    case eventType = "event_type"
    case subEventType = "sub_event_type"
    case reality, date, actors, targets, place, origin, weapons, fatalities, injured, abducted, intercepted
    case status
    case claimedBy = "claimed_by"
    case disputedBy = "disputed_by"
    case triggers, evidence, notes, series
    case clusterID = "cluster_id"
    case documentCount = "document_count"
    case confidence, extractor
  }
}
