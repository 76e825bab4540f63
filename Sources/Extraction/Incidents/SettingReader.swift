import Linguistics
import NewsModel

/// Reads when and where an event happened.
struct SettingReader: Sendable {
  private let tree: SyntaxTree
  private let times: [TemporalExpression]
  private let places: [PlaceMention]

  init(_ tree: SyntaxTree, times: [TemporalExpression], places: [PlaceMention]) {
    (self.tree, self.times, self.places) = (tree, times, places)
  }

  /// Fills in date, place and origin.
  func read(_ mention: inout EventMention) {
    mention.date = date(of: mention)
    if ["launch", "fire"].contains(mention.word.word) || !mention.weapons.isEmpty {
      for source in tree.obliques(mention.head, ["from"]) {
        if let found = places.first(where: { $0.tokens.contains(source) }) { mention.origin = found.place }
      }
    }
    mention.place = place(of: mention)
  }

  // MARK: When

  private func date(of mention: EventMention) -> ReportedDate? {
    let sentence = tree.sentences[mention.sentence]
    let near = times.filter { sentence.contains($0.tokens.lowerBound) && $0.date.timex != "PRESENT_REF" }
    guard !near.isEmpty else { return nil }
    let own = near.filter { tree.spans[mention.head].contains($0.tokens.lowerBound) }
    let ranked = (own.isEmpty ? near : own).sorted { distance($0, mention) < distance($1, mention) }
    guard let best = ranked.first(where: { $0.date.start != nil }) ?? ranked.first else { return nil }
    if own.isEmpty, mention.word.part == .noun, isInsideOther(best, mention) { return nil }
    var date = best.date
    // "Since the attack of May 4, they have …": what follows began then.
    if mention.word.part == .verb, !best.isOpen, isUnderSince(best.tokens.lowerBound, mention.head) {
      date.end = nil
    }
    return date
  }

  private func distance(_ time: TemporalExpression, _ mention: EventMention) -> Int {
    let steps = tree.ancestors(time.tokens.upperBound - 1).firstIndex(of: mention.head) ?? 12
    return steps * 40 + abs(time.tokens.lowerBound - mention.head)
  }

  /// Whether another clause holds the time, so that it doesn't speak of this event.
  private func isInsideOther(_ time: TemporalExpression, _ mention: EventMention) -> Bool {
    for above in tree.ancestors(time.tokens.upperBound - 1) {
      if tree.isBelow(mention.head, above) { return false }
      if [.aclRelative, .ccomp, .advcl].contains(tree.relation(above)) { return true }
    }
    return false
  }

  private func isUnderSince(_ index: Int, _ head: Int) -> Bool {
    for above in [index] + tree.ancestors(index) {
      if above == head { return false }
      if tree.children(above, [.case, .mark]).contains(where: { tree.words[$0] == "since" }) { return true }
    }
    return false
  }

  // MARK: Where

  private func place(of mention: EventMention) -> Place? {
    let sentence = tree.sentences[mention.sentence]
    let near = places.filter {
      sentence.contains($0.tokens.lowerBound) && !$0.isContainer && !isPartOfActor($0, mention)
    }
    .filter { $0.place.span != mention.origin?.span || mention.origin == nil }
    let own = near.filter { tree.spans[mention.head].contains($0.tokens.lowerBound) }
    if let best = own.filter(\.isLocative).min(by: { rank($0, mention) < rank($1, mention) }) {
      return best.place
    }
    // "the Paris attacks"
    if let named = own.first(where: {
      tree.relation($0.tokens.upperBound - 1) == .compound && $0.tokens.upperBound <= mention.head
    }) {
      return named.place
    }
    // "an attack on Israel": the target tells the country.
    for target in mention.targets {
      if let found = places.first(where: { $0.tokens.contains(target.head) }) { return found.place }
    }
    let around = near.filter { $0.isLocative && !own.contains($0) && isBeside($0, mention) }
    if let best = around.min(by: { rank($0, mention) < rank($1, mention) }) { return best.place }
    for weapon in mention.weapons where weapon.tokens.lowerBound >= 0 {
      if let found = own.first(where: {
        tree.obliques(mention.head, ["towards", "toward", "at", "on"]).contains($0.tokens.upperBound - 1)
      }) {
        return found.place
      }
    }
    return nil
  }

  /// Whether a place depends on a verb above the event word, rather than on some other noun.
  private func isBeside(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    if tree.word(place.tokens.lowerBound - 1) == "from" { return false }
    let head =
      place.tokens.last { !place.tokens.contains(tree.head($0) ?? -1) } ?? place.tokens.upperBound - 1
    guard let above = tree.head(head) else { return true }
    return tree.tokens[above].tag.isVerb && tree.isBelow(mention.head, above)
  }

  /// Less is better: near in the tree, exact before wide.
  private func rank(_ place: PlaceMention, _ mention: EventMention) -> Int {
    let steps = tree.ancestors(place.tokens.upperBound - 1).firstIndex(of: mention.head) ?? 8
    let width =
      switch place.place.geoPrecision {
      case .exact: 0
      case .admin: 1
      case .region: 1
      case .country: 4
      }
    return steps * 2 + width + (place.tokens.lowerBound < mention.head ? 1 : 0)
  }

  /// "militias in Iraq": where the actors are at home is not where the event was.
  private func isPartOfActor(_ place: PlaceMention, _ mention: EventMention) -> Bool {
    mention.actors.contains { actor in
      tree.spans[actor].contains(place.tokens.lowerBound) && actor != place.tokens.upperBound - 1
        && !tree.isBelow(mention.head, actor)
    }
  }
}
