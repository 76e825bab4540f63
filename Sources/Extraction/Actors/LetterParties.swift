import NewsModel

/// Who writes a letter and to whom, as records tell it.
struct LetterParties: Sendable {
  /// Who signed it, or the office that it comes from.
  let author: Party
  /// The government that the author speaks for.
  let government: Party?
  /// Whom it goes to.
  let addressee: Party

  /// Reads the parties of a letter's heading; `nil` for a report that is none.
  init?(_ report: AnnotatedReport, world: WorldTables) {
    guard let heading = report.layout.letter else { return nil }
    func text(_ bytes: Range<Int>) -> String { Self.cased(report.annotated.text(bytes)) }
    let office = Self.withoutArticle(text(heading.sender))
    let country = Self.country(in: office, world)
    let name = heading.signature.map(text)
    author = Party(
      name: name ?? office, named: name != nil, classification: .person, country: country?.name, role: office,
      mention: report.span(bytes: heading.sender), resolution: name == nil ? .description : .named,
      chain: heading.signature.map { [report.span(bytes: $0)] } ?? [])
    government = country.map {
      Party(
        name: "Government of \($0.name)", named: true, classification: .organization, country: $0.name,
        mention: nil, resolution: .description)
    }
    let to = Self.withoutArticle(text(heading.addressee))
    let known = Self.windows(to).lazy.compactMap { world.actor(named: $0) }.first
    addressee = Party(
      name: known?.name ?? to, named: known != nil, classification: known?.classification ?? .person,
      country: known?.country, mention: report.span(bytes: heading.addressee),
      resolution: known == nil ? .description : .named)
  }

  /// Capitals throughout are brought into the case of names: "PERMANENT MISSION OF PERU".
  static func cased(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { word in
      let letters = word.filter(\.isLetter)
      guard letters.count > 1, letters.allSatisfy(\.isUppercase) else { return String(word) }
      if Self.small.contains(word.lowercased()) { return word.lowercased() }
      if letters.count <= 3, Self.acronyms.contains(word.uppercased()) { return String(word) }
      return word.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static let small: Set<String> = [
    "of", "the", "to", "and", "for", "on", "in", "a.i.", "ad", "interim",
  ]
  private static let acronyms: Set<String> = ["UN", "USA", "UAE", "EU", "UK", "US"]

  private static func withoutArticle(_ text: String) -> String {
    text.lowercased().hasPrefix("the ") ? String(text.dropFirst(4)) : text
  }

  /// Stretches of up to five words, longer ones first.
  private static func windows(_ text: String) -> [String] {
    let words = text.split(separator: " ").prefix(24)
    return (1...5).reversed().flatMap { length in
      words.indices.filter { $0 + length <= words.endIndex }.map {
        words[$0..<($0 + length)].joined(separator: " ")
      }
    }
  }

  private static func country(in office: String, _ world: WorldTables) -> Country? {
    windows(office).lazy.filter { $0.first?.isUppercase ?? false }
      .compactMap { world.country(of: $0) }.first { $0.word == .name || $0.word == .adjective }?.country
  }
}
