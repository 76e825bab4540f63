import Linguistics

/// What the network reads of each sentence of a report: its words, which of them hang together, and what the rules found in it.
struct SentenceFeatures: Sendable {
  let view: IncidentView
  /// The clusters of each token.
  let words: [WordClusters.Numbers]

  /// Longer sentences are read up to here.
  private static let longest = 200

  private enum Trait: UInt64 {
    case lemma = 500
    case fine, middle, pair, governor, place
  }

  /// The features of the sentences that begin within so many tokens.
  func sentences(upTo limit: Int) -> [FeatureGroup] {
    let tree = view.tree
    var bags = tree.sentences.prefix { $0.lowerBound < limit }.enumerated().map(bag)
    for mention in view.drafts.prefix(200).flatMap(\.mentions)
    where mention.word.category == .violent && bags.indices.contains(mention.sentence) {
      ReportFeatures.add(mention, view, &bags[mention.sentence])
    }
    return bags.map { [FeatureList($0.hashes)] }
  }

  /// The words of a sentence and what is used like them, in any order.
  func words(of sentence: Range<Int>) -> TraitBag {
    var bag = TraitBag()
    for token in sentence.prefix(Self.longest) {
      bag.add(Trait.lemma, view.lemma[token])
      guard words[token].fine > 0 else { continue }
      bag.add(Trait.fine, words[token].fine)
      bag.add(Trait.middle, words[token].middle)
    }
    return bag
  }

  private func bag(_ number: Int, _ sentence: Range<Int>) -> TraitBag {
    var bag = words(of: sentence)
    bag.add(Trait.place, UInt64(min(6, number)))
    for token in sentence.prefix(Self.longest) {
      let lemma = view.lemma[token]
      if token > sentence.lowerBound { bag.add(Trait.pair, view.lemma[token - 1], lemma) }
      if let head = view.tree.head(token) {
        bag.add(Trait.governor, view.lemma[head], view.relation[token], lemma)
      }
    }
    return bag
  }
}
