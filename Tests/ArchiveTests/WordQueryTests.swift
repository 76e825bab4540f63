import Testing

@testable import Archive

@Suite struct WordQueryTests {
  static let texts = [
    "The harbour’s gates were closed on Monday.", "No café opened; the Mayor said “never again”.",
    "Iran-backed groups struck twice.", "Tomás O’Leary spoke of peace talks, and of talks about peace.", "",
    "٣ صواريخ",
    "naïve plans fail",
  ]

  private func found(_ query: String) -> [Int] {
    WordIndex(Self.texts).rows(WordQuery(query)).rows.map(Int.init)
  }

  @Test(arguments: [
    ("harbour", [0]), ("HARBOUR'S", [0]), ("cafe", [1]), ("café", [1]), ("o'leary", [3]), ("oleary", [3]),
    ("\"peace talks\"", [3]), ("\"talks peace\"", []), ("“never again”", [1]), ("iran-backed", [2]),
    ("backed iran", [2]),
    ("\"backed iran\"", []), ("the -harbour", [1]), ("-the", [2, 3, 4, 5, 6]), ("pla*", [6]),
    ("\"naive pl\"*", [6]),
    ("closing", [0]), ("\"closing\"", []), ("strike", []), ("striking groups", []), ("talking", [3]),
    ("gate", [0]),
    ("iranbacked", [2]), ("\"iranbacked group\"*", [2]), ("iran-back*", [2]), ("iran‑backed", [2]),
    ("the mayor", [1]), ("صواريخ", [5]), ("nobody", []), ("\"never again", [1]),
  ])
  func aQueryFindsItsTexts(_ query: String, _ expected: [Int]) { #expect(found(query) == expected) }

  @Test(arguments: [
    "", "!", "\"", "\"\"", "-", "*", "--", "-*", "( OR", "\"-\"", "\u{0}", "🌧️", "' ' '", "AND NOT",
  ])
  func nothingTypedIsAnError(_ query: String) {
    let rows = found(query)
    #expect(rows == rows.sorted())
    #expect(rows == Self.texts.indices.filter { NaiveWords.match(WordQuery(query), Self.texts[$0]) })
  }

  @Test func aLongQueryIsAnsweredLikeAScan() {
    let query = String(repeating: "the -\"x ", count: 2000)
    #expect(found(query) == Self.texts.indices.filter { NaiveWords.match(WordQuery(query), Self.texts[$0]) })
  }

  @Test func possessiveEndingsAndApostrophesAreNoPartOfWords() {
    #expect(
      SearchWords.words(of: "The city's O’Leary's rock'n'roll 's 'tis").map(\.text) == [
        "the", "city", "oleary", "rocknroll", "s", "tis",
      ])
  }
}
