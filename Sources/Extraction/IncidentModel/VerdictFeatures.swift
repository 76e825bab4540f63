import Linguistics

/// What speaks for a sort of incident once its fillers are known.
enum VerdictFeatures {
  private enum Trait: UInt64 {
    case probability, sortProbability, sort, atLeast, best, bestOfSort, second, any, other
    case reality, dated, placed, drafts, length, age
  }

  /// Sets the list to the features of a sort in a report.
  ///
  /// - Parameter scores: for each role the probabilities of all candidates, in any order.
  static func load(
    _ sort: IncidentSort, probabilities: [IncidentSort: Double], scores: [IncidentRole: [Double]],
    _ view: IncidentView, into list: inout FeatureList
  ) {
    var bag = TraitBag()
    let own = LogOdds.step(probabilities[sort] ?? 0)
    bag.add(Trait.probability, LogOdds.bits(own))
    bag.add(Trait.sortProbability, sort.hash, LogOdds.bits(own))
    bag.add(Trait.sort, sort.hash)
    LogOdds.ladder(Trait.atLeast, own, 0, &bag)
    var any = -14
    for role in IncidentRole.allCases {
      let ranked = (scores[role] ?? []).sorted(by: >)
      let (best, second) = (LogOdds.step(ranked.first ?? 0), LogOdds.step(ranked.dropFirst().first ?? 0))
      any = max(any, best)
      let hash = UInt64(role.rawValue)
      LogOdds.ladder(Trait.best, best, hash, &bag)
      LogOdds.ladder(Trait.bestOfSort, best, FeatureHashing.mix(hash, sort.hash), &bag)
      LogOdds.ladder(Trait.second, second, hash, &bag)
    }
    LogOdds.ladder(Trait.any, any, 0, &bag)
    for other in IncidentSort.allCases where other != sort {
      bag.add(
        Trait.other, sort.hash, other.hash,
        LogOdds.bits(min(3, max(-3, LogOdds.step(probabilities[other] ?? 0)))))
    }
    addDrafts(sort, view, &bag)
    bag.add(Trait.length, UInt64(min(6, view.tree.sentences.count / 6)))
    list.start(base: 0)
    for hash in bag.hashes { list.append(FeatureHashing.mix(0x9000, hash)) }
  }

  private static func addDrafts(_ sort: IncidentSort, _ view: IncidentView, _ bag: inout TraitBag) {
    let drafts = view.drafts.filter {
      $0.mentions[0].word.category == .violent && IncidentSort($0.mentions) == sort
    }
    for draft in drafts {
      bag.add(Trait.reality, sort.hash, UInt64(word: draft.mentions[0].reality.rawValue))
      for mention in draft.mentions { bag.add(Trait.age, view.age(mention)) }
      if draft.date?.start != nil { bag.add(Trait.dated, sort.hash) }
      if draft.place != nil { bag.add(Trait.placed, sort.hash) }
    }
    bag.add(Trait.drafts, UInt64(min(4, drafts.count)))
  }
}
