/// What became of one record between two versions of the data.
public struct Change: Sendable, Hashable {
  /// Whether the record came, went, or reads otherwise than before.
  public enum Kind: String, Sendable, Hashable, CaseIterable { case added, changed, withdrawn }

  /// Which record: the table and the id.
  public struct Key: Sendable, Hashable, Comparable {
    /// The table.
    public var resource: Resource
    /// The record's id.
    public var id: String

    /// A record's address in the collection.
    public init(_ resource: Resource, _ id: String) { (self.resource, self.id) = (resource, id) }

    /// By table, in the order of ``Resource/allCases``, then by id.
    public static func < (left: Key, right: Key) -> Bool {
      (left.resource.rank, left.id) < (right.resource.rank, right.id)
    }
  }

  /// What became of it.
  public var kind: Kind
  /// Which record.
  public var key: Key

  /// A change of a record.
  public init(_ kind: Kind, _ key: Key) { (self.kind, self.key) = (kind, key) }
}

extension Resource {
  /// The table's place among the others.
  var rank: Int { Self.ranks[self] ?? 0 }

  private static let ranks = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
