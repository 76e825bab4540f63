import NewsModel

/// A statement while it is put together, with the tokens that it was read from.
struct Attribution: Sendable {
  /// The rules that find attributions.
  enum Rule: String, Sendable, CaseIterable {
    case quotationThenCue = "quotation.cue_behind"
    case cueThenQuotation = "quotation.cue_before"
    case clause = "verb.clause"
    case trailing = "verb.trailing"
    case parenthetical = "verb.parenthetical"
    case infinitive = "verb.infinitive"
    case object = "verb.object"
    case preposition = "verb.preposition"
    case noun = "noun.complement"
    case accordingTo = "phrase.according_to"
    case adverb = "adverb.hearsay"
    case colon = "colon.label"
    case label = "transcript.label"
    case signature = "quotation.signature"
    case raising = "verb.raising"
    case model = "model"

    /// Rules that go by the layout of whole paragraphs, which the model does not see.
    var isByLayout: Bool { self == .label || self == .signature }

    /// Rules that are seldom wrong.
    var isStrict: Bool {
      switch self {
      case .quotationThenCue, .cueThenQuotation, .trailing: true
      default: false
      }
    }
  }

  /// The tokens of the source as they stand; `nil` where the text gives none.
  var source: Range<Int>?
  /// The head of the source's noun phrase.
  var sourceHead: Int?
  /// The tokens of the cue.
  var cue: Range<Int>
  /// The cue's main word.
  var cueHead: Int
  /// The bytes of the content's pieces, in order.
  var contents: [Range<Int>]
  /// The cue's dictionary form.
  var lemma: String
  /// What is done by saying it.
  var act: SpeechAct
  /// The head of the phrase that names the addressee.
  var addressee: Int?
  /// The tokens of that phrase, where they are known better than by the tree.
  var addresseePhrase: Range<Int>?
  /// The report says that it was not said.
  var negated = false
  /// What found it.
  var rule: Rule
  /// Whether the model proposes it.
  var isModelled = false
  /// From 0 to 1.
  var confidence: Double

  /// What found it, as records tell it: the rule, the model, or both.
  var provenance: String { isModelled && rule != .model ? "model+" + rule.rawValue : rule.rawValue }
}
