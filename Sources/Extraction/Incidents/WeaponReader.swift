import Linguistics
import NewsModel

/// Finds the weapons that a report names, with their models and numbers.
struct WeaponReader: Sendable {
  /// Every weapon, in order, without overlap.
  let mentions: [WeaponMention]
  private let byToken: [Int: Int]

  /// Reads a report's weapons.
  init(_ tree: SyntaxTree, _ report: AnnotatedReport, lexicon: IncidentLexicon, world: WorldTables) {
    var mentions: [WeaponMention] = []
    var byToken: [Int: Int] = [:]
    let counts = CountReader(tree)
    var index = 0
    while index < tree.tokens.count {
      guard let match = Self.match(at: index, tree, lexicon) else {
        index += 1
        continue
      }
      let head = match.tokens.upperBound - 1
      // "unmanned aerial vehicles (UAVs)" names them twice.
      if let last = mentions.last, last.type == match.type,
        last.tokens.upperBound + 1 == match.tokens.lowerBound,
        ["(", "["].contains(tree.words[match.tokens.lowerBound - 1])
      {
        for token in match.tokens { byToken[token] = mentions.count - 1 }
        index = match.tokens.upperBound
        continue
      }
      let models = Self.models(around: match.tokens, tree, report, lexicon, world)
      mentions.append(
        WeaponMention(type: match.type, tokens: match.tokens, models: models, count: counts.count(of: head)))
      for token in match.tokens { byToken[token] = mentions.count - 1 }
      index = match.tokens.upperBound
    }
    (self.mentions, self.byToken) = (mentions, byToken)
  }

  /// The weapon that a token is part of.
  func weapon(at token: Int) -> WeaponMention? { byToken[token].map { mentions[$0] } }

  /// The weapons within a range of tokens.
  func weapons(in range: Range<Int>) -> [WeaponMention] {
    mentions.filter { range.contains($0.tokens.lowerBound) }
  }

  private static let fires: Set = ["fire", "shell", "shells", "round", "rounds", "shelling", "barrage"]

  private static func match(at index: Int, _ tree: SyntaxTree, _ lexicon: IncidentLexicon) -> (
    tokens: Range<Int>, type: String
  )? {
    for length in (1...4).reversed() where index + length <= tree.tokens.count {
      let last = tree.tokens[index + length - 1]
      // "mortar fire", "artillery rounds": the tagger may take the first for an adjective.
      let isBeforeNoun =
        last.tag == .adjective && length == 1 && fires.contains(tree.word(index + 1))
      guard last.tag.isNoun || last.tag == .other || last.tag == .number || isBeforeNoun else { continue }
      if let type = lexicon.weapon(tree.words[index..<(index + length)].joined(separator: " ")) {
        return (index..<(index + length), type)
      }
      // "car - bomb": the tokenizer may part what the table joins.
      if length == 3, tree.words[index + 1] == "-",
        let type = lexicon.weapon(tree.words[index] + "-" + tree.words[index + 2])
      {
        return (index..<(index + 3), type)
      }
    }
    return nil
  }

  /// "of the A, B, C types", "(Fateh 110)", "Katyusha rockets".
  private static func models(
    around tokens: Range<Int>, _ tree: SyntaxTree, _ report: AnnotatedReport, _ lexicon: IncidentLexicon,
    _ world: WorldTables
  ) -> [String] {
    func text(_ range: Range<Int>) -> String { report.span(tokens: range).exact }
    var models: [String] = []
    let start = tokens.lowerBound
    if start > 0, tree.sentence[start - 1] == tree.sentence[start], tree.tokens[start - 1].tag.isProperNoun,
      text((start - 1)..<start).startsWithCapital,
      tree.head(start - 1).map({ tokens.contains($0) }) ?? false,
      world.country(of: text((start - 1)..<start)) == nil,
      world.actor(named: text((start - 1)..<start)) == nil, lexicon.noun(tree.words[start - 1]) == nil
    {
      models.append(text((start - 1)..<start))
    }
    let limit = tree.sentences[tree.sentence[start]].upperBound
    var next = tokens.upperBound
    while tree.word(next) == "(" || tree.word(next) == "[", next < limit {
      let close = (next..<min(next + 8, limit)).first { [")", "]"].contains(tree.word($0)) }
      guard let close, close > next + 1 else { break }
      let inner = (next + 1)..<close
      let isAcronym = inner.allSatisfy {
        lexicon.weapon(tree.words[$0]) != nil || ["'s", "s"].contains(tree.words[$0])
      }
      if !isAcronym, text(inner).contains(where: \.isNumber) || text(inner).startsWithCapital {
        models.append(text(inner))
      }
      next = close + 1
    }
    if next < limit, ["of", ","].contains(tree.word(next)) {
      let end = (next..<min(next + 16, limit)).first {
        ["type", "types", "model", "models", "class", "make"].contains(tree.word($0))
      }
      if let end {
        for index in (next + 1)..<end
        where tree.tokens[index].tag.isProperNoun || text(index..<(index + 1)).startsWithCapital {
          models.append(text(index..<(index + 1)))
        }
      }
    }
    return models
  }
}
