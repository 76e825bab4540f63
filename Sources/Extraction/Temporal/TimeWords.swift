/// The words of time.tsv.
struct TimeWords: Sendable {
  /// What a word of time says.
  enum Meaning: Sendable, Hashable {
    case month(Int), weekday(Int), unit(TimeValue.Unit), day(Int), part(String), season(TimeValue.Period)
    case decade(Int), vague(String)
  }

  /// The words that are compiled in.
  static let builtIn = TimeWords((try? EmbeddedTable.time.read())?.rows ?? [])

  private var meanings: [String: Meaning] = [:]
  private var holidays: [String: Holiday] = [:]
  /// Words that begin the name of a feast.
  private var holidayStarts: Set<String> = []
  /// How many words the longest name of a feast has.
  private var longestHoliday = 1

  private init(_ rows: [Table.Row]) {
    for row in rows {
      let (word, kind, value) = (row.fields[0], row.fields[1], row.fields[2])
      if kind == "holiday", let holiday = Holiday(value) {
        holidays[word] = holiday
        let words = word.split(separator: " ")
        holidayStarts.insert(String(words[0]))
        longestHoliday = max(longestHoliday, words.count)
      } else {
        meanings[word] = Self.meaning(kind, value)
      }
    }
  }

  private static func meaning(_ kind: String, _ value: String) -> Meaning? {
    switch kind {
    case "month": Int(value).map(Meaning.month)
    case "weekday": Int(value).map(Meaning.weekday)
    case "unit": TimeValue.Unit(rawValue: value).map(Meaning.unit)
    case "day": Int(value).map(Meaning.day)
    case "part": .part(value)
    case "season": season(value).map(Meaning.season)
    case "decade": Int(value).map(Meaning.decade)
    case "vague": .vague(value)
    default: nil
    }
  }

  /// Seasons of the northern half of the world, by whole months.
  private static func season(_ code: String) -> TimeValue.Period? {
    let first = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]
    return first[code].map { TimeValue.Period(code: code, from: $0, months: 3) }
  }

  /// What a folded word says, with or without a full stop behind it.
  func meaning(_ word: String) -> Meaning? {
    meanings[word] ?? (word.hasSuffix(".") ? meanings[String(word.dropLast())] : nil)
  }

  /// Whether the name of a feast begins with a word.
  func mayBeginHoliday(_ word: String) -> Bool { holidayStarts.contains(word) }

  /// The feast whose name begins at a word, and how many words it has.
  func holiday(_ words: ArraySlice<String>) -> (holiday: Holiday, length: Int)? {
    guard let first = words.first, holidayStarts.contains(first) else { return nil }
    for length in stride(from: min(longestHoliday, words.count), to: 0, by: -1) {
      let name = words.prefix(length).joined(separator: " ").replacing(" 's", with: "'s")
      if let found = holidays[name] { return (found, length) }
    }
    return nil
  }
}
