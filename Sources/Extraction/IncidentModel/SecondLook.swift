import Linguistics

/// What speaks for a filler once the first probabilities of all candidates are known: how it stands among the others.
struct SecondLook: Sendable {
  let view: IncidentView
  /// Candidates that are less likely than this are not looked at again.
  static let least = 0.03

  private enum Trait: UInt64 {
    case own = 400
    case ownOfSort, sort, rank, gap, top, many, role, best, elsewhere, report
    case mentions, first, standing, armed, length, tag, kind, sentences
  }

  /// The first probabilities of a sort, each role's in falling order.
  struct Field: Sendable {
    var ranked: [IncidentRole: [Double]]

    init(_ scores: FillerScores, _ sort: IncidentSort) {
      ranked = scores.byRole(sort).mapValues { $0.sorted(by: >) }
    }
  }

  /// Sets the list to the features of a candidate.
  func load(
    _ index: Int, _ candidate: FillerCandidate, role: IncidentRole, sort: IncidentSort,
    sorts: [IncidentSort: Double], scores: FillerScores, field: Field, into list: inout FeatureList
  ) {
    let own = scores[sort, role]?[index] ?? 0
    var bag = TraitBag()
    let step = LogOdds.step(own)
    LogOdds.ladder(Trait.own, step, 0, &bag)
    LogOdds.ladder(Trait.ownOfSort, step, sort.hash, &bag)
    bag.add(Trait.sort, sort.hash)
    let ranked = field.ranked[role] ?? []
    let rank = ranked.firstIndex { $0 <= own } ?? 0
    for rung in [1, 2, 3, 5, 8] where rank >= rung { bag.add(Trait.rank, UInt64(rung)) }
    let rival = (rank == 0 ? ranked.dropFirst().first : ranked.first) ?? 0
    LogOdds.ladder(Trait.gap, step - LogOdds.step(rival), 0, &bag)
    if rank > 0 { LogOdds.ladder(Trait.top, LogOdds.step(rival), 0, &bag) }
    let many = ranked.prefix { $0 > 0.2 }.count
    for rung in [1, 2, 3, 4, 6] where many >= rung { bag.add(Trait.many, UInt64(rung)) }
    for other in IncidentRole.allCases {
      let hash = UInt64(other.rawValue)
      LogOdds.ladder(Trait.role, LogOdds.step(scores[sort, other]?[index] ?? 0), hash, &bag)
      LogOdds.ladder(Trait.best, LogOdds.step(field.ranked[other]?.first ?? 0), hash, &bag)
    }
    let elsewhere = IncidentSort.allCases.lazy.filter { $0 != sort }
      .map { scores[$0, role]?[index] ?? 0 }.max()
    LogOdds.ladder(Trait.elsewhere, LogOdds.step(elsewhere ?? 0), 0, &bag)
    LogOdds.ladder(Trait.report, LogOdds.step(sorts[sort] ?? 0), 0, &bag)
    add(candidate, &bag)
    let base = UInt64(0xA000 + role.rawValue)
    list.start(base: base)
    for hash in bag.hashes { list.append(FeatureHashing.mix(base, hash)) }
  }

  private func add(_ candidate: FillerCandidate, _ bag: inout TraitBag) {
    let chunk = candidate.chunks[0]
    let (last, first) = (chunk.upperBound - 1, view.tree.sentence[chunk.lowerBound])
    for rung in [2, 3, 4, 6, 9] where candidate.count >= rung { bag.add(Trait.mentions, UInt64(rung)) }
    for rung in [1, 2, 3, 5, 8, 12] where first >= rung { bag.add(Trait.first, UInt64(rung)) }
    for rung in [0, 1, 2, 4] where candidate.rank ?? -1 >= rung { bag.add(Trait.standing, UInt64(rung)) }
    if candidate.isArmed { bag.add(Trait.armed) }
    for rung in [2, 3, 4, 6] where chunk.count >= rung { bag.add(Trait.length, UInt64(rung)) }
    for rung in [8, 12, 18, 25] where view.tree.sentences.count >= rung {
      bag.add(Trait.sentences, UInt64(rung))
    }
    bag.add(Trait.tag, view.tag[last])
    bag.add(Trait.kind, view.sort(last, last))
  }
}
