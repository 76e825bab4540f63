import Testing

@testable import Linguistics

@Suite struct ModelFileTests {
  private func withModel<Result>(_ bytes: [UInt8], _ body: (ModelSections) -> Result) -> Result {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 64), alignment: 64)
    defer { memory.deallocate() }
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
    }
    return body(ModelSections(base: memory, length: bytes.count))
  }

  @Test func sectionsComeBackAsTheyWereWritten() {
    withModel(ModelSections.write([[1, 2, 3], [], [UInt8](repeating: 9, count: 100)])) { sections in
      #expect(sections.count == 3)
      #expect((0..<3).map { sections[$0].length } == [3, 0, 100])
      #expect(sections[2].base.load(as: UInt8.self) == 9)
      #expect(sections[3].length == 0 && sections[-1].length == 0)
    }
  }

  @Test(arguments: [[], [1], [0x4F, 0x52, 0x4C, 0x4D, 200, 0, 0, 0], [UInt8](repeating: 7, count: 64)])
  func whatIsNoModelHasNoSections(_ bytes: [UInt8]) {
    withModel(bytes) { sections in
      #expect(sections[0].length == 0)
    }
  }

  @Test func sparseWeightsAddUp() {
    let section = SparseWeights.write(
      [
        (hash: 0x0100_0000_0000_0005, weights: [(0, 3), (2, -4)]),
        (hash: 0x0200_0000_0000_0005, weights: [(1, 127)]),
      ],
      classes: 3)
    withModel(ModelSections.write([section])) { sections in
      let weights = SparseWeights(sections[0])
      var scores: [Int32] = [9, 9, 9]
      weights.score([0x0100_0000_0000_0005, 0x0200_0000_0000_0005, 0x0300_0000_0000_0005], 3, into: &scores)
      #expect(scores == [3, 127, -4])
    }
  }

  @Test func theLexiconKnowsItsWords() {
    let words = (1...500).map { (hash: UInt64($0) &* 0x1234_5678_9ABC_DEF1, value: UInt8($0 % 200)) }
    withModel(ModelSections.write([TagLexicon.write(words)])) { sections in
      let lexicon = TagLexicon(sections[0])
      #expect(words.allSatisfy { lexicon.value($0.hash) == $0.value })
      #expect(lexicon.value(77) == TagLexicon.unknown)
    }
  }

  @Test func modelsOfNothingStillAnswer() {
    withModel([]) { sections in
      let models = Models(
        tagger: Tagger(sections), lemmatizer: Lemmatizer(sections), parser: Parser(sections),
        nameTagger: NameTagger(sections))
      let bytes = Array("Nobody spoke.".utf8)
      var run = AnnotationRun(models: models, outline: TextOutline(bytes, range: 0..<bytes.count))
      bytes.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { run.annotate(base) }
      }
      #expect(run.tokens.map(\.lemma) == ["Nobody", "spoke", "."])
      #expect(run.tokens.filter { $0.head == nil }.count == 1)
    }
  }
}
