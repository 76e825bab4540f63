import NewsModel

/// A statement while it is put together, with the tokens that it was read from.
struct Attribution: Sendable {
  /// The tokens of the source as they stand; `nil` where the text gives none.
  var source: Range<Int>?
  /// The tokens of the cue; `nil` where quotation marks alone attribute.
  var cue: Range<Int>?
  /// The bytes of the content's pieces, in order.
  var contents: [Range<Int>]
  /// Whose lemma is the cue's.
  var lemma: String
  /// What is done by saying it.
  var act: SpeechAct
  /// Name of the rule that found it.
  var rule: String
  /// From 0 to 1.
  var confidence: Double
}
