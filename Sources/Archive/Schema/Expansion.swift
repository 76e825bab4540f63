/// A member of a record that can be followed to the record that it refers to.
public struct Expansion: Sendable, Hashable {
  /// How the member refers to a record, and what becomes of it.
  public enum Kind: Sendable, Hashable {
    /// The short form of a report, which becomes the whole one.
    case document
    /// A party, or a list of them: each gets the actor behind it as `actor`.
    case party
    /// A list of what incidents are said of: each gets the incident as `incident`.
    case incident
  }

  /// The member's name.
  public let member: String
  /// How it refers to a record.
  public let kind: Kind
}

extension Resource {
  /// The members of its records that can be followed.
  public var expansions: [Expansion] {
    switch self {
    case .statements:
      [
        Expansion(member: "speaker", kind: .party), Expansion(member: "addressee", kind: .party),
        Expansion(member: "about", kind: .incident), Expansion(member: "document", kind: .document),
      ]
    case .incidents:
      [
        Expansion(member: "actors", kind: .party), Expansion(member: "targets", kind: .party),
        Expansion(member: "document", kind: .document),
      ]
    case .actors, .documents, .instruments: []
    }
  }
}
