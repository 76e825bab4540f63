import Linguistics
import NewsModel

/// Finds the proper names of a report: those of the name tagger, and those that the tables of the world know.
struct NameFinder {
  /// A proper name.
  struct Name: Sendable {
    /// Its tokens.
    var tokens: Range<Int>
    /// What the tagger takes it for; `nil` where only a table knows it.
    var kind: NameMention.Kind?
    /// The organization, armed group, medium or office that it names.
    var known: KnownActor?
    /// The country that it names or stands for, and how.
    var country: (country: Country, word: WorldTables.CountryWord)?
  }

  let report: AnnotatedReport
  let world: WorldTables

  /// Every name, in order, without overlap: a name that a table knows wins over a shorter one of the tagger, a person's name
  /// over a shorter one of a table.
  func names() -> [Name] {
    var found: [Name] = []
    let tagged = tagged()
    var next = 0
    var index = 0
    let tokens = report.annotated.tokens
    while index < tokens.count {
      while next < tagged.count, tagged[next].tokens.upperBound <= index { next += 1 }
      let tag = next < tagged.count && tagged[next].tokens.contains(index) ? tagged[next] : nil
      let known = known(at: index)
      if let tag, tag.tokens.lowerBound == index || known == nil,
        tag.tokens.count > (known?.tokens.count ?? 0)
      {
        if tag.tokens.lowerBound == index { found.append(name(tag, known: known)) }
        index = max(index + 1, tag.tokens.lowerBound == index ? tag.tokens.upperBound : index + 1)
      } else if var known {
        known.kind = tag?.kind
        found.append(known)
        index = known.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The tagger's names; "Bank of" and "England" behind it are one.
  private func tagged() -> [NameMention] {
    var names: [NameMention] = []
    for name in report.annotated.names {
      if let last = names.last, last.kind == .organization, last.tokens.upperBound == name.tokens.lowerBound,
        report.words[last.tokens.upperBound - 1] == "of"
      {
        names[names.count - 1].tokens = last.tokens.lowerBound..<name.tokens.upperBound
      } else {
        names.append(name)
      }
    }
    return names
  }

  private func name(_ tag: NameMention, known: Name?) -> Name {
    let text = text(tag.tokens)
    return Name(
      tokens: tag.tokens, kind: tag.kind, known: world.actor(named: text), country: world.country(of: text))
  }

  /// The longest name of the tables that begins at a token.
  private func known(at start: Int) -> Name? {
    let tokens = report.annotated.tokens
    guard startsName(start) else { return nil }
    var end = start
    var limit = start
    while limit < tokens.count, limit < start + 8,
      !tokens[limit].tag.isPunctuation || tokens[limit].tag == .hyphen
    {
      limit += 1
    }
    end = limit
    while end > start {
      if hasCapital(end - 1) || end == start + 1 {
        let text = text(start..<end)
        if let actor = world.actor(named: text),
          actor.classification != .state || world.country(named: text) == nil
        {
          return Name(tokens: start..<end, kind: nil, known: actor, country: nil)
        }
        if let country = world.country(of: text), country.word != .adjective || end > start {
          return Name(tokens: start..<end, kind: nil, known: nil, country: country)
        }
      }
      end -= 1
    }
    return nil
  }

  /// "al-Hasan" ends a name although it begins with a small letter.
  private func hasCapital(_ token: Int) -> Bool { report.raw[token].hasCapital }

  private func startsName(_ token: Int) -> Bool {
    report.raw[token].startsWithCapital && !isFunctionWord(token)
  }

  /// "WHO" and "IS" are no organizations where all words are set in capitals, nor is "us" a country.
  private func isFunctionWord(_ token: Int) -> Bool {
    let tag = report.annotated.tokens[token].tag
    return tag == .pronoun || tag.isWh || tag == .modal || tag.isVerb && report.raw[token].utf8.count <= 3
  }

  /// The characters from the first to the last token.
  func text(_ tokens: Range<Int>) -> String { report.annotated.text(report.bytes(tokens: tokens)) }
}
