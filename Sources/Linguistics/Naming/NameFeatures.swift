/// What the name tagger looks at: words, tags and shapes, what the tables say, the run of capitalized words around a word,
/// what was decided to the left, and what the same word was called earlier in the text.
package struct NameFeatures {
  /// The most features that one word has.
  package static let capacity = 56

  private let forms: WordForms
  private let tags: [UInt8]
  private let marks: NameMarks

  /// The features of one sentence.
  package init(_ forms: WordForms, tags: [UInt8], marks: NameMarks) {
    (self.forms, self.tags, self.marks) = (forms, tags, marks)
  }

  @inline(__always)
  private func tag(_ index: Int) -> UInt64 { index < 0 || index >= tags.count ? 62 : UInt64(tags[index]) }

  @inline(__always)
  private func word(_ index: Int) -> UInt64 { forms.word[index + WordForms.pad] }

  @inline(__always)
  private func mark(_ index: Int) -> UInt64 {
    index < 0 || index >= tags.count ? 0 : UInt64(marks.table[index])
  }

  /// Writes the features of a word, given the labels of the two words before and what is remembered of the word.
  package func fill(
    _ i: Int, _ before: UInt8, _ beforeThat: UInt8, memory: UInt8, into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let place = i + WordForms.pad
    let shapes = forms.shape[place] | forms.shape[place - 1] << 8 | forms.shape[place + 1] << 16
    out[0] = FeatureHash.of(1, word(i))
    out[1] = FeatureHash.of(2, word(i - 1))
    out[2] = FeatureHash.of(3, word(i + 1))
    out[3] = FeatureHash.of(4, word(i - 2))
    out[4] = FeatureHash.of(5, word(i + 2))
    out[5] = FeatureHash.of(6, word(i), word(i + 1))
    out[6] = FeatureHash.of(7, word(i - 1), word(i))
    out[7] = FeatureHash.of(8, shapes)
    out[8] = FeatureHash.of(9, forms.suffix3[place], forms.shape[place])
    out[9] = FeatureHash.of(10, forms.suffix4[place], forms.shape[place])
    out[10] = FeatureHash.of(11, forms.prefix3[place], forms.shape[place])
    out[11] = FeatureHash.of(12, tag(i), forms.shape[place])
    out[12] = FeatureHash.of(13, tag(i - 1) | tag(i) << 8 | tag(i + 1) << 16)
    out[13] = FeatureHash.of(14, tag(i) | tag(i + 1) << 8 | tag(i + 2) << 16)
    out[14] = FeatureHash.of(15, mark(i), mark(i + 1), mark(i - 1))
    out[15] = FeatureHash.of(16, mark(i), forms.shape[place])
    out[16] = FeatureHash.of(17, mark(i), tag(i))
    let count = fillLabels(i, UInt64(before), UInt64(beforeThat), UInt64(memory), into: out + 17)
    return 17 + count + fillRun(i, UInt64(before), into: out + 17 + count)
  }

  @inline(__always)
  private func fillLabels(
    _ i: Int, _ before: UInt64, _ beforeThat: UInt64, _ memory: UInt64, into out: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let shape = forms.shape[i + WordForms.pad]
    out[0] = FeatureHash.of(30, before, beforeThat, tag(i))
    out[1] = FeatureHash.of(31, before, word(i))
    out[2] = FeatureHash.of(32, before, tag(i) | tag(i + 1) << 8, shape)
    out[3] = FeatureHash.of(33, before, shape)
    out[4] = FeatureHash.of(34, before, word(i + 1))
    out[5] = FeatureHash.of(35, before, mark(i))
    out[6] = FeatureHash.of(36, memory, shape)
    out[7] = FeatureHash.of(37, memory, before, tag(i))
    out[8] = FeatureHash.of(38, before, word(i - 1), tag(i))
    return 9
  }

  /// The run of proper nouns around a word: its last word, what stands before and behind it, how long it is.
  @inline(__always)
  private func fillRun(_ i: Int, _ before: UInt64, into out: UnsafeMutablePointer<UInt64>) -> Int {
    let (start, end) = (Int(marks.runStart[i]), Int(marks.runEnd[i]))
    let length = UInt64(min(end - start, 5))
    let position: UInt64 = i == start ? 1 : i + 1 == end ? 2 : 3
    out[0] = FeatureHash.of(40, word(end - 1), position)
    out[1] = FeatureHash.of(41, word(start), position)
    out[2] = FeatureHash.of(42, word(start - 1), position)
    out[3] = FeatureHash.of(43, word(end), position)
    out[4] = FeatureHash.of(44, length, position)
    out[5] = FeatureHash.of(45, mark(end - 1), mark(start), position | length << 8)
    out[6] = FeatureHash.of(46, word(start - 1), mark(i), length)
    out[7] = FeatureHash.of(47, word(end), mark(i), length)
    out[8] = FeatureHash.of(48, tag(start - 1), tag(end), length | position << 8)
    out[9] = FeatureHash.of(49, forms.suffix3[end - 1 + WordForms.pad], length, position)
    out[10] = FeatureHash.of(50, word(start - 2), word(start - 1))
    out[11] = FeatureHash.of(51, word(end), word(end + 1))
    return 12
  }
}

/// What the tables say of each word, and the runs of proper nouns.
package struct NameMarks: Sendable {
  private(set) var table: [UInt16] = []
  private(set) var runStart: [Int32] = []
  private(set) var runEnd: [Int32] = []

  /// Nothing yet.
  package init() {}

  /// Takes in a sentence with its tags.
  package mutating func load(_ forms: WordForms, _ tags: [UInt8]) {
    table.removeAll(keepingCapacity: true)
    runStart.removeAll(keepingCapacity: true)
    runEnd.removeAll(keepingCapacity: true)
    let names = WordTable.names
    for index in tags.indices { table.append(names.marks(forms.hash(index)).rawValue) }
    var start = 0
    while start < tags.count {
      var end = start + 1
      if Lemmatizer.isName(tags[start]) {
        while end < tags.count, Lemmatizer.isName(tags[end]) { end += 1 }
      }
      for _ in start..<end {
        runStart.append(Int32(start))
        runEnd.append(Int32(end))
      }
      start = end
    }
  }
}
