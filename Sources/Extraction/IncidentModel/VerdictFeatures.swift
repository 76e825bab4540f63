import Foundation
import Linguistics

/// What speaks for a sort of incident once its fillers are known.
enum VerdictFeatures {
  private enum Trait: UInt64 {
    case probability, sortProbability, sort, atLeast, best, bestOfSort, second, any, other
    case reality, dated, placed, drafts, length
  }

  /// Sets the list to the features of a sort in a report.
  ///
  /// - Parameter scores: for each role the probabilities of all candidates, in any order.
  static func load(
    _ sort: IncidentSort, probabilities: [IncidentSort: Double], scores: [IncidentRole: [Double]],
    _ view: IncidentView, into list: inout FeatureList
  ) {
    var bag = TraitBag()
    let own = step(probabilities[sort] ?? 0)
    bag.add(Trait.probability, bits(own))
    bag.add(Trait.sortProbability, sort.hash, bits(own))
    bag.add(Trait.sort, sort.hash)
    ladder(.atLeast, own, 0, &bag)
    var any = -14
    for role in IncidentRole.allCases {
      let ranked = (scores[role] ?? []).sorted(by: >)
      let (best, second) = (step(ranked.first ?? 0), step(ranked.dropFirst().first ?? 0))
      any = max(any, best)
      let hash = UInt64(role.rawValue)
      ladder(.best, best, hash, &bag)
      ladder(.bestOfSort, best, FeatureHashing.mix(hash, sort.hash), &bag)
      ladder(.second, second, hash, &bag)
    }
    ladder(.any, any, 0, &bag)
    for other in IncidentSort.allCases where other != sort {
      bag.add(Trait.other, sort.hash, other.hash, bits(min(3, max(-3, step(probabilities[other] ?? 0)))))
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
      if draft.date?.start != nil { bag.add(Trait.dated, sort.hash) }
      if draft.place != nil { bag.add(Trait.placed, sort.hash) }
    }
    bag.add(Trait.drafts, UInt64(min(4, drafts.count)))
  }

  private static func ladder(_ trait: Trait, _ value: Int, _ hash: UInt64, _ bag: inout TraitBag) {
    for rung in -6...6 where value >= rung { bag.add(trait, bits(rung), hash) }
  }

  /// Log odds in halves.
  private static func step(_ probability: Double) -> Int {
    let held = min(max(probability, 1e-3), 1 - 1e-3)
    return Int((2 * log(held / (1 - held))).rounded())
  }

  private static func bits(_ number: Int) -> UInt64 { UInt64(number + 64) }
}
