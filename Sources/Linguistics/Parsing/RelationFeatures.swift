/// What the labeler looks at: the word, its head and the head's head, their neighbours, and the dependents and siblings
/// that mark a relation, such as prepositions, subjects and auxiliaries.
package struct RelationFeatures {
  /// The most features that one word has.
  package static let capacity = 48

  private let forms: WordForms
  private let tags: [UInt8]
  private let tree: TreeOutline

  /// The features of one tree.
  package init(_ forms: WordForms, tags: [UInt8], tree: TreeOutline) {
    (self.forms, self.tags, self.tree) = (forms, tags, tree)
  }

  @inline(__always)
  private func tag(_ index: Int) -> UInt64 { index < 0 || index >= tags.count ? 62 : UInt64(tags[index]) }

  @inline(__always)
  private func word(_ index: Int) -> UInt64 {
    index < 0 || index >= tags.count ? 7 : forms.word[index + WordForms.pad]
  }

  /// Writes the features of a word, given the relations of its head and of the siblings to its left; returns how many.
  package func fill(_ word: Int, _ relations: [UInt8], into out: UnsafeMutablePointer<UInt64>) -> Int {
    let head = Int(tree.heads[word])
    let count = fillPair(word, head, relations, into: out)
    return count + fillFamily(word, head, relations, into: out + count)
  }

  @inline(__always)
  private func fillPair(
    _ d: Int, _ h: Int, _ relations: [UInt8], into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let side: UInt64 = d < h ? 1 : 0
    let gap = abs(d - h)
    let distance = UInt64(gap < 4 ? gap : gap < 8 ? 4 : 5)
    let pair = tag(d) | tag(h) << 8 | side << 16
    let headRelation = UInt64(relations[h])
    out[0] = FeatureHash.of(1, pair)
    out[1] = FeatureHash.of(2, pair, distance)
    out[2] = FeatureHash.of(3, word(d), side)
    out[3] = FeatureHash.of(4, word(h), side)
    out[4] = FeatureHash.of(5, word(d), tag(h) | side << 8)
    out[5] = FeatureHash.of(6, word(h), tag(d) | side << 8)
    out[6] = FeatureHash.of(7, word(d), word(h), side)
    out[7] = FeatureHash.of(8, pair, headRelation)
    out[8] = FeatureHash.of(9, word(d), headRelation | side << 8)
    out[9] = FeatureHash.of(10, pair, tag(d + 1))
    out[10] = FeatureHash.of(11, pair, tag(d - 1))
    out[11] = FeatureHash.of(12, pair, tag(h + 1))
    out[12] = FeatureHash.of(13, pair, tag(h - 1))
    out[13] = FeatureHash.of(14, forms.suffix3[d + WordForms.pad], tag(h) | side << 8)
    out[14] = FeatureHash.of(15, tag(d), word(d - 1), side)
    out[15] = FeatureHash.of(16, tag(d), word(d + 1), side)
    out[16] = FeatureHash.of(17, forms.shape[d + WordForms.pad], pair)
    out[17] = FeatureHash.of(18, pair, tag(d - 1), tag(d + 1))
    return 18
  }

  @inline(__always)
  private func fillFamily(
    _ d: Int, _ h: Int, _ relations: [UInt8], into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let side: UInt64 = d < h ? 1 : 0
    let pair = tag(d) | tag(h) << 8 | side << 16
    let first = Int(tree.firstChild[d])
    let second = first < 0 ? -1 : Int(tree.nextSibling[first])
    let last = Int(tree.lastChild[d])
    let (before, after) = (Int(tree.previousSibling[d]), Int(tree.nextSibling[d]))
    let beforeRelation = before < 0 ? 63 : UInt64(relations[before])
    let grand = Int(tree.heads[h])
    out[0] = FeatureHash.of(30, pair, word(first))
    out[1] = FeatureHash.of(31, pair, tag(first))
    out[2] = FeatureHash.of(32, pair, tag(last))
    out[3] = FeatureHash.of(33, tag(d) | side << 8, word(first), word(h))
    out[4] = FeatureHash.of(34, pair, tag(before))
    out[5] = FeatureHash.of(35, pair, tag(after))
    out[6] = FeatureHash.of(36, pair, beforeRelation)
    out[7] = FeatureHash.of(37, word(h), beforeRelation, tag(d) | side << 8)
    out[8] = FeatureHash.of(38, pair, tag(grand))
    out[9] = FeatureHash.of(39, pair, siblings(h))
    out[10] = FeatureHash.of(40, word(h), siblings(h), tag(d) | side << 8)
    out[11] = FeatureHash.of(41, pair, word(second))
    out[12] = FeatureHash.of(42, tag(first) | tag(second) << 8 | tag(last) << 16, tag(d) | side << 8)
    out[13] = FeatureHash.of(43, pair, word(before))
    out[14] = FeatureHash.of(44, pair, word(after))
    out[15] = FeatureHash.of(45, pair, siblings(d))
    out[16] = FeatureHash.of(46, pair, word(Int(tree.firstChild[h])))
    out[17] = FeatureHash.of(47, pair, word(grand))
    return 18
  }

  /// What kinds of dependents a word has, as bits: passive and other auxiliaries, nouns to the left and right, clauses.
  @inline(__always)
  private func siblings(_ head: Int) -> UInt64 {
    var bits: UInt64 = 0
    var child = Int(tree.firstChild[head])
    while child >= 0 {
      switch PartOfSpeech(number: tags[child]) {
      case .noun, .nounPlural, .properNoun, .properNounPlural, .pronoun: bits |= child < head ? 1 : 2
      case .modal, .verbPast, .verbPresent, .verbPresentThird: bits |= child < head ? 4 : 8
      case .verbPastParticiple, .verb, .verbGerund: bits |= child < head ? 16 : 32
      case .to: bits |= 64
      case .preposition: bits |= 128
      case .whPronoun, .whAdverb, .whDeterminer: bits |= 256
      case .conjunction: bits |= 512
      default: break
      }
      child = Int(tree.nextSibling[child])
    }
    return bits
  }
}
