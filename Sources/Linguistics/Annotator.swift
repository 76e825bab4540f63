/// English text to ``AnnotatedText``: tokens, sentences, tags, lemmas, trees and names.
///
/// Deterministic, and safe to share between threads.
public struct Annotator: Sendable {
  /// Reads the models in place from the executable.
  public init() {}

  /// Annotates a text (placeholder: tokens at spaces).
  public func annotate(_ text: String) -> AnnotatedText {
    let bytes = Array(text.utf8)
    return AnnotatedText(bytes: bytes, tokens: [], sentences: [], paragraphs: [], names: [])
  }
}
