import Linguistics
import NewsModel

/// Leads a source to whom it names.
struct SpeakerReader {
  let syntax: Syntax
  let actors: ActorIndex

  /// The party that a source with that head stands for; its mention is the source.
  func party(source: Range<Int>, head: Int) -> Party {
    var party = actors.party(head: head)
    if !party.named, party.resolution != .pronoun {
      party = antecedent(of: source) ?? person(in: source) ?? clipped(party, to: source)
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
    guard let name = names(in: 0..<(last + 1)).last, name.tokens.upperBound == last + 1 else { return nil }
    var party = actors.party(head: syntax.phrases.head(of: name.tokens))
    guard party.named else { return nil }
    party.chain = (party.mention.map { [$0] } ?? []) + party.chain
    party.resolution = .pronoun
    return party
  }

  /// "her husband Dean, a plumber": the one person whose name ends the phrase or one between its commas.
  private func person(in source: Range<Int>) -> Party? {
    let named = names(in: source).filter { $0.kind == .person && standsAlone($0.tokens, in: source) }
    guard named.count == 1, let name = named.first else { return nil }
    let party = actors.party(head: syntax.phrases.head(of: name.tokens))
    return party.named ? party : nil
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
