import Linguistics

/// One way to name a candidate: the words, and everywhere they stand.
struct CandidateWording: Sendable {
  var key: String
  /// In the order of the text; not empty.
  var places: [Wording]
}

/// What speaks for one wording of a candidate being the one that people give.
struct WordingFeatures: Sendable {
  let view: IncidentView

  private enum Trait: UInt64 {
    case cut, words, places, cuts, first, firstWord, last, lastWord, ends
    case previousWord, previous, nextWord, next, tags, titled, known, of
  }

  /// The wordings of a candidate, in the order of the text.
  func wordings(_ candidate: FillerCandidate) -> [CandidateWording] {
    let reader = WordingReader(view: view)
    var found: [CandidateWording] = []
    var index: [String: Int] = [:]
    for wording in candidate.chunks.flatMap(reader.wordings) {
      let key = view.key(wording.tokens)
      guard !key.isEmpty else { continue }
      if let place = index[key] {
        found[place].places.append(wording)
      } else {
        index[key] = found.count
        found.append(CandidateWording(key: key, places: [wording]))
      }
    }
    return found
  }

  /// Sets the list to the features of a wording.
  func load(_ wording: CandidateWording, role: IncidentRole, into list: inout FeatureList) {
    let (tree, tokens) = (view.tree, wording.places[0].tokens)
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    let length = wording.key.split(separator: " ").count
    var bag = TraitBag()
    var crossed = TraitBag()
    let end = UInt64(word: (view.sorter.noun(last)?.rawValue ?? view.sorter.kind(last)?.rawValue) ?? "")
    func cross(_ trait: Trait, _ value: UInt64, _ second: UInt64 = 0) {
      bag.add(trait, value, second)
      crossed.add(trait, value, second, end)
    }
    for place in wording.places { cross(.cut, place.cut.rawValue) }
    cross(.words, UInt64(min(6, length)))
    bag.add(Trait.places, UInt64(min(4, wording.places.count)))
    let cuts = Set(wording.places.map(\.cut.rawValue)).sorted().prefix(6)
    bag.add(Trait.cuts, cuts.reduce(0) { FeatureHashing.mix($0, $1) })
    cross(.first, view.tag[first], name(first))
    bag.add(Trait.firstWord, view.word[first])
    bag.add(Trait.last, view.tag[last], name(last), end)
    bag.add(Trait.lastWord, view.word[last])
    bag.add(Trait.ends, FeatureHashing.mix(view.tag[first], name(first)), name(last), UInt64(min(4, length)))
    if first > 0 {
      bag.add(Trait.previousWord, view.word[first - 1])
      bag.add(Trait.previous, view.tag[first - 1], name(first - 1))
    }
    if last + 1 < view.count {
      bag.add(Trait.nextWord, view.word[last + 1])
      bag.add(Trait.next, view.tag[last + 1], name(last + 1))
    }
    let tags = tokens.prefix(5).reduce(UInt64(0)) {
      FeatureHashing.mix($0, UInt64(word: String(tree.tokens[$1].tag.rawValue.prefix(2))))
    }
    bag.add(Trait.tags, tags)
    if tokens.contains(where: { WordingReader.titles.contains(tree.words[$0]) }) { bag.add(Trait.titled) }
    bag.add(Trait.known, UInt64(word: view.known(at: last)?.actor.classification.rawValue ?? ""))
    if tokens.contains(where: { tree.words[$0] == "of" }) { bag.add(Trait.of) }
    bag.formUnion(crossed)
    let base = UInt64(0x8000 + role.rawValue)
    list.start(base: base)
    for hash in bag.hashes { list.append(FeatureHashing.mix(base, hash)) }
  }

  private func name(_ token: Int) -> UInt64 { UInt64(word: view.sorter.kind(token)?.rawValue ?? "") }
}
