/// The features by which a word's tag is told, after Ratnaparkhi (1996) and Collins (2002): the word, its neighbours,
/// its ends and shape, the classes of the words that follow, and the two tags before.
package struct TaggerFeatures {
  /// The most features that one word has.
  package static let capacity = 40

  private let forms: WordForms
  private let classes: [UInt64]

  /// The features of one sentence; `classes` are the words' classes in the lexicon, padded as the forms are.
  package init(_ forms: WordForms, classes: [UInt64]) { (self.forms, self.classes) = (forms, classes) }

  /// The padded lexicon classes of a sentence.
  package static func classes(of forms: WordForms, in lexicon: TagLexicon, into classes: inout [UInt64]) {
    classes.removeAll(keepingCapacity: true)
    for word in forms.word { classes.append(UInt64(lexicon.value(word))) }
  }

  /// Writes the features of word `position`, given the tags of the two words before (``outside`` for none).
  package func fill(
    _ position: Int, _ before: UInt8, _ beforeThat: UInt8, into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let i = position + WordForms.pad
    let (word, shape) = (forms.word[i], forms.shape[i])
    out[0] = FeatureHash.of(1, word)
    out[1] = FeatureHash.of(2, forms.word[i - 1])
    out[2] = FeatureHash.of(3, forms.word[i + 1])
    out[3] = FeatureHash.of(4, forms.word[i - 2])
    out[4] = FeatureHash.of(5, forms.word[i + 2])
    out[5] = FeatureHash.of(6, forms.suffix2[i], shape)
    out[6] = FeatureHash.of(7, forms.suffix3[i])
    out[7] = FeatureHash.of(8, forms.suffix4[i])
    out[8] = FeatureHash.of(9, forms.prefix1[i], shape)
    out[9] = FeatureHash.of(10, forms.prefix2[i])
    out[10] = FeatureHash.of(11, forms.prefix3[i])
    out[11] = FeatureHash.of(12, shape, position == 0 ? 1 : 0)
    out[12] = FeatureHash.of(13, shape, forms.shape[i + 1], forms.shape[i - 1])
    out[13] = FeatureHash.of(14, forms.word[i - 1], word)
    out[14] = FeatureHash.of(15, word, forms.word[i + 1])
    out[15] = FeatureHash.of(16, classes[i], shape)
    out[16] = FeatureHash.of(17, classes[i], classes[i + 1])
    out[17] = FeatureHash.of(18, classes[i + 1], classes[i + 2])
    out[18] = FeatureHash.of(19, forms.suffix3[i - 1])
    out[19] = FeatureHash.of(20, forms.suffix3[i + 1])
    out[20] = FeatureHash.of(21, forms.suffix3[i], shape)
    return fillTags(i, UInt64(before), UInt64(beforeThat), into: out + 21) + 21
  }

  private func fillTags(
    _ i: Int, _ before: UInt64, _ beforeThat: UInt64, into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    out[0] = FeatureHash.of(30, before)
    out[1] = FeatureHash.of(31, before, beforeThat)
    out[2] = FeatureHash.of(32, before, forms.word[i])
    out[3] = FeatureHash.of(33, before, classes[i], classes[i + 1])
    out[4] = FeatureHash.of(34, before, forms.suffix3[i])
    out[5] = FeatureHash.of(35, before, beforeThat, forms.word[i])
    out[6] = FeatureHash.of(36, before, beforeThat, classes[i])
    out[7] = FeatureHash.of(37, before, forms.shape[i])
    out[8] = FeatureHash.of(38, before, forms.word[i + 1])
    out[9] = FeatureHash.of(39, beforeThat, forms.word[i])
    return 10
  }

  /// The tag of what lies outside the sentence.
  package static let outside: UInt8 = 63
}
