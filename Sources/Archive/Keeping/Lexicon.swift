/// What the reports of a collection have in common, each kept once: words, names, and texts that come again and again.
final class Lexicon: Sendable {
  /// Words that are searched by.
  let words = WordNumbers()
  /// Names that are filtered by.
  let names = Interner<NameReference>()
  private let texts = Interner<String>()

  /// A text equal to this one that shares its memory with all the others. Up to 15 bytes take none of their own.
  func shared(_ text: String) -> String { text.utf8.count > 15 ? texts.shared(text) : text }
}
