/// A filter or sort key: its name, what it compares, and which place of the record that is.
public struct FieldSpec: Sendable, Hashable {
  /// What a field holds, which decides how it is compared.
  public enum Kind: Sendable, Hashable {
    /// Names, ids or other words of an open set, folded.
    case names
    /// One of a closed set; anything else is an error.
    case closed([String])
    /// A number.
    case number
    /// Calendar days, from the first to the last.
    case days
    /// Text that is searched by word.
    case words
    /// A place of the collection; sorted by, never filtered.
    case place
    /// A point on the globe, found by a box around it.
    case box
    /// An id that the records share which tell the same.
    case cluster
  }

  /// The name in a query.
  public let name: String
  /// Where it stands in the record: member names joined by dots, `[]` behind a list.
  public let path: String
  /// What it holds.
  public let kind: Kind
  /// Whether a record can have several, so that `__all` means something.
  public let isList: Bool
  /// What it means, in one sentence for the description.
  public let summary: String

  /// The operators that can be asked for, `equal` first; none for what is only sorted by.
  public var operators: [FilterOperator] {
    switch kind {
    case .names: [.equal, .not, .contains, .startsWith, .isNull] + (isList ? [.all] : [])
    case .closed: [.equal, .not, .isNull] + (isList ? [.all] : [])
    case .number, .days: [.equal, .not, .greater, .greaterOrEqual, .less, .lessOrEqual, .isNull]
    case .words, .box: [.equal]
    case .cluster: [.equal, .not]
    case .place: []
    }
  }

  /// Whether a list can be sorted by it.
  public var isSortable: Bool { kind != .words && kind != .box && kind != .cluster }

  /// The facets that count it: by value, or by day, month or year.
  public var facets: [Facet] {
    switch kind {
    case .names, .closed: [Facet(field: name)]
    case .days:
      [Facet(field: name, period: .day)]
        + Facet.Period.allCases.map { Facet(field: name, period: $0, isNamed: true) }
    case .number, .words, .place, .box, .cluster: []
    }
  }
}

/// How a filter compares: `field=value` or `field__op=value`.
public enum FilterOperator: String, Sendable, CaseIterable {
  case equal = ""
  case not, contains
  case startsWith = "startswith"
  case greater = "gt"
  case greaterOrEqual = "gte"
  case less = "lt"
  case lessOrEqual = "lte"
  case isNull = "isnull"
  case all

  /// What follows the field's name in a query: nothing, or two underscores and the operator.
  public var suffix: String { self == .equal ? "" : "__" + rawValue }
}
