/// English text with what the annotators found in it.
///
/// All ranges are half-open. Byte ranges count UTF-8 bytes of the text that was annotated, in place: `tokens[i].range`
/// slices the very bytes that were given.
public struct AnnotatedText: Sendable {
  /// The text, as given.
  public let bytes: [UInt8]
  /// Every token, in order.
  public var tokens: [Token]
  /// Ranges of tokens, one a sentence, in order, without gaps.
  public var sentences: [Range<Int>]
  /// Ranges of sentences, one a paragraph, in order, without gaps.
  public var paragraphs: [Range<Int>]
  /// Names, as ranges of tokens, in order, without overlap.
  public var names: [NameMention]

  /// An annotated text, put together by ``Annotator``.
  public init(
    bytes: [UInt8], tokens: [Token], sentences: [Range<Int>], paragraphs: [Range<Int>], names: [NameMention]
  ) {
    (self.bytes, self.tokens, self.sentences) = (bytes, tokens, sentences)
    (self.paragraphs, self.names) = (paragraphs, names)
  }

  /// The characters of a range of bytes.
  public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// A word, number or mark of punctuation.
public struct Token: Sendable {
  /// Where it stands, in bytes.
  public var range: Range<Int>
  /// Its part of speech.
  public var tag: PartOfSpeech
  /// Dictionary form, lower case except for names.
  public var lemma: String
  /// Index of the token that it depends on, in the same sentence; `nil` for the sentence's root.
  public var head: Int?
  /// How it depends on its head.
  public var relation: DependencyRelation

  /// A token with everything given.
  public init(range: Range<Int>, tag: PartOfSpeech, lemma: String, head: Int?, relation: DependencyRelation) {
    (self.range, self.tag, self.lemma) = (range, tag, lemma)
    (self.head, self.relation) = (head, relation)
  }
}

/// A proper name.
public struct NameMention: Sendable, Hashable {
  /// What is named.
  public enum Kind: String, Sendable, CaseIterable { case person, organization, location, other }

  /// The tokens of the name.
  public var tokens: Range<Int>
  /// What is named.
  public var kind: Kind

  /// A name at a range of tokens.
  public init(tokens: Range<Int>, kind: Kind) { (self.tokens, self.kind) = (tokens, kind) }
}
