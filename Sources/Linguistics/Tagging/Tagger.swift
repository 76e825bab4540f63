/// Part-of-speech tagger: a greedy linear model, trained as an averaged perceptron (Collins 2002).
package struct Tagger: Sendable {
  /// What tags known words take.
  package let lexicon: TagLexicon
  private let weights: SparseWeights

  /// Reads a model: the lexicon and the weights.
  package init(_ sections: ModelSections) {
    lexicon = TagLexicon(sections[0])
    weights = SparseWeights(sections[1])
  }

  /// Room for the tagger to work in, reused from sentence to sentence.
  package struct Workspace: Sendable {
    var classes: [UInt64] = []
    var features = [UInt64](repeating: 0, count: TaggerFeatures.capacity)
    var scores = [Int32](repeating: 0, count: 64)
    /// Room for a sentence.
    package init() {}
  }

  /// Writes the tag of each word of a sentence, as an index into `PartOfSpeech.allCases`.
  package func tag(_ forms: WordForms, into tags: inout [UInt8], _ space: inout Workspace) {
    tags.removeAll(keepingCapacity: true)
    TaggerFeatures.classes(of: forms, in: lexicon, into: &space.classes)
    let features = TaggerFeatures(forms, classes: space.classes)
    var (before, beforeThat) = (TaggerFeatures.outside, TaggerFeatures.outside)
    space.features.withUnsafeMutableBufferPointer { buffer in
      space.scores.withUnsafeMutableBufferPointer { scores in
        guard let buffer = buffer.baseAddress, let scores = scores.baseAddress else { return }
        for position in 0..<forms.count {
          let count = features.fill(position, before, beforeThat, into: buffer)
          weights.score(buffer, count, into: scores)
          let best = Self.best(scores, weights.classes)
          tags.append(best)
          (before, beforeThat) = (best, before)
        }
      }
    }
  }

  @inline(__always)
  static func best(_ scores: UnsafePointer<Int32>, _ count: Int) -> UInt8 {
    var best = 0
    var index = 1
    while index < count {
      if scores[index] > scores[best] { best = index }
      index += 1
    }
    return UInt8(best)
  }
}
