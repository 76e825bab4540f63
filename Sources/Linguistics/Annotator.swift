/// English text to ``AnnotatedText``: tokens, sentences, tags, lemmas, trees and names.
///
/// Deterministic, and safe to share between threads.
public struct Annotator: Sendable {
  private let models = Models.embedded

  /// Reads the models in place from the executable.
  public init() {}

  /// Whether a word is one of the frequent words that the tagger's lexicon lists, whatever its case.
  public func knows(_ word: String) -> Bool {
    guard !word.isEmpty else { return false }
    let hash = word.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { WordForms.wordHash($0, 0, bytes.count) }
    }
    guard let hash = hash ?? nil else { return false }
    return models.tagger.lexicon.value(hash) != TagLexicon.unknown
  }

  /// Annotates a text, or a part of it.
  ///
  /// - Parameters:
  ///   - text: The text. Any length, anything in it.
  ///   - range: The bytes of UTF-8 to annotate; all of them if `nil`. What lies outside the text is left out.
  /// - Returns: The annotations; the byte ranges of its tokens count in the whole text.
  public func annotate(_ text: String, range: Range<Int>? = nil) -> AnnotatedText {
    let bytes = Array(text.utf8)
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    let outline = TextOutline(bytes, range: range)
    var run = AnnotationRun(models: models, outline: outline)
    bytes.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { run.annotate(base) }
    }
    return AnnotatedText(
      bytes: bytes, tokens: run.tokens, sentences: outline.sentences, paragraphs: outline.paragraphs,
      names: run.names)
  }
}
