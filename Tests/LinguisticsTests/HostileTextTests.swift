import Testing

@testable import Linguistics

/// Input that nobody wrote in good faith: the annotator must neither fail nor take more than linear time, and what it says
/// must still hold together. Sizes are chosen so that a quadratic step would take minutes.
@Suite struct HostileTextTests {
  private func check(_ annotated: AnnotatedText) {
    var end = 0
    for token in annotated.tokens {
      #expect(token.range.lowerBound >= end && !token.range.isEmpty)
      #expect(token.range.count <= Tokenizer.longestToken + 8)
      end = token.range.upperBound
    }
    #expect(end <= annotated.bytes.count)
    #expect(annotated.sentences.allSatisfy { $0.count <= SentenceSegmenter.longestSentence })
    #expect(annotated.sentences.reduce(0) { $0 + $1.count } == annotated.tokens.count)
    #expect(annotated.paragraphs.reduce(0) { $0 + $1.count } == annotated.sentences.count)
    for sentence in annotated.sentences {
      #expect(sentence.filter { annotated.tokens[$0].head == nil }.count == 1)
    }
  }

  static let repeated: [(String, Int)] = [
    ("a", 1_000_000), ("-", 200_000), ("a-", 200_000), ("'", 100_000), ("a'", 100_000), ("“", 20_000),
    ("\"", 20_000), ("word ", 40_000), ("word, ", 20_000), (". ", 20_000), ("A.", 50_000), ("1,", 50_000),
    ("1.", 50_000), ("\n", 200_000), ("\n\na", 20_000), ("(", 20_000), ("@", 20_000), ("a@", 50_000),
    ("www.", 50_000), ("http://", 50_000), ("\u{202E}", 50_000), ("\u{200F}x", 20_000), ("👩‍👩‍👧‍👦", 5_000),
    ("é", 100_000), ("名", 100_000), ("#", 20_000), ("_", 100_000), ("…", 20_000), ("\u{301}", 100_000),
    ("\0", 50_000), ("?!", 50_000), ("NATO ", 20_000), ("'s", 50_000), ("of the ", 10_000), ("\r", 100_000),
    ("Al-", 50_000), ("a\n", 30_000),
  ]

  @Test(arguments: repeated)
  func oneThingOverAndOverIsCutInLinearTime(_ piece: String, _ count: Int) {
    let bytes = Array(String(repeating: piece, count: count / 4).utf8)
    let outline = TextOutline(bytes, range: 0..<bytes.count)
    #expect(outline.sentences.allSatisfy { $0.count <= SentenceSegmenter.longestSentence })
    #expect(outline.sentences.reduce(0) { $0 + $1.count } == outline.tokens.count)
    #expect(outline.tokens.allSatisfy { $0.end - $0.start <= Tokenizer.longestToken + 8 })
  }

  @Test(arguments: repeated)
  func oneThingOverAndOverIsAnnotated(_ piece: String, _ count: Int) {
    check(Annotator().annotate(String(repeating: piece, count: min(count / 100, 600))))
  }

  @Test(arguments: ["", " ", "\n", "\u{FEFF}", "\u{200B}\u{200E}", "\t\r\n"])
  func nothingToRead(_ text: String) {
    let annotated = Annotator().annotate(text)
    #expect(annotated.tokens.isEmpty && annotated.sentences.isEmpty && annotated.paragraphs.isEmpty)
    #expect(annotated.names.isEmpty)
  }

  @Test(arguments: 1...12)
  func charactersAtRandom(_ seed: UInt64) {
    let alphabet = Array(
      "aAzZ.,;:!?'’‘“”\"`-–—…()[]{}@#$%&/\\_*+=<>|~^0123456789 \n\t\r\u{202E}\u{200D}é名😀🏽'sS'll.U.S.Mr."
        .unicodeScalars)
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    var text = String.UnicodeScalarView()
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    check(Annotator().annotate(String(text)))
  }

  @Test func aRangeMayCutCharacters() {
    let text = "“é” 名😀"
    for start in 0...text.utf8.count {
      for end in start...text.utf8.count {
        let annotated = Annotator().annotate(text, range: start..<end)
        #expect(annotated.tokens.allSatisfy { start <= $0.range.lowerBound && $0.range.upperBound <= end })
      }
    }
  }
}
