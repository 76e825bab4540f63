import Linguistics
import NewsModel

/// What the word tables know of words: how a cue attributes, and what a noun or pronoun that may be a source stands for.
/// They tell the model of words that its corpus has seldom or never.
struct WordSenses {
  private let cues: CueTable
  private let descriptions: DescriptionTable

  /// The senses of the tables that are compiled in.
  static let builtIn = WordSenses(cues: .builtIn, descriptions: .builtIn)

  /// A number for what a token stands for, 0 where nothing is known; `name` is the kind of name that it belongs to.
  func sense(of token: Token, name: UInt64) -> UInt64 {
    if name != 0 { return name }
    let lemma = token.lemma.lowercased()
    switch token.tag {
    case .pronoun, .possessivePronoun, .whPronoun, .whPossessive:
      return FeatureHashing.word(Self.isPersonal(lemma) ? "somebody".utf8 : "something".utf8)
    case .adverb, .adjective:
      return cues.adverb(lemma).map { number("adverb", $0) } ?? 0
    case let tag where tag.isVerb:
      return cues.verb(lemma).map { number("verb", $0) } ?? 0
    case let tag where tag.isNoun:
      if let noun = descriptions.noun(lemma) { return FeatureHashing.word(noun.classification.rawValue.utf8) }
      return cues.noun(lemma).map { number("noun", $0) } ?? 0
    default: return 0
    }
  }

  private static func isPersonal(_ pronoun: String) -> Bool {
    !["it", "its", "itself", "what", "which"].contains(pronoun)
  }

  /// What is done by the cue, and what it takes as content.
  private func number(_ part: String, _ word: CueTable.Word) -> UInt64 {
    let act = FeatureHashing.mix(FeatureHashing.word(part.utf8), FeatureHashing.word(word.act.rawValue.utf8))
    return FeatureHashing.mix(act, UInt64(word.frames.rawValue))
  }
}
