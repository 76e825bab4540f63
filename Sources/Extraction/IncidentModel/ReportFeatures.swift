import Linguistics
import NewsModel

/// What a report's words say of the sorts of incident that it tells.
struct ReportFeatures: Sendable {
  private enum Trait: UInt64 {
    case lemma, early, pair, familiar
    case fine, middle, earlyMiddle, middlePair
    case mention, mentionPlace, mentionWord, mentionReality, named, dated, armed, target, targetSort, actor
    case age, ageSort, ageNamed, ageReality, earlyAge
  }
  /// Longer reports are read up to here.
  private static let longest = 4_000

  private let traits: TraitBag
  /// What the network reads of each sentence.
  let sentences: [FeatureGroup]

  /// - Parameter words: the clusters of each token.
  init(_ view: IncidentView, _ words: [WordClusters.Numbers]) {
    var traits = TraitBag()
    let read = 0..<min(view.count, Self.longest)
    for token in read {
      let lemma = view.lemma[token]
      traits.add(Trait.lemma, lemma)
      if view.tree.sentence[token] < 2 { traits.add(Trait.early, lemma) }
      if token > 0 { traits.add(Trait.pair, view.lemma[token - 1], lemma) }
    }
    Self.add(words.prefix(read.count), view, &traits)
    for mention in view.drafts.prefix(200).flatMap(\.mentions) where mention.word.category == .violent {
      Self.add(mention, view, &traits)
    }
    self.traits = traits
    sentences = SentenceFeatures(view: view, words: words).sentences(upTo: Self.longest)
  }

  /// Words that are used alike, and how often they come.
  private static func add(
    _ words: ArraySlice<WordClusters.Numbers>, _ view: IncidentView, _ traits: inout TraitBag
  ) {
    var counts: [UInt64: Int] = [:]
    for (token, word) in words.enumerated() where word.fine > 0 {
      traits.add(Trait.fine, word.fine)
      if view.tree.sentence[token] < 2 { traits.add(Trait.earlyMiddle, word.middle) }
      if token > 0, words[token - 1].fine > 0 {
        traits.add(Trait.middlePair, words[token - 1].middle, word.middle)
      }
      let count = counts[word.middle, default: 0] + 1
      counts[word.middle] = count
      if [1, 2, 4, 8].contains(count) { traits.add(Trait.middle, word.middle, UInt64(count)) }
    }
  }

  static func add(_ mention: EventMention, _ view: IncidentView, _ traits: inout TraitBag) {
    let sort = IncidentSort(mention.word).hash
    traits.add(Trait.mention, sort)
    traits.add(Trait.mentionPlace, sort, TraitBag.bucket(mention.sentence))
    traits.add(Trait.mentionWord, UInt64(word: mention.word.word))
    traits.add(Trait.mentionReality, sort, UInt64(word: mention.reality.rawValue))
    let age = view.age(mention)
    let isNamed = mention.targets.contains { view.sorter.kind($0.head) == .person }
    if isNamed { traits.add(Trait.named, sort) }
    traits.add(Trait.age, age)
    traits.add(Trait.ageSort, sort, age)
    traits.add(Trait.ageNamed, age, isNamed ? 1 : 0)
    traits.add(Trait.ageReality, age, UInt64(word: mention.reality.rawValue))
    if mention.sentence < 3 { traits.add(Trait.earlyAge, age) }
    if mention.date?.start != nil { traits.add(Trait.dated, sort) }
    if !mention.weapons.isEmpty { traits.add(Trait.armed, sort) }
    for target in mention.targets {
      traits.add(Trait.target, sort, view.lemma[target.head])
      traits.add(Trait.targetSort, sort, view.sort(target.head, target.head))
    }
    for actor in mention.actors { traits.add(Trait.actor, sort, view.lemma[actor]) }
  }

  /// Sets the list to what speaks for the report telling an incident of a sort.
  func load(_ sort: IncidentSort, into list: inout FeatureList) {
    list.start(base: 0)
    let base = FeatureHashing.mix(0x6000, sort.hash)
    list.append(base)
    for hash in traits.hashes { list.append(FeatureHashing.mix(base, hash)) }
  }

  /// Sets the list to what speaks for the report being of the kind that the model was trained on.
  static func loadFamiliarity(_ view: IncidentView, into list: inout FeatureList) {
    var words = TraitBag()
    for token in 0..<min(view.count, longest) { words.add(Trait.familiar, view.lemma[token]) }
    list.start(base: 0)
    for hash in words.hashes { list.append(FeatureHashing.mix(0x5000, hash)) }
  }
}
