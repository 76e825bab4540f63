import NewsModel

/// One condition of a query: a field, how it compares, and with which values, any of which will do.
public struct Filter: Sendable, Hashable {
  /// What a field is compared with.
  public enum Operand: Sendable, Hashable {
    /// A name or a member of a closed set, folded.
    case text(String)
    /// A number.
    case number(Double)
    /// A year, a month or a day.
    case days(DayInterval)
    /// For `isnull`: whether the value shall be missing.
    case flag(Bool)
    /// A search.
    case words(WordQuery)
    /// A part of the globe.
    case box(GeoBox)
  }

  /// Why a value can't be compared with.
  public struct InvalidOperand: Error, Sendable, Hashable {
    /// What is expected, as the end of "must be …".
    public let expected: String
    /// The closed set that it is not in; empty for other kinds.
    public let allowed: [String]

    /// An error that says what is expected.
    public init(expected: String, allowed: [String]) { (self.expected, self.allowed) = (expected, allowed) }
  }

  /// The field's name.
  public let field: String
  /// How it compares.
  public let op: FilterOperator
  /// What with.
  public let operands: [Operand]

  /// A condition whose operator is one of the field's and whose operands were read by ``operand(for:op:value:)``.
  public init(field: String, op: FilterOperator, operands: [Operand]) {
    (self.field, self.op, self.operands) = (field, op, operands)
  }

  /// What is wrong with a search that has too many words.
  public static let tooLong = InvalidOperand(
    expected: "at most \(WordQuery.greatestTermCount) words and phrases", allowed: [])

  /// Reads a value of a query as what a field is compared with.
  ///
  /// - Throws: what is expected instead.
  public static func operand(for field: FieldSpec, op: FilterOperator, value: String) throws(InvalidOperand)
    -> Operand
  {
    if op == .isNull {
      guard let flag = Bool(TextFolding.fold(value)) else {
        throw InvalidOperand(expected: "true or false", allowed: ["true", "false"])
      }
      return .flag(flag)
    }
    switch field.kind {
    case .names, .place: return .text(TextFolding.fold(value))
    case .cluster: return .text(value)
    case .words:
      let query = WordQuery(value)
      if query.isTooLong { throw tooLong }
      return .words(query)
    case .closed(let allowed):
      let folded = TextFolding.fold(value)
      guard allowed.contains(folded) else {
        throw InvalidOperand(expected: "one of the values listed", allowed: allowed)
      }
      return .text(folded)
    case .box:
      guard let box = GeoBox(value) else {
        throw InvalidOperand(
          expected: "west,south,east,north in degrees (38.8,29.1,48.6,37.4), south not north of north",
          allowed: [])
      }
      return .box(box)
    case .number:
      guard let number = Decimal.number(value) else {
        throw InvalidOperand(expected: "a decimal number", allowed: [])
      }
      return .number(number)
    case .days:
      guard let days = DayInterval(value) else {
        throw InvalidOperand(expected: "a year, month or day (2024, 2024-10 or 2024-10-03)", allowed: [])
      }
      return .days(days)
    }
  }
}

/// Numbers of a query.
enum Decimal {
  /// Digits with an optional minus sign and fraction; what Swift's own parser takes beyond that (hexadecimal, exponents,
  /// infinities) is no number of a query.
  static func number(_ text: String) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    let isPlain = digits.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
    }
    return isPlain && text.utf8.count <= 32 ? Double(text) : nil
  }
}
