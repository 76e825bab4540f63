/// What kind of actor somebody is.
public enum Classification: String, Sendable, Codable, CaseIterable {
  case person, people, organization, armedGroup = "armed_group", state
}

/// Somebody who speaks, is spoken to, acts or is acted on, as one place of the text mentions them.
public struct Party: Sendable, Hashable, Codable {
  /// How the mention was led to a name.
  public enum Resolution: String, Sendable, Codable, CaseIterable {
    case named, pronoun, description, unresolved
  }

  /// The actor's id in the same report's `actors`; `nil` for those that nothing is known of but the mention.
  public var actorID: String?
  /// As one would file it, without title; for those without a name the fullest description.
  public var name: String?
  /// Whether `name` is a proper name.
  public var named: Bool
  /// What kind of actor; `nil` where it can't be told.
  public var classification: Classification?
  /// The country they belong to, by its usual English short name.
  public var country: String?
  /// Office or function ("Foreign Minister").
  public var role: String?
  /// The text that stands there ("he"; of a relative clause "who").
  public var mention: Span?
  /// How the mention was led to the name.
  public var resolution: Resolution
  /// The spans that lead from the mention to the name, nearest first; empty where the mention is the name.
  public var chain: [Span]

  /// A party with everything given.
  public init(
    actorID: String? = nil, name: String?, named: Bool, classification: Classification? = nil,
    country: String? = nil, role: String? = nil, mention: Span?, resolution: Resolution, chain: [Span] = []
  ) {
    (self.actorID, self.name, self.named, self.classification) = (actorID, name, named, classification)
    (self.country, self.role, self.mention) = (country, role, mention)
    (self.resolution, self.chain) = (resolution, chain)
  }

  enum CodingKeys: String, CodingKey {
    case actorID = "actor_id"
    case name, named, classification, country, role, mention, resolution, chain
  }
}
