/// Number words and digits, and what they amount to.
struct Numerals: Sendable {
  /// A number as words give it.
  struct Amount: Sendable, Hashable {
    /// The number; `nil` for "hundreds" or "several".
    var best: Int?
    /// The least that the words say.
    var low: Int
    /// How many words.
    var length: Int
  }

  enum Kind: String, CaseIterable, Sendable { case cardinal, multiplier, ordinal, vague }

  /// The words of numbers.tsv.
  static let builtIn = Numerals((try? EmbeddedTable.numbers.read())?.rows ?? [])

  private var words: [String: (kind: Kind, value: Int)] = [:]

  private init(_ rows: [Table.Row]) {
    for row in rows {
      guard let kind = Kind(rawValue: row.fields[1]), let value = Int(row.fields[2]) else { continue }
      words[row.fields[0]] = (kind, value)
    }
  }

  /// Whether a word is in the table.
  func isNumeral(_ word: String) -> Bool { words[word] != nil }

  /// A number in digits ("24", "1,500") or one word ("two", "twenty-four").
  func cardinal(_ word: some StringProtocol) -> Int? {
    if word.startsWithNumber, let digits = Self.digits(word) { return digits }
    if let found = words[String(word)] { return found.kind == .cardinal ? found.value : nil }
    guard word.utf8.contains(UInt8(ascii: "-")) else { return nil }
    let parts = word.split(separator: "-")
    guard parts.count == 2, let tens = words[String(parts[0])], let ones = words[String(parts[1])],
      tens.kind == .cardinal,
      ones.kind == .cardinal, tens.value >= 20, (1...9).contains(ones.value)
    else { return nil }
    return tens.value + ones.value
  }

  /// "3rd", "third".
  func ordinal(_ word: some StringProtocol) -> Int? {
    if let found = words[String(word)], found.kind == .ordinal { return found.value }
    guard word.startsWithNumber, word.count > 2,
      ["st", "nd", "rd", "th", "d"].contains(where: { word.hasSuffix($0) })
    else {
      return nil
    }
    return Self.digits(word.prefix { $0.isASCII && $0.isNumber })
  }

  /// The longest number at the start of the words, which are folded; `nil` where there is none.
  func amount(_ words: ArraySlice<String>) -> Amount? {
    guard let first = words.first else { return nil }
    var amount: Amount
    if first.utf8.contains(UInt8(ascii: ".")), let share = Double(first), share > 0, share < 1000,
      let unit = words.dropFirst().first.flatMap({ self.words[$0] }),
      unit.kind == .multiplier
    {
      let number = Int((share * Double(unit.value)).rounded())
      return Amount(best: number, low: number, length: 2)
    }
    if let number = cardinal(first) {
      amount = Amount(best: number, low: number, length: 1)
    } else if let found = self.words[first], found.kind == .vague || found.kind == .multiplier {
      amount = Amount(best: found.kind == .multiplier ? found.value : nil, low: found.value, length: 1)
      if found.kind == .multiplier { return amount }
    } else {
      return nil
    }
    // "seventy-one" in three tokens.
    let next = words.dropFirst().prefix(2)
    if let tens = amount.best, tens >= 20, tens < 100, tens.isMultiple(of: 10),
      !(first.first?.isNumber ?? true),
      next.count == 2, next.first == "-", let ones = next.last.flatMap({ self.words[$0] }),
      ones.kind == .cardinal, (1...9).contains(ones.value)
    {
      amount = Amount(best: tens + ones.value, low: tens + ones.value, length: 3)
    }
    for word in words.dropFirst(amount.length) {
      guard let found = self.words[word], found.kind == .multiplier else { break }
      let (low, overflow) = amount.low.multipliedReportingOverflow(by: found.value)
      guard !overflow else { break }
      amount = Amount(best: amount.best == nil ? nil : low, low: low, length: amount.length + 1)
    }
    return amount
  }

  /// At most 12 digits, with commas between thousands.
  private static func digits(_ word: some StringProtocol) -> Int? {
    let groups = word.split(separator: ",", omittingEmptySubsequences: false)
    guard word.utf8.count <= 15, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({
        !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    return Int(groups.joined())
  }
}
