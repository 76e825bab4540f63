import Linguistics
import NewsModel

/// What tells a mention apart from an incident that was told before.
extension IncidentMerger {
  /// Whether date, place, target or course tell the two apart.
  func conflicts(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    if let one = mention.date, let other = draft.date, let start = one.start, let otherStart = other.start {
      if other.end.map({ start > $0 }) ?? false || one.end.map({ otherStart > $0 }) ?? false { return true }
      if (one.end == nil) != (other.end == nil), mention.sentence != draft.mentions.last?.sentence {
        return true
      }
    }
    // What goes on "since September" is more than what was told before.
    if mention.isSeries, mention.word.part == .verb, mention.sentence != draft.mentions.last?.sentence {
      return true
    }
    if mention.isInSamePlace, !mention.isAnaphoric, mention.sentence != draft.mentions.last?.sentence {
      return true
    }
    if draft.mentions.contains(where: { isSequel(mention, $0) || isSequel($0, mention) }) { return true }
    // Two different stretches of time, even where neither can be resolved.
    if let one = mention.date, let other = draft.date, one.span != other.span, one.timex != other.timex,
      one.precision != .day || other.precision != .day, mention.sentence != draft.mentions.last?.sentence
    {
      return true
    }
    if let one = mention.place, let other = draft.place, isElsewhere(one, other) { return true }
    if isOnOther(mention, draft) || isWholeElsewhere(mention, draft) { return true }
    let killed = names(mention),
      before = draft.mentions.reduce(into: Set<String>()) { $0.formUnion(names($1)) }
    return !killed.isEmpty && !before.isEmpty && killed.isDisjoint(with: before)
      && mention.sentence != draft.mentions.last?.sentence
  }

  /// "after the bombing, rebels attacked": one before or after the other.
  private func isSequel(_ mention: EventMention, _ other: EventMention) -> Bool {
    // "imposed sanctions a week after it expelled": of a noun the verb that it depends on.
    let isObject = other.word.part == .noun && tree.relation(other.head) == .obj
    // "The bombing came two days after rebels ambushed a convoy"
    let isSubject =
      other.word.part == .noun && tree.relation(other.head) == .nsubj
      && tree.head(other.head).map { Self.following.contains(tree.lemmas[$0]) } ?? false
    let top = isObject || isSubject ? tree.head(other.head) ?? other.head : other.head
    // "were killed after a missile struck the ship": what killed them.
    if [.killed, .injured].contains(other.word.effect), other.actors.isEmpty, other.word.part == .verb {
      return false
    }
    guard mention.sentence == other.sentence, tree.isBelow(mention.head, top), mention.head != top,
      !isSameBlow(mention, other)
    else { return false }
    func leads(_ index: Int) -> Bool {
      tree.children(index, [.case, .mark]).contains {
        ["since", "after", "before", "following"].contains(tree.words[$0])
      }
    }
    if isSubject, mention.actors.contains(where: leads) { return true }
    var current = mention.head
    while current != top, let above = tree.head(current) {
      if leads(current) { return true }
      current = above
    }
    return false
  }

  private static let following: Set = ["come", "follow", "happen", "occur", "take"]

  /// "stormed a hotel after a car bomb exploded at its gate": what opened an attack is part of it.
  private func isSameBlow(_ mention: EventMention, _ other: EventMention) -> Bool {
    guard mention.word.category == .violent, other.word.category == .violent,
      mention.date == nil || other.date == nil || mention.date == other.date
    else { return false }
    let blast = [mention, other].first { $0.word.eventType == "explosions_remote_violence" }
    return blast.map {
      $0.actors.isEmpty && tree.spans[$0.head].contains { ["its", "their"].contains(tree.words[$0]) }
    } ?? false
  }

  /// Two places that are not one, nor one in the other.
  func isElsewhere(_ one: Place, _ other: Place) -> Bool {
    if let country = one.country, let second = other.country, country != second { return true }
    guard one.geoPrecision == .exact, other.geoPrecision == .exact else { return false }
    return TextFolding.fold(one.name) != TextFolding.fold(other.name) && one.admin1 != other.admin1
  }

  /// The last words of the names of people that it was done to.
  private func names(_ mention: EventMention) -> Set<String> {
    Set(
      mention.targets.filter { sorter.kind($0.head) == .person }.map {
        tree.words[tree.shortPhrase($0.head).upperBound - 1]
      })
  }

  /// "Earlier, gunmen had shot dead a candidate in Bajaur district": a sentence that tells all of an event, and another place.
  private func isWholeElsewhere(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    let isOfSameWeapon = draft.mentions.contains { $0.weapons.contains(where: mention.weapons.contains) }
    guard !isOfSameWeapon, mention.word.part == .verb, !mention.targets.isEmpty,
      !mention.actors.isEmpty || !IncidentKind.effects.contains(mention.word.word),
      mention.sentence != draft.mentions.last?.sentence, let one = mention.place, one.isNarrow
    else { return false }
    func words(_ place: Place) -> Set<Substring> {
      Set(TextFolding.fold([place.name, place.admin1 ?? ""].joined(separator: " ")).split(separator: " "))
    }
    let others = draft.mentions.compactMap(\.place).filter(\.isNarrow)
    return !others.isEmpty
      && others.allSatisfy { other in
        (one.admin1 == nil || one.admin1 != other.admin1) && words(one).isDisjoint(with: words(other))
      }
  }

  /// "a strike on a school" long after a house was hit: a noun with a thing of its own that was struck.
  private func isOnOther(_ mention: EventMention, _ draft: IncidentDraft) -> Bool {
    guard mention.word.part == .noun, mention.sentence - (draft.mentions.last?.sentence ?? 0) > 2 else {
      return false
    }
    func things(_ targets: [EventMention.Part]) -> Set<String> {
      Set(targets.filter { sorter.noun($0.head) == .physical }.map { tree.lemmas[$0.head] })
    }
    let (own, before) = (things(mention.targets), things(draft.mentions.flatMap(\.targets)))
    return !own.isEmpty && !before.isEmpty && own.isDisjoint(with: before)
  }
}

extension Place {
  /// Whether it is more than a country or a part of one as wide as "northwest Pakistan", which headlines give.
  var isNarrow: Bool {
    switch geoPrecision {
    case .country: return false
    case .exact, .admin: return true
    case .region:
      let country = Set(TextFolding.fold(country ?? "").split(separator: " "))
      return country.isDisjoint(with: TextFolding.fold(name).split(separator: " "))
    }
  }
}
