/// Which countries each paragraph of a report speaks of, by their names and by those of their towns.
struct CountriesAround: Sendable {
  private var byParagraph: [[String: Int]]
  private let starts: [Int]
  /// How often the whole report speaks of each country.
  private let counts: [String: Int]

  /// The country that the whole report speaks of most.
  var leading: String? { CountryMention.leading(counts) }

  /// - Parameter towns: for each place of the gazetteer its first token and country.
  init(_ report: AnnotatedReport, _ countries: [CountryMention], _ towns: [(token: Int, country: String)]) {
    let sentences = report.annotated.sentences
    starts = report.annotated.paragraphs.map { sentences[$0.lowerBound].lowerBound }
    byParagraph = [[String: Int]](repeating: [:], count: starts.count)
    counts = towns.reduce(into: CountryMention.votes(countries)) { $0[$1.country, default: 0] += 1 }
    // Adjectives and groups tell who acts, "from" tells whence: neither tells where.
    let named = countries.filter {
      $0.word == .name && report.words[max(0, $0.tokens.lowerBound - 1)] != "from"
    }
    for (token, country) in named.map({ ($0.tokens.lowerBound, $0.country.name) }) + towns {
      if let paragraph = paragraph(of: token) { byParagraph[paragraph][country, default: 0] += 1 }
    }
  }

  /// Whether a report that is filed from a country is about another: it never speaks of that one, and of another all along.
  func isFiled(from country: String) -> Bool {
    counts[country] == nil && leading.flatMap { counts[$0] } ?? 0 >= 3
  }

  /// The country that the paragraph of a token speaks of most; `nil` where it speaks of none, or also of the given one.
  func country(at token: Int, unless home: String?) -> String? {
    guard let paragraph = paragraph(of: token), home.map({ byParagraph[paragraph][$0] == nil }) ?? true else {
      return nil
    }
    return CountryMention.leading(byParagraph[paragraph])
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
