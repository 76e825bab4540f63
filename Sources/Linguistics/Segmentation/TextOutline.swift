/// A text cut into tokens, sentences and paragraphs.
package struct TextOutline: Sendable {
  /// Every token, in order.
  package let tokens: [TokenSpan]
  /// Ranges of tokens.
  package let sentences: [Range<Int>]
  /// Ranges of sentences.
  package let paragraphs: [Range<Int>]

  /// Cuts a range of the bytes of a text.
  package init(_ bytes: [UInt8], range: Range<Int>) {
    let words = WordTable.words
    (tokens, sentences, paragraphs) = bytes.withUnsafeBufferPointer { buffer in
      CharacterClass.ascii.withUnsafeBufferPointer { ascii in
        guard let base = buffer.baseAddress, let ascii = ascii.baseAddress else { return ([], [], []) }
        let reader = CharacterReader(bytes: base, end: range.upperBound, ascii: ascii)
        var tokenizer = Tokenizer(reader: reader, start: range.lowerBound, words: words)
        tokenizer.run()
        let layout = LineLayout(reader: reader, start: range.lowerBound)
        var segmenter = SentenceSegmenter(reader: reader, words: words, tokens: tokenizer.tokens)
        segmenter.run(paragraphStarts: layout.paragraphStarts())
        return (tokenizer.tokens, segmenter.sentences, segmenter.paragraphs)
      }
    }
  }

  /// Whether a sentence is written in capitals.
  func isCapitals(_ bytes: UnsafePointer<UInt8>, _ sentence: Range<Int>) -> Bool {
    LetterCase.isCapitals(bytes, tokens[sentence])
  }
}
