/// The Penn Treebank's part-of-speech tags (Marcus, Santorini and Marcinkiewicz 1993), as UD English uses them in XPOS.
public enum PartOfSpeech: String, Sendable, CaseIterable {
  case adjective = "JJ", adjectiveComparative = "JJR", adjectiveSuperlative = "JJS"
  case adverb = "RB", adverbComparative = "RBR", adverbSuperlative = "RBS"
  case noun = "NN", nounPlural = "NNS", properNoun = "NNP", properNounPlural = "NNPS"
  case verb = "VB", verbPast = "VBD", verbGerund = "VBG", verbPastParticiple = "VBN"
  case verbPresent = "VBP", verbPresentThird = "VBZ", modal = "MD"
  case pronoun = "PRP", possessivePronoun = "PRP$", possessiveEnding = "POS"
  case determiner = "DT", predeterminer = "PDT", whDeterminer = "WDT", whPronoun = "WP"
  case whPossessive = "WP$", whAdverb = "WRB", existential = "EX"
  case preposition = "IN", to = "TO", particle = "RP", conjunction = "CC", number = "CD"
  case interjection = "UH", foreign = "FW", symbol = "SYM", listItem = "LS", affix = "AFX"
  case added = "ADD", goesWith = "GW", other = "XX", nonFinal = "NFP"
  case comma = ",", sentenceEnd = ".", colon = ":", openQuote = "``", closeQuote = "''"
  case openBracket = "-LRB-", closeBracket = "-RRB-", hyphen = "HYPH", dollar = "$", hash = "#"

  /// VB, VBD, VBG, VBN, VBP, VBZ.
  public var isVerb: Bool {
    switch self {
    case .verb, .verbPast, .verbGerund, .verbPastParticiple, .verbPresent, .verbPresentThird: true
    default: false
    }
  }
  /// NN, NNS, NNP, NNPS.
  public var isNoun: Bool { self == .noun || self == .nounPlural || isProperNoun }
  /// NNP, NNPS.
  public var isProperNoun: Bool { self == .properNoun || self == .properNounPlural }

  private static let numbered = Array(allCases)

  /// The tag with a number in the models: its place among all cases.
  init(number: UInt8) {
    self = Int(number) < Self.numbered.count ? Self.numbered[Int(number)] : .other
  }

  /// The number of the tag in the models.
  var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}
