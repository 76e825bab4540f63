/// Which countries each paragraph of a report speaks of, by their names and by those of their towns.
struct CountriesAround: Sendable {
  private var byParagraph: [[String: Int]]
  private let starts: [Int]
  private let words: [String]
  /// For each paragraph that a place and a colon head, the place's country.
  private var labels: [Int: String] = [:]
  /// How often the whole report speaks of each country.
  private let counts: [String: Int]

  /// The country that the whole report speaks of most.
  var leading: String? { CountryMention.leading(counts) }

  /// - Parameter towns: for each place of the gazetteer its first token and country.
  init(_ report: AnnotatedReport, _ countries: [CountryMention], _ towns: [(token: Int, country: String)]) {
    let sentences = report.annotated.sentences
    words = report.words
    starts = report.annotated.paragraphs.map { sentences[$0.lowerBound].lowerBound }
    byParagraph = [[String: Int]](repeating: [:], count: starts.count)
    counts = towns.reduce(into: CountryMention.votes(countries)) { $0[$1.country, default: 0] += 1 }
    // Adjectives and groups tell who acts, "from" tells whence: neither tells where.
    let named = countries.filter {
      $0.word == .name && report.words[max(0, $0.tokens.lowerBound - 1)] != "from"
        && !Self.isActing($0.tokens, report)
    }
    for (token, country) in named.map({ ($0.tokens.lowerBound, $0.country.name) }) + towns {
      guard let paragraph = paragraph(of: token) else { continue }
      byParagraph[paragraph][country, default: 0] += 1
      if labels[paragraph] == nil, isLabel(token..<(token + 1)) { labels[paragraph] = country }
    }
  }

  /// Whether a report that is filed from a country is about another: it hardly speaks of that one, and of another all along.
  func isFiled(from country: String) -> Bool {
    let most = leading.flatMap { counts[$0] } ?? 0
    return most >= 3 && counts[country, default: 0] * 5 <= most
  }

  /// The country that the paragraph of a token speaks of most; `nil` where it speaks of none, or also of the given one.
  func country(at token: Int, unless home: String?) -> String? {
    if let paragraph = paragraph(of: token), let label = labels[paragraph] { return label }
    guard let paragraph = paragraph(of: token), home.map({ byParagraph[paragraph][$0] == nil }) ?? true else {
      return nil
    }
    return CountryMention.leading(byParagraph[paragraph])
  }

  /// "Israel's air force struck": a country that stands for those who act for it.
  private static func isActing(_ tokens: Range<Int>, _ report: AnnotatedReport) -> Bool {
    guard tokens.upperBound < report.words.count, ["'s", "'"].contains(report.words[tokens.upperBound]) else {
      return false
    }
    let behind = report.words[(tokens.upperBound + 1)...].prefix(3)
    return behind.contains {
      ["ministry", "government"].contains($0)
        || IncidentLexicon.builtIn.noun($0).map { $0 != .physical } ?? false
    }
  }

  /// Whether a name heads its paragraph, with nothing before it but marks, and a colon right behind it or behind a word such
  /// as "region".
  func isLabel(_ tokens: Range<Int>) -> Bool {
    guard let paragraph = paragraph(of: tokens.lowerBound),
      (starts[paragraph]..<tokens.lowerBound).allSatisfy({ !words[$0].startsWithLetter })
    else { return false }
    return words[tokens.upperBound...].prefix(3).contains(":")
  }

  private func paragraph(of token: Int) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= token { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
