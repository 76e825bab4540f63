import NewsModel

/// Which values a field has among the rows that a query finds, and how many rows have each.
public struct Facet: Sendable, Hashable {
  /// A stretch of the calendar that days are counted by.
  public enum Period: String, Sendable, CaseIterable {
    case day, month, year

    /// The number of the period that a day (counted from 1970-01-01) lies in; the next one has the next number.
    func number(ofDay day: Int32) -> Int {
      guard self != .day, let date = CalendarDate(dayNumber: Int(day)) else { return Int(day) }
      return self == .year ? date.year : date.year * 12 + date.month - 1
    }

    /// The period of a number as a date filter takes it: `2024-10-03`, `2024-10`, `2024`.
    func text(ofNumber number: Int) -> String {
      switch self {
      case .day: CalendarDate(dayNumber: number)?.description ?? ""
      case .month: Self.padded(number / 12, 4) + "-" + Self.padded(number % 12 + 1, 2)
      case .year: Self.padded(number, 4)
      }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
  }

  /// The field's name.
  public let field: String
  /// What days are counted by; `nil` for what is counted by value.
  public let period: Period?
  /// As it is asked for: `speaker`, `date:month`; `date` alone is by day.
  public let name: String

  /// A facet of a field; `isNamed` where the period stands in its name.
  init(field: String, period: Period? = nil, isNamed: Bool = false) {
    (self.field, self.period) = (field, period)
    name = isNamed ? field + ":" + (period?.rawValue ?? "") : field
  }

  /// At most so many values, those with the most rows.
  public static let greatestValueCount = 100
  /// At most so many days, months or years, those that come last.
  public static let greatestPeriodCount = 1000
}

/// A value of a facet.
public struct FacetCount: Sendable, Hashable {
  /// What a filter is asked with to get these rows.
  public var value: String
  /// What to show.
  public var label: String
  /// How many rows there are.
  public var count: Int
}

extension Table {
  /// The values of a field among the rows that match the filters: names by how many rows have them, dates in order.
  ///
  /// What the field itself is asked to equal is left aside, so that the other choices are seen, too: each count is
  /// the number of rows that the same query finds with that value instead.
  public func counts(_ facet: Facet, filters: [Filter]) -> [FacetCount] {
    let others = filters.filter { $0.field != facet.field || $0.op != .equal }
    guard let rows = rows(matching: others) else { return facets.value(facet) { counts(facet, nil) } }
    return counts(facet, rows)
  }

  /// - Parameter rows: `nil` for all.
  private func counts(_ facet: Facet, _ rows: RowSet?) -> [FacetCount] {
    switch (column(facet.field), facet.period) {
    case (.names(let column), nil):
      return column.counts(rows).sorted { ($1.count, $0.label, $0.value) < ($0.count, $1.label, $1.value) }
        .prefix(Facet.greatestValueCount).map { $0 }
    case (.days(let column), let period?):
      return column.counts(rows, by: period).suffix(Facet.greatestPeriodCount).map { number, count in
        let text = period.text(ofNumber: number)
        return FacetCount(value: text, label: text, count: count)
      }
    default: return []
    }
  }
}
