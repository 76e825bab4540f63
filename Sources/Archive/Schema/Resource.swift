/// The kinds of record that are served, each a table of its own.
public enum Resource: String, Sendable, CaseIterable {
  case statements, incidents, actors, documents, instruments

  /// Which filter and sort key is which place of the record: the one table for this resource.
  public var fields: [FieldSpec] {
    switch self {
    case .statements: StatementFields.specs
    case .incidents: IncidentFields.specs
    case .actors: ActorFields.specs
    case .documents: DocumentFields.specs
    case .instruments: InstrumentFields.specs
    }
  }

  /// The filter or sort key of that name.
  public func field(_ name: String) -> FieldSpec? { Self.byName[self]?[name] }

  /// The order of a list that asks for none.
  public var defaultSort: String {
    switch self {
    case .statements, .incidents: "position"
    case .actors, .instruments: "name"
    case .documents: "id"
    }
  }

  /// One of them, as a person would call it.
  public var singular: String { String(rawValue.dropLast()) }

  private static let byName: [Resource: [String: FieldSpec]] = Dictionary(
    uniqueKeysWithValues: allCases.map { resource in
      (resource, Dictionary(uniqueKeysWithValues: resource.fields.map { ($0.name, $0) }))
    })
}
