import NewsModel

/// The words of a report, and what each is as a part of a time.
struct TimeText {
  /// The words, folded.
  let words: [String]
  /// The words as they stand.
  let raw: [String]
  let table = TimeWords.builtIn
  let numerals = Numerals.builtIn

  /// For each word what it says of time, and the day of the month that it may be.
  private let meanings: [TimeWords.Meaning?]
  private let days: [Int?]

  /// The tokens of a report, as they stand and folded.
  init(raw: [String], words: [String]) {
    (self.raw, self.words) = (raw, words)
    let (table, numerals) = (table, numerals)
    meanings = words.map(table.meaning)
    days = words.map { Self.day($0, numerals) }
  }

  /// Whether any expression may begin at a word: a quick look spares the rest.
  func mayBegin(_ index: Int) -> Bool {
    let word = words[index]
    guard let first = word.utf8.first else { return false }
    if first >= 0x80 || first == UInt8(ascii: "'") || meanings[index] != nil { return true }
    guard word.startsWithLetter || word.startsWithNumber else { return false }
    return word.utf8.contains { $0 < 0x41 || $0 >= 0x80 } || Self.leads.contains(word)
      || numerals.isNumeral(word) || isCapital(index) && table.mayBeginHoliday(word)
  }

  /// Words that begin expressions of time and are none themselves.
  private static let leads: Set = [
    "a", "an", "half", "beginning", "start", "middle", "end", "last", "past", "previous", "this", "current",
    "next", "coming", "upcoming", "same", "that", "following", "preceding", "recent", "every", "each",
  ]

  /// The word at a token, folded; "" outside the text.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// What the word at a token says of time.
  func meaning(_ index: Int) -> TimeWords.Meaning? { words.indices.contains(index) ? meanings[index] : nil }

  func isCapital(_ index: Int) -> Bool {
    raw.indices.contains(index) && raw[index].startsWithCapital
  }

  /// A weekday, 1 for Monday.
  func weekday(_ index: Int) -> Int? {
    guard case .weekday(let day)? = meaning(index) else { return nil }
    // "wed", "sat", "fri" are abbreviations only with a capital and a full stop or a comma behind them.
    guard word(index).count > 4 || (isCapital(index) && [".", ","].contains(word(index + 1))) else {
      return nil
    }
    return day
  }

  /// A month's name; it needs its capital ("may", "march").
  func month(_ index: Int) -> Int? {
    guard isCapital(index), case .month(let month)? = meaning(index) else { return nil }
    return month
  }

  /// A unit, in the singular or plural.
  func unit(_ index: Int) -> TimeValue.Unit? {
    guard case .unit(let unit)? = meaning(index) else { return nil }
    return unit
  }

  /// The TIMEX3 code of a part of the day.
  func part(_ index: Int) -> String? {
    guard case .part(let code)? = meaning(index) else { return nil }
    return code
  }

  /// A day of the month, as a number or an ordinal.
  func day(_ index: Int) -> Int? { words.indices.contains(index) ? days[index] : nil }

  private static func day(_ word: String, _ numerals: Numerals) -> Int? {
    guard let day = (word.utf8.count <= 2 ? Int(word) : nil) ?? numerals.ordinal(word), (1...31).contains(day)
    else { return nil }
    return day
  }

  /// The first and last of several days: "3-4" in one token or three, "3 and 4", "3 to 4", "3, 4 and 5".
  func dayRange(_ index: Int) -> (first: Int, last: Int, length: Int)? {
    let word = word(index)
    if word.utf8.contains(where: { $0 &- 0x30 < 10 }) {
      let parts = word.split { $0 == "-" || $0 == "–" || $0 == "/" }
      if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), (1...31).contains(first),
        first < last, last <= 31
      {
        return (first, last, 1)
      }
    }
    guard let first = day(index) else { return nil }
    var (last, end) = (first, index + 1)
    while self.word(end) == ",", let next = day(end + 1), next > last, end < index + 12 {
      (last, end) = (next, end + 2)
    }
    if self.word(end) == "," { end += 1 }
    guard Self.joins.contains(self.word(end)), let final = day(end + 1), last < final else { return nil }
    return (first, final, end + 2 - index)
  }

  private static let joins: Set = ["-", "–", "and", "to", "or", "through", "until", "/", "&"]

  /// A year behind a date, with a comma or "of" before it or not.
  func trailingYear(_ index: Int) -> (year: Int?, behind: Int) {
    if let year = year(word(index)) { return (year, index + 1) }
    if [",", "of"].contains(word(index)), let year = year(word(index + 1)) { return (year, index + 2) }
    return (nil, index)
  }

  /// Four digits that are a year.
  func year(_ word: some StringProtocol) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1600...2100).contains(year) else { return nil }
    return year
  }

  /// A number of units, "a" counting as one.
  func amount(_ index: Int) -> (best: Int?, length: Int)? {
    guard words.indices.contains(index) else { return nil }
    if ["a", "an"].contains(words[index]) {
      guard ["few", "couple"].contains(word(index + 1)) else { return (1, 1) }
      return (nil, word(index + 2) == "of" ? 3 : 2)
    }
    guard let amount = numerals.amount(words[index...].prefix(3)) else { return nil }
    return (amount.best, amount.length)
  }

  /// Whether a word follows that a number could count, rather than a mark, a function word or the end.
  func isNounAhead(_ index: Int) -> Bool {
    let next = word(index)
    return (next.startsWithLetter || next.startsWithNumber) && !Self.closed.contains(next)
  }

  private static let closed: Set = [
    "", "in", "on", "at", "of", "and", "or", "by", "to", "for", "from", "with", "when", "after", "before",
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "was", "were", "is", "are", "has", "have", "had",
    "that", "which", "who", "as", "but", "this", "against", "until", "because", "while", "where", "under",
    "his", "their", "its", "through", "during", "since", "there", "said", "killed", "did", "could", "would",
  ]
}
