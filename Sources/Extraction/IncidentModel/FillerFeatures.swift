import Linguistics
import NewsModel

/// What speaks for a candidate filling a part: its words, what it hangs on, the event words around it.
struct FillerFeatures: Sendable {
  let view: IncidentView
  let clusters: ClusterFeatures

  private enum Trait: UInt64 {
    case lemma, kind, suffix, phrase, determiner, modifier, before, length
    case previous, previousTwo, previousThird, previousSecond, next, nextTwo, nextThird
    case governor, governorSort, governorKind, governors, isRoot
    case path, pathLemma, above, event, eventSort, nearest, nearestLemma, nearestKind, noEvent, neighbour
    case rule, ruleKind, weapon, sentence, mentions, first, rank, rankLemma, armed, perpetrators, isArmed,
      name
    case sort, probability, sortProbability, others, other
    case age, ageKind
  }

  /// Traits of a candidate; those of `telling` are learned for each sort of incident, too.
  struct Traits: Sendable {
    var plain = TraitBag()
    var telling = TraitBag()
    /// The traits of each mention, and last those of the candidate as a whole.
    var mentions: [FeatureGroup] = []
  }

  /// The traits of every candidate.
  func traits(_ candidates: [FillerCandidate]) -> [Traits] {
    let armed = candidates.filter(\.isArmed).count
    var nouns: [UInt64] = []
    for token in view.tree.tokens.indices
    where view.sorter.noun(token) == .perpetrator && !nouns.contains(view.lemma[token]) && nouns.count < 12 {
      nouns.append(view.lemma[token])
    }
    var hasArmed = false
    var sentences: [Int: FeatureList] = [:]
    return candidates.map { candidate in
      var traits = Traits()
      for chunk in candidate.chunks {
        var own = Traits()
        add(chunk, &own)
        clusters.add(chunk, &own)
        traits.plain.formUnion(own.plain)
        traits.telling.formUnion(own.telling)
        traits.mentions.append([
          FeatureList(own.plain.hashes), FeatureList(own.telling.hashes), words(chunk, &sentences),
        ])
      }
      let before = traits.plain.hashes.count
      traits.plain.add(Trait.mentions, TraitBag.bucket(candidate.count))
      traits.plain.add(Trait.first, TraitBag.bucket(view.tree.sentence[candidate.chunks[0].lowerBound]))
      if let rank = candidate.rank {
        let lemma = view.lemma[candidate.chunks[0].upperBound - 1]
        traits.plain.add(Trait.rank, UInt64(min(4, rank)))
        traits.plain.add(Trait.rankLemma, UInt64(min(2, rank)), lemma)
        if candidate.isArmed {
          traits.plain.add(Trait.armed, hasArmed ? 1 : 0, armed > 1 ? 1 : 0)
          traits.telling.add(Trait.isArmed)
          hasArmed = true
        }
        for noun in nouns { traits.plain.add(Trait.perpetrators, noun, candidate.isArmed ? 1 : lemma) }
        traits.telling.add(Trait.name, UInt64(word: view.key(candidate.chunks[0])))
      }
      traits.plain.formUnion(traits.telling)
      traits.mentions.append([FeatureList(traits.plain.hashes[before...])])
      return traits
    }
  }

  /// The words of the sentence that a mention stands in.
  private func words(_ chunk: Range<Int>, _ sentences: inout [Int: FeatureList]) -> FeatureList {
    let number = view.tree.sentence[chunk.lowerBound]
    if let known = sentences[number] { return known }
    let reader = SentenceFeatures(view: view, words: clusters.words)
    let found = FeatureList(reader.words(of: view.tree.sentences[number]).hashes)
    sentences[number] = found
    return found
  }

  /// Sets the list to the features of a candidate for a part of an incident of some sort.
  ///
  /// - Parameter sorts: the sorts that the report may tell of, each with its probability.
  static func load(
    _ traits: Traits, role: IncidentRole, sort: IncidentSort,
    sorts: [(sort: IncidentSort, probability: Double)],
    into list: inout FeatureList
  ) {
    let base = UInt64(0x7000 + role.rawValue)
    list.start(base: base)
    for hash in traits.plain.hashes { list.append(FeatureHashing.mix(base, hash)) }
    let own = FeatureHashing.mix(base, sort.hash)
    for hash in traits.telling.hashes { list.append(FeatureHashing.mix(own, hash)) }
    var context = TraitBag()
    context.add(Trait.sort, sort.hash)
    for (other, probability) in sorts {
      if other == sort {
        context.add(Trait.probability, UInt64(probability * 8))
        context.add(Trait.sortProbability, sort.hash, UInt64(probability * 6))
      } else {
        context.add(Trait.other, sort.hash, other.hash, UInt64(probability * 4))
      }
    }
    context.add(Trait.others, UInt64(sorts.count))
    for hash in context.hashes { list.append(FeatureHashing.mix(base, hash)) }
  }

  // MARK: One mention

  private func add(_ chunk: Range<Int>, _ traits: inout Traits) {
    let (tree, last, top) = (view.tree, chunk.upperBound - 1, view.top(chunk))
    let kind = view.kind(last, top)
    let sort = view.sort(last, top)
    traits.plain.add(Trait.lemma, view.lemma[last])
    traits.plain.add(Trait.kind, kind, view.tag[last])
    traits.plain.add(Trait.suffix, UInt64(word: String(tree.lemmas[last].suffix(3))))
    traits.plain.add(Trait.phrase, UInt64(word: view.key(chunk)))
    for token in chunk.dropLast() { traits.plain.add(Trait.modifier, view.lemma[token]) }
    if chunk.count > 1 {
      traits.plain.add(Trait.before, view.tag[last - 1], view.sort(last - 1, last - 1))
    }
    traits.plain.add(Trait.length, UInt64(min(5, chunk.count)))
    addWindow(chunk, &traits)
    addGovernor(chunk, top, sort, &traits)
    addEvents(last, top, sort, &traits)
    for token in Set([last, top]) {
      for part in view.ruleParts[token] ?? [] {
        traits.telling.add(Trait.rule, part.role, part.sort.hash)
        traits.plain.add(Trait.ruleKind, part.role, sort)
      }
    }
    if let weapon = view.weapons.weapon(at: last) {
      traits.plain.add(Trait.weapon, UInt64(word: weapon.type))
    }
    traits.plain.add(Trait.sentence, TraitBag.bucket(tree.sentence[last]))
  }

  private func addWindow(_ chunk: Range<Int>, _ traits: inout Traits) {
    let sentence = view.tree.sentences[view.tree.sentence[chunk.lowerBound]]
    func lemma(_ token: Int) -> UInt64 { sentence.contains(token) ? view.lemma[token] : 1 }
    let determiners: Set<PartOfSpeech> = [.determiner, .possessivePronoun, .number]
    func isDeterminer(_ token: Int) -> Bool {
      sentence.contains(token) && determiners.contains(view.tree.tokens[token].tag)
    }
    var start = chunk.lowerBound
    traits.plain.add(
      Trait.determiner, isDeterminer(start - 1) ? view.word[start - 1] : 1, view.tag[chunk.upperBound - 1])
    while isDeterminer(start - 1) { start -= 1 }
    let end = chunk.upperBound
    traits.plain.add(Trait.previous, lemma(start - 1))
    traits.plain.add(Trait.previousTwo, lemma(start - 1), lemma(start - 2))
    traits.plain.add(Trait.previousSecond, lemma(start - 2))
    traits.plain.add(Trait.previousThird, lemma(start - 3))
    traits.plain.add(Trait.next, lemma(end))
    traits.plain.add(Trait.nextTwo, lemma(end), lemma(end + 1))
    traits.plain.add(Trait.nextThird, lemma(end + 2))
  }

  /// What the phrase hangs on; for appositions and conjuncts, what they are joined to does.
  private func addGovernor(_ chunk: Range<Int>, _ top: Int, _ sort: UInt64, _ traits: inout Traits) {
    let tree = view.tree
    var joined = top
    var hop: UInt64 = 0
    for _ in 0..<2 {
      guard [.appos, .conj, .flat, .compound].contains(tree.relation(joined)), let above = tree.head(joined),
        !chunk.contains(above)
      else { break }
      hop = FeatureHashing.mix(hop, view.relation[joined])
      joined = above
    }
    guard let governor = tree.head(joined) else {
      traits.plain.add(Trait.isRoot)
      return
    }
    let way = way(top, joined, governor)
    let lemma = view.lemma[governor]
    traits.telling.add(Trait.governor, way, lemma)
    let category =
      view.event(at: governor)?.category.rawValue ?? String(tree.tokens[governor].tag.rawValue.prefix(2))
    traits.plain.add(Trait.governorSort, way, hop, UInt64(word: category))
    traits.plain.add(Trait.governorKind, lemma, sort)
    if let second = tree.head(governor) {
      traits.plain.add(
        Trait.governors, FeatureHashing.mix(view.relation[joined], UInt64(word: preposition(top, joined))),
        FeatureHashing.mix(lemma, view.relation[governor]), view.lemma[second])
    }
  }

  private func preposition(_ top: Int, _ joined: Int) -> String {
    let own = view.tree.preposition(top)
    return own.isEmpty ? view.tree.preposition(joined) : own
  }

  private func way(_ top: Int, _ joined: Int, _ governor: Int) -> UInt64 {
    FeatureHashing.mix(
      view.relation[joined],
      FeatureHashing.mix(UInt64(word: preposition(top, joined)), view.tree.isPassive(governor) ? 1 : 0))
  }

  /// The event words above it, beside it and in the sentences around.
  private func addEvents(_ last: Int, _ top: Int, _ sort: UInt64, _ traits: inout Traits) {
    let tree = view.tree
    var (current, path, steps) = (top, UInt64(0), UInt64(0))
    for _ in 0..<5 {
      guard let above = tree.head(current) else { break }
      path = FeatureHashing.mix(
        FeatureHashing.mix(path, view.relation[current]), tree.isPassive(above) ? 1 : 0)
      if steps == 0 { steps = path }
      current = above
      guard let word = view.event(at: current), word.category == .violent else { continue }
      let kind = IncidentSort(word).hash
      let preposition = UInt64(word: tree.preposition(top))
      traits.telling.add(Trait.path, path, preposition, kind)
      traits.telling.add(Trait.pathLemma, steps, preposition, view.lemma[current])
      traits.telling.add(Trait.above, kind)
      break
    }
    let sentence = tree.sentence[last]
    for age in view.ages[sentence] ?? [] {
      traits.plain.add(Trait.age, age)
      traits.plain.add(Trait.ageKind, age, sort)
    }
    var nearest: TriggerFinder.Trigger?
    for trigger in view.triggersBySentence[sentence].prefix(24) {
      traits.plain.add(Trait.event, view.lemma[trigger.head])
      traits.telling.add(Trait.eventSort, IncidentSort(trigger.word).hash)
      if nearest.map({ abs(trigger.head - last) < abs($0.head - last) }) ?? true { nearest = trigger }
    }
    if let nearest {
      let side: UInt64 = nearest.head < last ? 1 : 2
      let kind = IncidentSort(nearest.word).hash
      traits.telling.add(Trait.nearest, side, kind, UInt64(min(3, abs(nearest.head - last) / 3)))
      traits.plain.add(Trait.nearestLemma, side, view.lemma[nearest.head])
      traits.plain.add(Trait.nearestKind, side, kind, sort)
      return
    }
    traits.plain.add(Trait.noEvent)
    for (side, other) in [(UInt64(1), sentence - 1), (2, sentence + 1)]
    where view.triggersBySentence.indices.contains(other) {
      for trigger in view.triggersBySentence[other].prefix(24) {
        traits.telling.add(Trait.neighbour, side, IncidentSort(trigger.word).hash)
      }
    }
  }
}
