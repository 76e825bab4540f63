/// What is asked of a table: which rows, in what order, how many, from where on.
public struct Query: Sendable, Hashable {
  /// An order; ties go by id.
  public struct Sort: Sendable, Hashable {
    /// The field's name.
    public var field: String
    /// Greatest first. Rows without a value come last either way.
    public var isDescending: Bool

    /// An order by a sortable field.
    public init(field: String, isDescending: Bool = false) {
      (self.field, self.isDescending) = (field, isDescending)
    }

    /// As written in a query: the name, with a hyphen in front for the greatest first.
    public var description: String { (isDescending ? "-" : "") + field }
  }

  /// Conditions that must all hold.
  public var filters: [Filter]
  /// The order.
  public var sort: Sort
  /// At most so many rows.
  public var limit: Int
  /// Only rows behind this one in the order.
  public var after: PagePosition?

  /// A query.
  public init(filters: [Filter] = [], sort: Sort, limit: Int, after: PagePosition? = nil) {
    (self.filters, self.sort, self.limit, self.after) = (filters, sort, limit, after)
  }
}

/// The last row of a page, by what it was sorted by: a place in the order that outlives the row and the snapshot.
public struct PagePosition: Sendable, Hashable {
  /// The value sorted by; `nil` where the row has none.
  public var value: String?
  /// The row's id.
  public var id: String

  /// A place in an order.
  public init(value: String?, id: String) { (self.value, self.id) = (value, id) }
}

/// A part of an answer.
public struct Page: Sendable, Hashable {
  /// The rows, in order.
  public var rows: [Int]
  /// How many rows match in all.
  public var total: Int
  /// Where the next page starts behind; `nil` on the last.
  public var next: PagePosition?
}
