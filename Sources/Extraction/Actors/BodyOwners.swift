import Linguistics
import NewsModel

/// Tells apart bodies of several states that bear the same name: the defence ministries of two sides, their armies, their
/// parliaments.
extension NamedActors {
  /// A ministry, army or the like with the country that it belongs to: one actor for each country.
  mutating func body(_ name: Range<Int>) -> Int? {
    let tokens = report.annotated.tokens
    let isOf = { (token: Int) in finder.text(token..<(token + 1)).lowercased() == "of" }
    let noun =
      name.first(where: isOf).map { $0 - 1 } ?? name.last { tokens[$0].tag != .possessiveEnding }
    guard let noun, name.contains(noun),
      let kind = DescriptionTable.builtIn.noun(finder.text(noun..<(noun + 1)).lowercased()),
      kind.classification == .organization, ["government", "military"].contains(kind.sector ?? "")
    else { return nil }
    let owner = owner(of: name)
    let bare = finder.text(Self.bare(name, without: owner?.tokens))
    guard owner != nil || table.index(named: bare) != nil else { return nil }
    guard let owner else { return lastBodies[EntityTable.key(bare)] ?? table.index(named: bare) }
    let key = EntityTable.key("\(owner.country.name) \(bare)")
    let index = bodies[key] ?? add(name, owner, kind)
    (bodies[key], lastBodies[EntityTable.key(bare)]) = (index, index)
    table.register(name: bare, of: index)
    table.register(headNoun: tokens[noun].lemma.lowercased(), of: index)
    return index
  }

  /// The name without the country that it begins or ends with.
  private static func bare(_ name: Range<Int>, without owner: Range<Int>?) -> Range<Int> {
    guard let owner, owner.overlaps(name) else { return name }
    let rest =
      owner.lowerBound > name.lowerBound
      ? name.lowerBound..<owner.lowerBound : owner.upperBound..<max(owner.upperBound, name.upperBound)
    return rest.isEmpty ? name : rest
  }

  private mutating func add(
    _ name: Range<Int>, _ owner: (country: Country, tokens: Range<Int>), _ kind: DescriptionTable.Noun
  ) -> Int {
    let whole =
      min(name.lowerBound, owner.tokens.lowerBound)..<max(name.upperBound, owner.tokens.upperBound)
    let text = finder.text(whole).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return table.add(
      Entity(
        name: text, named: true, classification: .organization, sector: kind.sector,
        country: owner.country.name, isListed: true))
  }

  /// "Kenya's", "Kenyan" in front of a name or at its beginning, "of Kenya" behind it.
  private func owner(of name: Range<Int>) -> (country: Country, tokens: Range<Int>)? {
    let tokens = report.annotated.tokens
    if let inside = name.last(where: { finder.text($0..<($0 + 1)).lowercased() == "of" }) {
      let start =
        name.contains(inside + 1) && finder.text((inside + 1)..<(inside + 2)) == "the"
        ? inside + 2 : inside + 1
      if start < name.upperBound, let owner = country(start..<name.upperBound) {
        return (owner.country, inside..<name.upperBound)
      }
    }
    for length in [3, 2, 1] where name.count > length {
      if let owner = country(name.lowerBound..<(name.lowerBound + length)) { return owner }
    }
    var end = name.lowerBound
    if end > 0, tokens[end - 1].tag == .possessiveEnding { end -= 1 }
    for length in [3, 2, 1] where end >= length {
      if let owner = country((end - length)..<end) {
        return (owner.country, (end - length)..<name.lowerBound)
      }
    }
    let next = name.upperBound
    guard next + 1 < tokens.count, finder.text(next..<(next + 1)).lowercased() == "of" else { return nil }
    let article = finder.text((next + 1)..<(next + 2)).lowercased() == "the" ? 1 : 0
    for length in [3, 2, 1] where next + 1 + article + length <= tokens.count {
      let start = next + 1 + article
      if let owner = country(start..<(start + length)) { return (owner.country, next..<(start + length)) }
    }
    return nil
  }

  private func country(_ range: Range<Int>) -> (country: Country, tokens: Range<Int>)? {
    guard let first = finder.text(range).first, first.isUppercase,
      let found = finder.world.country(of: finder.text(range)), found.word != .capital, found.word != .metonym
    else { return nil }
    return (found.country, range)
  }
}
