import Linguistics
import NewsModel

/// Whom words of the first person stand for: whoever says, writes or issues them.
extension ActorIndex {
  /// Makes "I" and "we" within contents stand for who says them.
  mutating func note(speakers contents: [(piece: Range<Int>, party: Party)]) {
    speakers = contents.sorted {
      ($0.piece.lowerBound, -$0.piece.count) < ($1.piece.lowerBound, -$1.piece.count)
    }
  }

  /// Whom "I", "we" or "our" stands for.
  func firstPerson(_ head: Int) -> Party? {
    let token = report.annotated.tokens[head]
    guard token.tag == .pronoun || token.tag == .possessivePronoun else { return nil }
    let word = report.annotated.text(token.range).lowercased()
    guard ["i", "me", "my", "we", "us", "our", "myself", "ourselves"].contains(word) else { return nil }
    var low = 0
    var high = speakers.count
    while low < high {
      let middle = (low + high) / 2
      if speakers[middle].piece.lowerBound <= token.range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    // The innermost of the last few that have begun.
    return speakers[..<low].suffix(8).last { $0.piece.contains(token.range.lowerBound) }?.party
      ?? letter?.author ?? issuer
  }

  /// "my Government", "our country": that of whoever speaks or writes.
  func ownGovernment(_ head: Int, _ mention: Range<Int>) -> Party? {
    let lemma = report.annotated.tokens[head].lemma.lowercased()
    guard lemma == "government" || lemma == "country",
      let owner = phrases.children[head].first(where: {
        report.annotated.tokens[$0].relation == .nmodPossessive && mention.contains($0)
      }), let speaker = firstPerson(owner), let country = speaker.country ?? state(speaker)
    else { return nil }
    let name = lemma == "government" ? "Government of \(country)" : country
    return Party(
      actorID: Identifier.actor(name: name), name: name, named: true,
      classification: lemma == "government" ? .organization : .state,
      country: lemma == "government" ? country : nil, mention: report.span(tokens: mention),
      resolution: .description, chain: speaker.mention.map { [$0] } ?? [])
  }

  private func state(_ party: Party) -> String? { party.classification == .state ? party.name : nil }
}
