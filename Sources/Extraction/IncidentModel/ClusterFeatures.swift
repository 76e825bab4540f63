import Linguistics

/// What speaks for a candidate by words that are used like its own, where the very words were never seen.
struct ClusterFeatures: Sendable {
  let view: IncidentView
  /// The clusters of each token.
  let words: [WordClusters.Numbers]

  private enum Trait: UInt64 {
    case coarse = 300
    case middle, fine, modifier, previous, second, next, third, pair, governor, governorWay, governorKind,
      side
  }

  /// The clusters of the tokens of a report.
  static func words(_ view: IncidentView, _ clusters: WordClusters) -> [WordClusters.Numbers] {
    view.lemma.map { clusters[$0] }
  }

  /// Adds the traits of one mention.
  func add(_ chunk: Range<Int>, _ traits: inout FillerFeatures.Traits) {
    let (tree, last) = (view.tree, chunk.upperBound - 1)
    traits.plain.add(Trait.coarse, words[last].coarse)
    traits.plain.add(Trait.middle, words[last].middle)
    traits.plain.add(Trait.fine, words[last].fine)
    for token in chunk.dropLast() { traits.plain.add(Trait.modifier, words[token].middle) }
    let sentence = tree.sentences[tree.sentence[chunk.lowerBound]]
    func middle(_ token: Int) -> UInt64 { sentence.contains(token) ? words[token].middle : 1_000 }
    var start = chunk.lowerBound
    while start > sentence.lowerBound,
      [.determiner, .possessivePronoun, .number].contains(tree.tokens[start - 1].tag)
    {
      start -= 1
    }
    traits.plain.add(Trait.previous, middle(start - 1))
    traits.plain.add(Trait.second, middle(start - 2))
    traits.plain.add(Trait.pair, middle(start - 1), middle(start - 2))
    traits.plain.add(Trait.next, middle(last + 1))
    traits.plain.add(Trait.third, middle(last + 2))
    let before = start > sentence.lowerBound ? words[start - 1].coarse : 1_000
    traits.plain.add(Trait.side, before, words[last].coarse)
    addGovernor(chunk, &traits)
  }

  private func addGovernor(_ chunk: Range<Int>, _ traits: inout FillerFeatures.Traits) {
    let (tree, top) = (view.tree, view.top(chunk))
    guard let governor = tree.head(top) else { return }
    let way = FeatureHashing.mix(view.relation[top], tree.isPassive(governor) ? 1 : 0)
    let coarse = words[governor].coarse
    traits.telling.add(Trait.governor, way, words[governor].middle)
    traits.telling.add(Trait.governorWay, way, UInt64(word: tree.preposition(top)), coarse)
    traits.plain.add(Trait.governorKind, way, coarse, words[chunk.upperBound - 1].coarse)
  }
}
