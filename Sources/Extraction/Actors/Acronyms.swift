import Linguistics
import NewsModel

/// Acronyms that a report introduces in brackets, before or after the name in full.
extension NamedActors {
  /// "Popular Front for Peace (PFP)", "PFP (Popular Front for Peace)": the acronym becomes a further name of the actor,
  /// wherever in the report it stands.
  mutating func readAcronyms() {
    var introduced: [String: Int] = [:]
    for (name, entity) in mentions {
      guard let token = acronym(beside: name, of: entity) else { continue }
      let acronym = finder.text(token..<(token + 1))
      if let other = table.index(named: acronym), other != entity, isBare(other, acronym) {
        table.moveName(acronym, from: other, to: entity)
      } else {
        table.register(name: acronym, of: entity)
      }
      entityOf[token] = entity
      if table.index(named: acronym) == entity { introduced[acronym] = entity }
    }
    if !introduced.isEmpty { takeUp(introduced) }
  }

  /// What the acronyms alone were taken for, or not taken for a name at all, is the same actor.
  private mutating func takeUp(_ introduced: [String: Int]) {
    var mentioned: Set<Int> = []
    for (index, mention) in mentions.enumerated() {
      mentioned.formUnion(mention.tokens)
      guard mention.tokens.count == 1, let entity = introduced[finder.text(mention.tokens)] else { continue }
      mentions[index].entity = entity
      entityOf[mention.tokens.lowerBound] = entity
    }
    for token in report.annotated.tokens.indices where !mentioned.contains(token) {
      guard let entity = introduced[finder.text(token..<(token + 1))] else { continue }
      mentions.append((token..<(token + 1), entity))
      entityOf[token] = entity
    }
    mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Nothing is known of an actor but the acronym.
  private func isBare(_ entity: Int, _ acronym: String) -> Bool {
    EntityTable.key(table[entity].name) == EntityTable.key(acronym)
  }

  /// The acronym in brackets behind a name, or the one in front of the brackets that a name fills.
  private func acronym(beside name: Range<Int>, of entity: Int) -> Int? {
    let tokens = report.annotated.tokens
    let (open, last) = (name.upperBound, tokens.count - 1)
    if open + 2 <= last, tokens[open].tag == .openBracket, tokens[open + 2].tag == .closeBracket,
      isAcronym(open + 1)
    {
      let first = finder.text((open + 1)..<(open + 2)).first
      let names: [String?] = [table[entity].otherNames.first, table[entity].name, finder.text(name)]
      if names.contains(where: { $0?.first == first }) { return open + 1 }
    }
    let before = name.lowerBound - 2
    guard before >= 0, open <= last, name.count > 1, tokens[before + 1].tag == .openBracket,
      tokens[open].tag == .closeBracket, isAcronym(before), isInitials(before, of: name)
    else { return nil }
    return before
  }

  private func isAcronym(_ token: Int) -> Bool {
    let text = finder.text(token..<(token + 1))
    return (2...8).contains(text.count) && text.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
  }

  /// The capitals that a name's words begin with are the acronym's.
  private func isInitials(_ token: Int, of name: Range<Int>) -> Bool {
    let capitals = name.compactMap { finder.text($0..<($0 + 1)).first }.filter(\.isUppercase)
    return String(capitals) == finder.text(token..<(token + 1))
  }
}
