import NewsModel

/// The words of a report, and what each is as a part of a time.
struct TimeText {
  /// The words, folded.
  let words: [String]
  /// The words as they stand.
  let raw: [String]
  let table = TimeWords.builtIn
  let numerals = Numerals.builtIn

  /// The tokens of a report as they stand.
  init(_ raw: [String]) {
    self.raw = raw
    words = raw.map(TextFolding.fold)
  }

  /// The word at a token, folded; "" outside the text.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// What the word at a token says of time.
  func meaning(_ index: Int) -> TimeWords.Meaning? { table.meaning(word(index)) }

  func isCapital(_ index: Int) -> Bool {
    raw.indices.contains(index) && (raw[index].first?.isUppercase ?? false)
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
  func day(_ index: Int) -> Int? {
    let text = word(index)
    guard let day = Int(text).flatMap({ text.utf8.count <= 2 ? $0 : nil }) ?? numerals.ordinal(text),
      (1...31).contains(day)
    else { return nil }
    return day
  }

  /// The first and last of several days: "3-4" in one token or three, "3 and 4", "3 to 4", "3, 4 and 5".
  func dayRange(_ index: Int) -> (first: Int, last: Int, length: Int)? {
    let parts = word(index).split { $0 == "-" || $0 == "–" || $0 == "/" }
    if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), (1...31).contains(first),
      first < last, last <= 31
    {
      return (first, last, 1)
    }
    let joins: Set = ["-", "–", "and", "to", "or", "through", "until", "/", "&"]
    guard let first = day(index) else { return nil }
    var (last, end) = (first, index + 1)
    while word(end) == ",", let next = day(end + 1), next > last, end < index + 12 {
      (last, end) = (next, end + 2)
    }
    if word(end) == "," { end += 1 }
    guard joins.contains(word(end)), let final = day(end + 1), last < final else { return nil }
    return (first, final, end + 2 - index)
  }

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
      let vague: Set = ["few", "couple"]
      guard vague.contains(word(index + 1)) else { return (1, 1) }
      return (nil, word(index + 2) == "of" ? 3 : 2)
    }
    guard let amount = numerals.amount(words[index...].prefix(3)) else { return nil }
    return (amount.best, amount.length)
  }

  /// Whether a word follows that a number could count, rather than a mark, a function word or the end.
  func isNounAhead(_ index: Int) -> Bool {
    let next = word(index)
    return next.first.map { $0.isLetter || $0.isNumber } ?? false && !Self.closed.contains(next)
  }

  private static let closed: Set = [
    "", "in", "on", "at", "of", "and", "or", "by", "to", "for", "from", "with", "when", "after", "before",
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "was", "were", "is", "are", "has", "have", "had",
    "that", "which", "who", "as", "but", "this", "against", "until", "because", "while", "where", "under",
    "his", "their", "its", "through", "during", "since", "there", "said", "killed", "did", "could", "would",
  ]
}
