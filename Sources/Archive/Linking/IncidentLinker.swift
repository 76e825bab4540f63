/// Finds the same incident in several reports.
///
/// Candidates share a day and place, parties, or wording; the best matches are joined first, under two rules: a cluster has
/// at most one incident of each report, for the report itself keeps them apart, and its dates agree.
struct IncidentLinker {
  /// Two incidents that are one, by their indices.
  struct Pair: Hashable {
    var one: Int
    var other: Int
  }

  /// What must stay true of a cluster.
  private struct Extent {
    var documents: Set<Int>
    var days: DayInterval?
  }

  private let traits: [IncidentTraits]

  private init(_ traits: [IncidentTraits]) { self.traits = traits }

  /// The sets of incidents that are one, each ascending. The incidents stand in the order of their reports and texts.
  static func clusters(_ traits: [IncidentTraits]) -> [[Int]] {
    let linker = IncidentLinker(traits)
    var scored = candidates(traits) { pair -> (score: Int, pair: Pair)? in
      let score = IncidentMatch.score(traits[pair.one], traits[pair.other]) ?? 0
      return score >= IncidentMatch.enough ? (score, pair) : nil
    }
    let ambiguous = linker.ambiguous(scored)
    scored.removeAll { linker.isDated($0.pair) == 1 && linker.contains(ambiguous, $0.pair) }
    scored.sort { (-$0.score, $0.pair.one, $0.pair.other) < (-$1.score, $1.pair.one, $1.pair.other) }
    return linker.joined(scored.map(\.pair))
  }

  /// What is made of the pairs of incidents of two reports that share a key of either sort.
  static func candidates<Found: Sendable>(
    _ traits: [IncidentTraits], _ find: @Sendable (Pair) -> Found?
  ) -> [Found] {
    let linker = IncidentLinker(traits)
    let keys = Concurrently.map(traits.count) { linker.keys(of: traits[$0]) }
    let members = KeyedMembers(
      keys.enumerated().flatMap { index, keys in keys.insertion.map { ($0, Int32(index)) } })
    return Concurrently.map(traits.count) { index -> [Found] in
      var others: Set<Int32> = []
      for key in keys[index].lookup {
        others.formUnion(members.members(of: key, below: index, limit: mostUnderKey))
      }
      return others.sorted().compactMap { other in
        traits[Int(other)].document == traits[index].document
          ? nil : find(Pair(one: Int(other), other: index))
      }
    }.flatMap { $0 }
  }

  private static let mostUnderKey = 16

  /// Under what an incident is put, and under what others are looked for: a day more on either side.
  private func keys(of traits: IncidentTraits) -> (insertion: [UInt64], lookup: [UInt64]) {
    var both = MinHash.keys(traits.words.stems, bands: 8, rows: 2, salt: 16)
    for actor in traits.actors {
      for target in traits.targets { both.append(Self.key("parties", traits.type, actor, target)) }
    }
    var (insertion, lookup) = (both, both)
    if let days = traits.occasion {
      for place in traits.placeWords {
        func key(_ day: Int32) -> UInt64 {
          Self.key("place", traits.category.rawValue, String(place), String(day))
        }
        insertion += (days.first...days.last).map(key)
        lookup += ((days.first - 1)...(days.last + 1)).map(key)
      }
    }
    return (insertion, lookup)
  }

  private static func key(_ parts: String...) -> UInt64 {
    var hash = ContentHash()
    for part in parts { hash.combine(part) }
    return hash.value
  }

  private func isDated(_ pair: Pair) -> Int {
    [pair.one, pair.other].filter { traits[$0].occasion != nil }.count
  }

  private func contains(_ indices: Set<Int>, _ pair: Pair) -> Bool {
    indices.contains(pair.one) || indices.contains(pair.other)
  }

  /// Undated incidents that fit two dated ones of different days equally well: which of them is meant can't be told.
  private func ambiguous(_ scored: [(score: Int, pair: Pair)]) -> Set<Int> {
    var best: [Int: (score: Int, days: DayInterval)] = [:]
    var ambiguous: Set<Int> = []
    for (score, pair) in scored.sorted(by: { $0.score > $1.score }) where isDated(pair) == 1 {
      let isFirstDated = traits[pair.one].occasion != nil
      guard let days = traits[isFirstDated ? pair.one : pair.other].occasion else { continue }
      let undated = isFirstDated ? pair.other : pair.one
      guard let known = best[undated] else {
        best[undated] = (score, days)
        continue
      }
      if known.score == score, known.days.gap(to: days) > 1 { ambiguous.insert(undated) }
    }
    return ambiguous
  }

  private func joined(_ pairs: [Pair]) -> [[Int]] {
    var clusters = Clusters(count: traits.count)
    var extents: [Int: Extent] = [:]
    for pair in pairs {
      let roots = (clusters.root(of: pair.one), clusters.root(of: pair.other))
      guard roots.0 != roots.1 else { continue }
      // Taken out, so that the larger set grows in its place.
      var large = extents.removeValue(forKey: roots.0) ?? extent(pair.one)
      var small = extents.removeValue(forKey: roots.1) ?? extent(pair.other)
      guard large.documents.isDisjoint(with: small.documents), let days = Self.joined(large.days, small.days)
      else {
        (extents[roots.0], extents[roots.1]) = (large, small)
        continue
      }
      if large.documents.count < small.documents.count { swap(&large, &small) }
      large.documents.formUnion(small.documents)
      large.days = days
      clusters.join(pair.one, pair.other)
      extents[min(roots.0, roots.1)] = large
    }
    return clusters.sets()
  }

  private func extent(_ index: Int) -> Extent {
    Extent(documents: [traits[index].document], days: traits[index].occasion)
  }

  /// The days of both together, `.some(nil)` where none has any; `nil` where they are more than two days apart.
  private static func joined(_ one: DayInterval?, _ other: DayInterval?) -> DayInterval?? {
    guard let one, let other else { return .some(one ?? other) }
    let days = DayInterval(first: min(one.first, other.first), last: max(one.last, other.last))
    return days.last - days.first <= 4 ? .some(days) : nil
  }
}
