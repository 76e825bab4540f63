/// The words of time.tsv.
struct TimeWords: Sendable {
  /// What a word of time says.
  enum Meaning: Sendable, Hashable {
    case month(Int), weekday(Int), unit(TimeValue.Unit), day(Int), part, vague(String)
  }

  /// The words that are compiled in.
  static let builtIn = TimeWords((try? EmbeddedTable.time.read())?.rows ?? [])

  private var meanings: [String: Meaning] = [:]

  private init(_ rows: [Table.Row]) {
    for row in rows { meanings[row.fields[0]] = Self.meaning(row.fields[1], row.fields[2]) }
  }

  private static func meaning(_ kind: String, _ value: String) -> Meaning? {
    switch kind {
    case "month": Int(value).map(Meaning.month)
    case "weekday": Int(value).map(Meaning.weekday)
    case "unit": TimeValue.Unit(rawValue: value).map(Meaning.unit)
    case "day": Int(value).map(Meaning.day)
    case "part": .part
    case "vague": .vague(value)
    default: nil
    }
  }

  /// What a folded word says, with or without a full stop behind it.
  func meaning(_ word: String) -> Meaning? {
    meanings[word] ?? (word.hasSuffix(".") ? meanings[String(word.dropLast())] : nil)
  }
}
