import Linguistics
import NewsModel

/// Leads a source to whom it names.
struct SpeakerReader {
  let syntax: Syntax
  let actors: ActorIndex

  /// The party that a source with that head stands for; its mention is the source.
  func party(source: Range<Int>, head: Int) -> Party {
    var party = actors.party(head: head)
    if let holder = holder(in: source, besides: head) {
      party = holder
    } else if party.classification != .person, let employee = employee(in: source) {
      party = employee
    } else if let governments = governments(in: source, head: head, party) {
      party = governments
    } else if let joint = joint(source, head: head, first: party) {
      party = joint
    } else if !party.named, party.resolution != .pronoun {
      party =
        antecedent(of: source) ?? person(in: source) ?? organization(in: source) ?? author(of: head)
        ?? clipped(party, to: source)
    }
    party.mention = syntax.report.span(tokens: source)
    return party
  }

  /// "Jana Kralova, who tweeted": whom a relative pronoun follows, where the tree does not tell.
  private func antecedent(of source: Range<Int>) -> Party? {
    guard source.count == 1, syntax.tokens[source.lowerBound].tag.isWh else { return nil }
    var last = source.lowerBound - 1
    if last > 0, syntax.tokens[last].tag == .comma { last -= 1 }
    guard last >= 0, syntax.sentenceOf[last] == syntax.sentenceOf[source.lowerBound] else { return nil }
    let name = names(in: 0..<(last + 1)).last { $0.tokens.upperBound == last + 1 }
    guard name != nil || syntax.tokens[last].tag.isNoun else { return nil }
    var party = actors.party(head: name.map { syntax.phrases.head(of: $0.tokens) } ?? last)
    guard party.named || name == nil && party.classification != nil else { return nil }
    party.chain = (party.mention.map { [$0] } ?? []) + party.chain
    party.resolution = .pronoun
    return party
  }

  /// "her husband Dean, a plumber": the one person whose name ends the phrase or one between its commas.
  private func person(in source: Range<Int>) -> Party? {
    let named = names(in: source).filter {
      $0.kind == .person && standsAlone($0.tokens, in: source) && !isOffice($0.tokens)
    }
    guard named.count == 1, let name = named.first else { return nil }
    let party = actors.party(head: syntax.phrases.head(of: name.tokens))
    return party.named ? party : nil
  }

  /// "the paper's Ana Lund", "Reuters correspondent Ana Lund": the person whose name ends the phrase, behind that of a body.
  private func employee(in source: Range<Int>) -> Party? {
    guard let name = names(in: source).last, name.kind == .person,
      name.tokens.upperBound == source.upperBound,
      name.tokens.lowerBound > source.lowerBound
    else { return nil }
    let before = name.tokens.lowerBound - 1
    let noun = DescriptionTable.builtIn.noun(syntax.tokens[before].lemma.lowercased())
    guard syntax.tokens[before].tag == .possessiveEnding || noun?.classification == .person,
      standsAlone(name.tokens, in: source)
    else { return nil }
    let party = actors.party(head: syntax.phrases.head(of: name.tokens))
    return party.named && party.classification == .person ? party : nil
  }

  /// "the governments of Peru and Chile": none of them alone.
  private func governments(in source: Range<Int>, head: Int, _ party: Party) -> Party? {
    guard syntax.tokens[head].lemma.lowercased() == "government", syntax.word(head) == "governments",
      party.named
    else { return nil }
    let words = source.drop { syntax.tokens[$0].tag == .determiner }
    return Party(
      name: syntax.report.span(tokens: words).exact, named: false, classification: .organization,
      mention: nil,
      resolution: .description)
  }

  /// "the minister and the army chief", "medics and local officials": those without names who speak together, as one.
  private func joint(_ source: Range<Int>, head: Int, first: Party) -> Party? {
    let others = syntax.children(head).filter { syntax.tokens[$0].relation == .conj && source.contains($0) }
    guard !others.isEmpty, !first.named, first.resolution != .pronoun else { return nil }
    let members = [first] + others.map { actors.party(head: $0) }
    guard members.allSatisfy({ !$0.named && $0.classification != nil }), source.count <= 16 else {
      return nil
    }
    let isHuman = members.allSatisfy { $0.classification == .person || $0.classification == .people }
    let isAlike = members.allSatisfy { $0.classification == first.classification }
    let words = source.drop { syntax.tokens[$0].tag == .determiner }
    let countries = Set(members.map(\.country))
    return Party(
      name: syntax.report.span(tokens: words).exact, named: false,
      classification: isHuman ? .people : isAlike ? first.classification : nil,
      country: countries.count == 1 ? first.country : nil, mention: nil, resolution: .description)
  }

  /// "the newspaper Al-Watan", "the rebel group M23": the name that a noun for such bodies stands in front of.
  private func organization(in source: Range<Int>) -> Party? {
    guard let name = names(in: source).last, name.kind != .person,
      name.tokens.upperBound == source.upperBound,
      name.tokens.lowerBound > source.lowerBound
    else { return nil }
    let before = source.lowerBound..<name.tokens.lowerBound
    let noun = DescriptionTable.builtIn.noun(syntax.tokens[before.upperBound - 1].lemma.lowercased())
    guard let noun, noun.classification != .person, before.allSatisfy({ isModifier($0) }) else { return nil }
    let party = actors.party(head: syntax.phrases.head(of: name.tokens))
    return party.named ? party : nil
  }

  private func isModifier(_ token: Int) -> Bool {
    let tag = syntax.tokens[token].tag
    return tag.isNoun || tag == .determiner || tag == .adjective
  }

  /// "the Bank of England governor", "one veteran MP": the noun for a person that ends a phrase, whatever the tree takes for
  /// its head.
  private func holder(in source: Range<Int>, besides head: Int) -> Party? {
    let last = source.upperBound - 1
    guard last > source.lowerBound, last != head, syntax.tokens[last].tag.isNoun,
      DescriptionTable.builtIn.noun(syntax.tokens[last].lemma.lowercased())?.classification == .person,
      syntax.tokens[last - 1].tag.isNoun, names(in: last..<source.upperBound).isEmpty,
      !source.contains(where: { syntax.tokens[$0].tag == .comma || syntax.tokens[$0].tag == .conjunction })
    else { return nil }
    var party = actors.party(head: last)
    if !party.named {
      let words = source.drop { syntax.tokens[$0].tag == .determiner }
      party.name = syntax.report.span(tokens: words).exact
      party.classification = .person
      party.actorID = nil
    }
    return party
  }

  /// "the ministry's statement", "a letter from the union": whose it is.
  private func author(of head: Int) -> Party? {
    guard CueTable.builtIn.noun(syntax.tokens[head].lemma.lowercased()) != nil else { return nil }
    let written = syntax.children(head).first { child in
      syntax.tokens[child].relation == .nmod
        && syntax.preposition(of: child).map { ["by", "from"].contains(syntax.word($0)) } ?? false
    }
    guard let owner = syntax.child(head, [.nmodPossessive]) ?? written else { return nil }
    var party = actors.party(head: owner)
    guard party.name != nil, party.named || party.classification != nil else { return nil }
    party.chain = (party.mention.map { [$0] } ?? []) + party.chain
    party.resolution = .description
    return party
  }

  /// Whom the label of a transcript names ("HOLLOWAY:"), where it is no description: the person of that surname, if the
  /// report names one.
  func party(label: Range<Int>, head: Int) -> Party {
    let found = party(source: label, head: head)
    let word = syntax.report.raw[head]
    guard !found.named, found.classification == nil, word.utf8.count > 2, word.startsWithCapital,
      !Self.voices.contains(word.lowercased())
    else { return found }
    if var known = actors.person(surname: word) {
      known.mention = found.mention
      return known
    }
    var named = found
    let words = label.prefix { $0 <= head }.map { syntax.report.raw[$0] }
    named.name = Honorifics.stripped(words).joined(separator: " ")
    (named.named, named.classification, named.resolution) = (true, .person, .named)
    return named
  }

  /// Labels of whoever speaks.
  private static let voices: Set = [
    "question", "answer", "unidentified", "male", "female", "voice", "crowd", "audience", "speaker", "all",
    "both", "operator", "translation", "interpreter", "narrator", "interviewer", "moderator",
  ]

  /// "Special Representative", which the tagger may take for a name.
  private func isOffice(_ name: Range<Int>) -> Bool {
    name.count > 1
      && name.allSatisfy { token in
        let lemma = syntax.tokens[token].lemma.lowercased()
        return DescriptionTable.builtIn.noun(lemma) != nil
          || ["special", "deputy", "foreign", "prime"].contains(lemma)
      }
  }

  /// Whether a name is no part of another phrase: nobody's possession, no modifier, and behind no preposition.
  private func standsAlone(_ name: Range<Int>, in source: Range<Int>) -> Bool {
    if name.upperBound < source.upperBound {
      let next = syntax.tokens[name.upperBound].tag
      if next.isNoun || next == .possessiveEnding || next == .conjunction || next == .adjective {
        return false
      }
    }
    let before = source.lowerBound..<name.lowerBound
    let start = before.last { syntax.tokens[$0].tag == .comma } ?? source.lowerBound
    return !(start..<name.lowerBound).contains { token in
      // "Under-Secretary-General" holds no preposition.
      guard syntax.report.wordEnd(token) == token else { return false }
      let tag = syntax.tokens[token].tag
      return tag == .preposition || tag == .to || tag == .conjunction || tag.isVerb
    }
  }

  /// The names that lie within a range, in order; of a long range only those of its last sentence or so.
  private func names(in range: Range<Int>) -> [NameMention] {
    let names = syntax.report.annotated.names
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.upperBound <= max(range.lowerBound, range.upperBound - 64) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return names[low...].prefix { $0.tokens.lowerBound < range.upperBound }.filter {
      $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= range.upperBound
    }
  }

  /// A description that the tree drew too wide, cut down to the words of the source.
  private func clipped(_ party: Party, to source: Range<Int>) -> Party {
    let text = syntax.report.span(tokens: source).exact
    guard let name = party.name, !party.named, !text.contains(name), party.resolution == .description,
      party.chain.isEmpty
    else { return party }
    var clipped = party
    let core = text.prefix { $0 != "," }
    let words = core.split(separator: " ")
    let isArticle = words.first.map { ["the", "a", "an"].contains($0.lowercased()) } ?? false
    clipped.name = words.dropFirst(isArticle ? 1 : 0).joined(separator: " ")
    clipped.actorID = nil
    return clipped
  }
}
