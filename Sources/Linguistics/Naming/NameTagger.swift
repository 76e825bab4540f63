/// Finds and classifies names: a greedy linear model over labels that begin, continue or leave a name, with a memory of
/// what the words of earlier names were in the same text.
package struct NameTagger: Sendable {
  private let weights: SparseWeights

  /// Reads a model.
  package init(_ sections: ModelSections) { weights = SparseWeights(sections[0]) }

  /// What the words of the names so far in a text were; at most a few thousand are kept.
  package struct Memory: Sendable {
    private var kinds: [UInt64: UInt8] = [:]

    /// Nothing is known.
    package init() {}

    /// What a word was last: 1 and more for the kinds, 0 if it is new.
    package func kind(_ word: UInt64) -> UInt8 { kinds[word] ?? 0 }

    /// Notes the label of a word.
    package mutating func note(_ word: UInt64, label: UInt8) {
      guard label > 0, kinds.count < 4096 || kinds[word] != nil else { return }
      kinds[word] = (label + 1) / 2
    }
  }

  /// Room for the tagger to work in; one text after the other.
  package struct Workspace: Sendable {
    var marks = NameMarks()
    var features = [UInt64](repeating: 0, count: NameFeatures.capacity)
    var scores = [Int32](repeating: 0, count: 16)
    var memory = Memory()
    /// The label of each word: 0 outside, `1 + 2 * kind` first word, `2 + 2 * kind` further words.
    package var labels: [UInt8] = []
    /// Room for a text.
    package init() {}
    /// Forgets the text.
    package mutating func forget() { memory = Memory() }
  }

  /// Whether a label can follow another.
  @inline(__always)
  package static func follows(_ label: Int, _ before: UInt8) -> Bool {
    if label == 0 || label & 1 == 1 { return true }
    return Int(before) == label || Int(before) == label - 1
  }

  /// Labels a sentence; the labels stand in the workspace afterwards.
  package func label(_ forms: WordForms, _ tags: [UInt8], _ space: inout Workspace) {
    space.labels.removeAll(keepingCapacity: true)
    space.marks.load(forms, tags)
    let features = NameFeatures(forms, tags: tags, marks: space.marks)
    var (before, beforeThat): (UInt8, UInt8) = (0, 0)
    for index in tags.indices {
      let isPlain = before == 0 && space.marks.table[index] == 0 && forms.isPlain(index)
      let memory = Self.canBeName(tags[index]) ? space.memory.kind(forms.hash(index)) : 0
      let label = isPlain ? 0 : best(features, index, before, beforeThat, memory, &space)
      space.labels.append(label)
      if label > 0 { space.memory.note(forms.hash(index), label: label) }
      (before, beforeThat) = (label, before)
    }
  }

  /// Whether the memory is asked: words such as "of" are in many names.
  package static func canBeName(_ tag: UInt8) -> Bool { Lemmatizer.isName(tag) }

  private func best(
    _ features: NameFeatures, _ index: Int, _ before: UInt8, _ beforeThat: UInt8, _ memory: UInt8,
    _ space: inout Workspace
  ) -> UInt8 {
    space.features.withUnsafeMutableBufferPointer { buffer in
      space.scores.withUnsafeMutableBufferPointer { scores in
        guard let buffer = buffer.baseAddress, let scores = scores.baseAddress else { return 0 }
        let count = features.fill(index, before, beforeThat, memory: memory, into: buffer)
        weights.score(buffer, count, into: scores)
        var best = 0
        for label in 0..<weights.classes
        where scores[label] > scores[best] && Self.follows(label, before) { best = label }
        return UInt8(best)
      }
    }
  }

  /// The names that labels stand for, counted from `offset`.
  static func mentions(_ labels: [UInt8], offset: Int, into names: inout [NameMention]) {
    var index = 0
    while index < labels.count {
      guard labels[index] > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, labels[end] > 0, labels[end] & 1 == 0 { end += 1 }
      let kind = NameMention.Kind.allCases[min(Int(labels[index] - 1) / 2, 3)]
      names.append(NameMention(tokens: (offset + index)..<(offset + end), kind: kind))
      index = end
    }
  }

  /// The names that labels stand for.
  package static func mentions(_ labels: [UInt8]) -> [NameMention] {
    var names: [NameMention] = []
    mentions(labels, offset: 0, into: &names)
    return names
  }
}
