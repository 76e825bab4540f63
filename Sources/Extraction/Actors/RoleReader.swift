import Linguistics
import NewsModel

/// Offices and trades of persons: what stands in front of a name, and what is set beside it.
extension Coreference {
  /// Notes the roles that stand beside a name; the phrase that gives one is led to the name.
  mutating func readRoles(of name: (tokens: Range<Int>, entity: Int)) {
    guard table[name.entity].classification == .person else { return }
    let tokens = report.annotated.tokens
    let head = phrases.head(of: name.tokens)
    var start = name.tokens.lowerBound
    while start > 0, name.tokens.lowerBound - start < 8, isTitleWord(start - 1) {
      start = report.wordStart(start - 1)
    }
    while start < name.tokens.lowerBound, tokens[start].tag == .possessiveEnding { start += 1 }
    if start < name.tokens.lowerBound { addRole(start..<name.tokens.lowerBound, to: name.entity) }
    for child in appositions(behind: name.tokens, head) where addRole(reader.core(child), to: name.entity) {
      if links[child] == nil {
        links[child] = Link(entity: name.entity, resolution: .named, antecedent: nil)
      }
    }
    if tokens[head].relation == .appos, let above = tokens[head].head, reader.description(head: above) != nil,
      links[above].map({ !table[$0.entity].named && $0.resolution == .description }) ?? true,
      addRole(reader.core(above), to: name.entity)
    {
      relink(above, to: name.entity)
    } else if let office = office(before: name.tokens), addRole(reader.core(office), to: name.entity) {
      relink(office, to: name.entity)
    }
  }

  /// "Chile's envoy to Peru, Ana Ruiz, said": the office that ends at the comma in front of a name, whatever the tree says.
  private func office(before name: Range<Int>) -> Int? {
    let tokens = report.annotated.tokens
    let comma = name.lowerBound - 1
    guard comma > 0, tokens[comma].tag == .comma, name.upperBound < tokens.count,
      tokens[name.upperBound].tag == .comma || tokens[name.upperBound].tag.isFinite
    else { return nil }
    return (max(0, comma - 10)..<comma).reversed().first { head in
      guard tokens[head].tag == .noun || tokens[head].tag == .properNoun,
        let link = links[head], link.resolution == .description, !table[link.entity].named,
        reader.description(head: head)?.classification == .person
      else { return false }
      return reader.core(head).upperBound == comma
    }
  }

  private func isTitleWord(_ token: Int) -> Bool {
    switch report.annotated.tokens[token].tag {
    case .noun, .properNoun, .adjective, .properNounPlural, .nounPlural: true
    default: false
    }
  }

  /// The heads of the descriptions set beside a name: those that the tree gives, else the one that follows it between commas,
  /// behind an age or not ("Maria Lopez, 34, a nurse from Lima,").
  private func appositions(behind name: Range<Int>, _ head: Int) -> [Int] {
    let tokens = report.annotated.tokens
    let given = phrases.children[head].filter {
      tokens[$0].relation == .appos && $0 > head && reader.description(head: $0) != nil
    }
    guard given.isEmpty, name.upperBound < tokens.count, tokens[name.upperBound].tag == .comma else {
      return given
    }
    var start = name.upperBound + 1
    let hasAge = start + 1 < tokens.count && tokens[start].tag == .number && tokens[start + 1].tag == .comma
    if hasAge { start += 2 }
    guard start < tokens.count, hasAge || [.determiner, .possessivePronoun].contains(tokens[start].tag) else {
      return []
    }
    let phrase = (start..<min(start + 8, tokens.count)).prefix { isPartOfPhrase(tokens[$0].tag) }
    guard let noun = phrase.first(where: { isPerson($0) }), hasAge || !Self.isArgument(tokens[noun].relation)
    else { return [] }
    return [noun]
  }

  private func isPartOfPhrase(_ tag: PartOfSpeech) -> Bool {
    tag.isNoun
      || [.determiner, .possessivePronoun, .adjective, .number, .possessiveEnding, .hyphen].contains(tag)
  }

  private func isPerson(_ token: Int) -> Bool {
    let relation = report.annotated.tokens[token].relation
    return relation != .compound && relation != .flat
      && reader.description(head: token)?.classification == .person
  }

  /// "Beside Lopez, a nurse waited": what has a part of its own in the clause is not set beside the name.
  private static func isArgument(_ relation: DependencyRelation) -> Bool {
    [.nsubj, .nsubjPassive, .csubj, .obj, .iobj, .obl, .oblAgent].contains(relation)
  }

  /// Whether the words tell a person's role, which is then noted.
  @discardableResult
  private mutating func addRole(_ range: Range<Int>, to entity: Int) -> Bool {
    var range = range
    let tokens = report.annotated.tokens
    while range.count > 1, [.determiner, .comma, .possessivePronoun].contains(tokens[range.lowerBound].tag) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    let words = range.map { report.annotated.text(tokens[$0].range) }
    guard let noun = range.last(where: { reader.nouns.noun(tokens[$0].lemma.lowercased()) != nil }),
      reader.nouns.noun(tokens[noun].lemma.lowercased())?.classification == .person
    else { return false }
    let text = report.annotated.text(report.bytes(tokens: range))
    let kept = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    table[entity].roles.append((kept, range))
    for word in words { table[entity].words.insert(EntityTable.key(word)) }
    table.register(headNoun: tokens[noun].lemma.lowercased(), of: entity)
    if table[entity].gender == nil {
      table[entity].gender = reader.nouns.noun(tokens[noun].lemma.lowercased())?.gender
    }
    if table[entity].country == nil {
      let world = reader.world
      table[entity].country =
        words.lazy.compactMap { world.country(of: $0) }.first { $0.word != .capital }?.country.name
    }
    return true
  }
}
