/// Who did it, or acts in it, and how far that is sure.
public struct IncidentActor: Sendable, Hashable, Codable {
  /// How the act is ascribed to the actor.
  public enum Attribution: String, Sendable, Codable, CaseIterable {
    case stated, claimed, suspected, denied, unknown
  }

  /// Who.
  public var party: Party
  /// How the act is ascribed to them.
  public var attribution: Attribution
  /// The statement that ascribes it; `nil` where the report itself does.
  public var attributedBy: String?

  /// A party in the role of the actor.
  public init(party: Party, attribution: Attribution, attributedBy: String? = nil) {
    (self.party, self.attribution, self.attributedBy) = (party, attribution, attributedBy)
  }

  enum CodingKeys: String, CodingKey {
    case attribution
    case attributedBy = "attributed_by"
  }

  /// Reads the party's fields and the role's from one object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    party = try Party(from: decoder)
    attribution = try container.decode(Attribution.self, forKey: .attribution)
    attributedBy = try container.decodeIfPresent(String.self, forKey: .attributedBy)
  }

  /// Writes the party's fields and the role's into one object.
  public func encode(to encoder: any Encoder) throws {
    try party.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(attribution, forKey: .attribution)
    try container.encodeIfPresent(attributedBy, forKey: .attributedBy)
  }
}

/// Whom or what an incident was done to.
public struct IncidentTarget: Sendable, Hashable, Codable {
  /// The sort of target.
  public enum Kind: String, Sendable, Codable, CaseIterable { case human, physical, state }

  /// What was done to it.
  public enum Effect: String, Sendable, Codable, CaseIterable {
    case killed, injured, abducted, damaged, destroyed, none
  }

  /// Who or what.
  public var party: Party
  /// The sort of target.
  public var kind: Kind
  /// What was done to it; `nil` where it is not told.
  public var effect: Effect?
  /// How many; `nil` where no number is given.
  public var count: Count?

  /// A party in the role of the target.
  public init(party: Party, kind: Kind, effect: Effect? = nil, count: Count? = nil) {
    (self.party, self.kind, self.effect, self.count) = (party, kind, effect, count)
  }

  enum CodingKeys: String, CodingKey { case kind, effect, count }

  /// Reads the party's fields and the role's from one object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    party = try Party(from: decoder)
    kind = try container.decode(Kind.self, forKey: .kind)
    effect = try container.decodeIfPresent(Effect.self, forKey: .effect)
    count = try container.decodeIfPresent(Count.self, forKey: .count)
  }

  /// Writes the party's fields and the role's into one object.
  public func encode(to encoder: any Encoder) throws {
    try party.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(effect, forKey: .effect)
    try container.encodeIfPresent(count, forKey: .count)
  }
}

/// A number as the text gives it: "hundreds" is low 200 without best and high.
public struct Count: Sendable, Hashable, Codable {
  /// The number, where the text gives a single one.
  public var best: Int?
  /// At least.
  public var low: Int?
  /// At most.
  public var high: Int?
  /// The text says about, some, nearly.
  public var approximate: Bool
  /// The words that give it.
  public var text: String?

  /// A number with its bounds.
  public init(best: Int?, low: Int?, high: Int?, approximate: Bool = false, text: String?) {
    (self.best, self.low, self.high, self.approximate, self.text) = (best, low, high, approximate, text)
  }
}

/// How many people an incident killed, hurt or carried off; conflicting figures are kept, each with who gives it.
public struct Casualties: Sendable, Hashable, Codable {
  /// One figure.
  public struct Report: Sendable, Hashable, Codable {
    /// The number.
    public var value: Int
    /// Who gives it: a name, or `nil` for the report itself.
    public var reportedBy: String?
    /// Where it stands.
    public var span: Span
    /// The report that it stands in, where that is another one; set by the archive.
    public var documentID: String?

    /// A figure and who gives it.
    public init(value: Int, reportedBy: String?, span: Span, documentID: String? = nil) {
      (self.value, self.reportedBy, self.span) = (value, reportedBy, span)
      self.documentID = documentID
    }

    enum CodingKeys: String, CodingKey {
      case value
      case reportedBy = "reported_by"
      case span
      case documentID = "document_id"
    }
  }

  /// The number, where the figures agree on one.
  public var best: Int?
  /// The least figure.
  public var low: Int?
  /// The greatest figure.
  public var high: Int?
  /// How many of them civilians.
  public var civilians: Int?
  /// The text says about, some, nearly.
  public var approximate: Bool
  /// Each figure given.
  public var reports: [Report]

  /// A toll with its figures.
  public init(
    best: Int?, low: Int?, high: Int?, civilians: Int? = nil, approximate: Bool = false,
    reports: [Report] = []
  ) {
    (self.best, self.low, self.high, self.civilians) = (best, low, high, civilians)
    (self.approximate, self.reports) = (approximate, reports)
  }
}

/// A place of the world, as far as the text tells.
public struct Place: Sendable, Hashable, Codable {
  /// How exactly the place is known.
  public enum Precision: String, Sendable, Codable, CaseIterable { case exact, admin, country, region }

  /// As the text names it ("north of Israel").
  public var name: String
  /// First-level division.
  public var admin1: String?
  /// Country, by its usual English short name.
  public var country: String?
  /// ISO 3166-1 alpha-3 code of the country.
  public var iso3: String?
  /// Latitude in degrees, WGS 84; `nil` where only the country is known.
  public var latitude: Double?
  /// Longitude in degrees, WGS 84; `nil` where only the country is known.
  public var longitude: Double?
  /// Id in GeoNames.
  public var geonamesID: Int?
  /// How exactly it is known.
  public var geoPrecision: Precision
  /// The words that name it.
  public var span: Span?

  /// A place with everything given.
  public init(
    name: String, admin1: String? = nil, country: String? = nil, iso3: String? = nil, latitude: Double? = nil,
    longitude: Double? = nil, geonamesID: Int? = nil, geoPrecision: Precision, span: Span?
  ) {
    (self.name, self.admin1, self.country, self.iso3) = (name, admin1, country, iso3)
    (self.latitude, self.longitude, self.geonamesID) = (latitude, longitude, geonamesID)
    (self.geoPrecision, self.span) = (geoPrecision, span)
  }

  enum CodingKeys: String, CodingKey {
    case name, admin1, country, iso3
    case latitude = "lat"
    case longitude = "lon"
    case geonamesID = "geonames_id"
    case geoPrecision = "geo_precision"
    case span
  }
}

/// What an incident was done with.
public struct Weapon: Sendable, Hashable, Codable {
  /// The sort of weapon, in snake case (`uav`, `cruise_missile`, `ied`, …), by the table of weapons.
  public var type: String
  /// Models, as the text names them.
  public var models: [String]
  /// How many.
  public var count: Count?
  /// The words that name it.
  public var mention: Span

  /// A weapon with everything given.
  public init(type: String, models: [String] = [], count: Count? = nil, mention: Span) {
    (self.type, self.models, self.count, self.mention) = (type, models, count, mention)
  }
}
