/// A word of a report that tells of a country: its name, its adjective or people, or a group at home in it.
struct CountryMention: Sendable {
  /// The words.
  var tokens: Range<Int>
  /// The country.
  var country: Country
  /// How the word stands for it; `nil` for a group that is at home there.
  var word: WorldTables.CountryWord?

  /// Every such word of a report, in order, without overlap.
  static func all(in words: PlaceWords, _ world: WorldTables) -> [CountryMention] {
    var found: [CountryMention] = []
    var index = 0
    while index < words.count {
      guard words.isName(index, 1), world.mayBegin(with: words.raw(index, 1)) else {
        index += 1
        continue
      }
      let mention = (1...5).reversed().lazy.compactMap { Self.mention(at: index, $0, words, world) }.first
      if let mention { found.append(mention) }
      index = mention?.tokens.upperBound ?? index + 1
    }
    return found
  }

  /// In a text set in capitals these are other words too.
  private static let commonWords: Set = ["poles", "pole", "polish", "us", "turkey", "finish"]

  private static func mention(at index: Int, _ length: Int, _ words: PlaceWords, _ world: WorldTables)
    -> CountryMention?
  {
    guard words.isName(index, length), words.word(index - 1) != "new",
      !(words.isCapitals && commonWords.contains(words.word(index)))
    else { return nil }
    let name = words.raw(index, length)
    if length <= 3, let found = world.country(of: name) {
      return CountryMention(tokens: index..<(index + length), country: found.country, word: found.word)
    }
    guard let actor = world.actor(named: name), let home = actor.country.flatMap({ world.country(named: $0) })
    else { return nil }
    return CountryMention(tokens: index..<(index + length), country: home, word: nil)
  }

  /// How often each country is told of, by name.
  static func votes(_ mentions: some Sequence<CountryMention>) -> [String: Int] {
    mentions.reduce(into: [:]) { $0[$1.country.name, default: 0] += 1 }
  }

  /// The country told of most; by name where two are even, so that the order of a dictionary does not show.
  static func leading(_ votes: [String: Int]) -> String? {
    votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
