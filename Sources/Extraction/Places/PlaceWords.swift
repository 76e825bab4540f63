import Linguistics
import NewsModel

/// The words of a report as place names are read off them.
struct PlaceWords: Sendable {
  private let raw: [String]
  private let words: [String]
  private let tags: [PartOfSpeech]
  private let kinds: [NameMention.Kind?]
  let starts: Set<Int>
  /// The report is set in capitals, so that a capital tells nothing.
  let isCapitals: Bool

  private let annotator = Annotator()
  private static let determiners: Set = ["the", "this", "that", "a", "an"]

  init(_ report: AnnotatedReport) {
    let annotated = report.annotated
    (raw, words) = (report.raw, report.words)
    tags = annotated.tokens.map(\.tag)
    var kinds = [NameMention.Kind?](repeating: nil, count: raw.count)
    for name in annotated.names {
      for index in name.tokens where kinds.indices.contains(index) { kinds[index] = name.kind }
    }
    self.kinds = kinds
    starts = Set(annotated.sentences.map(\.lowerBound))
    isCapitals = Self.isCapitals(raw)
  }

  /// Whether more than half of the first few thousand letters are capitals.
  static func isCapitals(_ words: [String]) -> Bool {
    var (letters, capitals) = (0, 0)
    for word in words where letters < 4000 {
      for scalar in word.unicodeScalars {
        let isCapital = scalar.isASCII ? "A"..."Z" ~= scalar : scalar.properties.isUppercase
        let isSmall = scalar.isASCII ? "a"..."z" ~= scalar : scalar.properties.isAlphabetic
        if isCapital { capitals += 1 }
        if isCapital || isSmall { letters += 1 }
      }
    }
    return capitals * 2 > letters
  }

  /// How many tokens.
  var count: Int { raw.count }

  /// The folded word; "" outside the text.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// The words as they stand, as far as the text goes.
  func raw(_ index: Int, _ length: Int) -> String {
    raw[(index..<(index + length)).clamped(to: raw.indices)].joined(separator: " ")
  }

  /// Whether so many words from there may be a name: capitals at both ends, no mark of punctuation within.
  func isName(_ index: Int, _ length: Int) -> Bool {
    guard index + length <= raw.count, isCapital(index), isCapital(index + length - 1) else { return false }
    return (index..<(index + length)).allSatisfy { raw[$0].startsWithLetter || raw[$0].hasPrefix("-") }
  }

  /// A word of a name that goes on: capitalised, or "de" and its like between such words.
  func isNameWord(_ index: Int) -> Bool {
    guard raw.indices.contains(index), raw[index].startsWithLetter else { return false }
    if isFunctionWord(index) { return false }
    if isCapitals {
      return isNoun(index)
        || ["de", "la", "del", "el", "los", "las"].contains(words[index])
    }
    return raw[index].startsWithCapital
      || (["de", "la", "del", "el", "al", "los", "las"].contains(words[index]) && isCapital(index + 1))
  }

  /// A word that begins no name of a place.
  func isFunctionWord(_ index: Int) -> Bool { Self.functionWords.contains(word(index)) }

  /// Whether a gazetteer's name there is meant as a place.
  func isPlace(_ tokens: Range<Int>) -> Bool {
    if isFunctionWord(tokens.lowerBound), tokens.count == 1 || word(tokens.lowerBound) == "the" {
      return false
    }
    if tokens.count == 1, isCommon(tokens.lowerBound) { return false }
    switch TimeWords.builtIn.meaning(word(tokens.lowerBound)) {
    case .month?, .weekday?: return false
    default: break
    }
    let kind = kinds[tokens.upperBound - 1]
    if kind == .location || isMeasured(tokens.upperBound) { return true }
    // "the Damascus consulate": the house stands there.
    if ["consulate", "embassy"].contains(word(tokens.upperBound)), isCapitals || !isCapital(tokens.upperBound)
    {
      return true
    }
    // "in Goma": nobody is in a person, whatever the tagger takes the name for.
    if kind == .person, ["in", "near", "outside", "around"].contains(word(tokens.lowerBound - 1)),
      tokens.upperBound >= kinds.count || kinds[tokens.upperBound] != .person
    {
      return true
    }
    if kind == .person || kind == .organization { return false }
    let isTyped = isPlaceType(tokens.upperBound) && tokens.lowerBound > 0
    if isLocative(tokens.lowerBound) || isPart(before: tokens.lowerBound) {
      return tokens.contains(where: isNoun) && !isCommonNoun(tokens) || isTyped
    }
    if isTyped, !isCapitals { return true }
    // "…, Morazan" behind another name.
    return word(tokens.lowerBound - 1) == "," && isCapital(tokens.lowerBound - 2)
      && !starts.contains(tokens.lowerBound)
      && (isNoun(tokens.lowerBound) || isCapitals) && tokens.count > (isCapitals ? 1 : 0)
  }

  /// A preposition of place before it, with an article, a direction, a country's adjective or a part of the place between:
  /// "in the", "in the streets of", "in various parts of the".
  func isLocative(_ index: Int) -> Bool {
    if Self.directions.contains(word(index)), word(index + 1) == "of" { return true }
    var before = behindModifiers(behindOwner(index - 1))
    var lead = Self.prepositions
    if word(before) == "of", isPart(before - 1) || Self.portions.contains(word(before - 1)) {
      if isPart(before - 1) { return true }
      before = behindModifiers(before - 2)
      lead.insert("on")
    }
    return lead.contains(word(before))
  }

  /// The first token before a name and its "'s": "in Tegucigalpa's …".
  private func behindOwner(_ index: Int) -> Int {
    guard ["'s", "’s"].contains(word(index)), isNameWord(index - 1) else { return index }
    return (0..<3).prefix { isNameWord(index - 1 - $0) }.last.map { index - 2 - $0 } ?? index
  }

  /// The first token before that is no article, direction or adjective.
  private func behindModifiers(_ index: Int) -> Int {
    var before = index
    while before > index - 4, before >= 0,
      Self.directions.contains(word(before)) || Self.determiners.contains(word(before))
        || tags[before] == .adjective
    {
      before -= 1
    }
    return before
  }

  /// "the city of", "north of".
  private func isPart(before index: Int) -> Bool {
    word(index - 1) == "of" && isPart(index - 2)
  }

  /// A name with the words that go on with it: the rest of the name that the tagger sees, "de" and a further name.
  func fullName(_ tokens: Range<Int>) -> Range<Int> {
    var end = tokens.upperBound
    while end < tokens.upperBound + 4 {
      let isJoin = ["de", "del", "la", "los", "las"].contains(word(end)) && isName(end + 1, 1)
      let goesOn =
        raw.indices.contains(end) && kinds[end] == .location && kinds[end - 1] == .location
        && tags[end].isProperNoun && !isPart(end)
      if isJoin, !isFunctionWord(end + 1) { end += 2 } else if goesOn { end += 1 } else { break }
    }
    return tokens.lowerBound..<min(end, raw.count)
  }

  /// A word that names a sort of place or thing, and is a name only beside another.
  private func isCommon(_ index: Int) -> Bool {
    let word = word(index)
    return isPart(index)
      || isCapitals && (IncidentLexicon.builtIn.noun(word) != nil || Self.commonWords.contains(word))
  }

  /// Words of which each is a proper noun, "de" and its like aside.
  func isProper(_ tokens: Range<Int>) -> Bool {
    let particles: Set = ["el", "la", "los", "las", "de", "del", "san", "santa"]
    return tokens.allSatisfy { tags[$0].isProperNoun || particles.contains(word($0)) }
  }

  /// Whether the tagger of names takes none of the words for one.
  func isUntagged(_ tokens: Range<Int>) -> Bool { tokens.allSatisfy { kinds[$0] == nil } }

  /// "here".
  func isAdverb(_ index: Int) -> Bool { tags.indices.contains(index) && tags[index] == .adverb }

  /// "main square", "small town": words of which none is a name.
  func isCommonPhrase(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy {
      isPart($0)
        || !tags[$0].isProperNoun && kinds[$0] == nil && tags[$0] != .other
          && (!isCapitals || annotator.knows(words[$0]))
    }
  }

  /// "at the time" in a text set in capitals: a common noun that is some town's name too.
  private func isCommonNoun(_ tokens: Range<Int>) -> Bool {
    isCommonWord(tokens) && ["the", "a", "an"].contains(word(tokens.lowerBound - 1))
  }

  /// A single word that the tagger takes for no name, in a text where capitals tell nothing.
  func isCommonWord(_ tokens: Range<Int>) -> Bool {
    isCapitals && tokens.count == 1 && !tags[tokens.lowerBound].isProperNoun
  }

  /// "the police department", "the department of security", "channel 7": a body, not a place.
  func isInstitution(_ tokens: Range<Int>) -> Bool {
    tokens.contains { Self.institutions.contains(word($0)) }
      || raw.indices.contains(tokens.upperBound) && raw[tokens.upperBound].allSatisfy(\.isNumber)
        && tokens.count == 1
  }

  /// Whether a name that no table knows, at these tokens behind a preposition of place, can be a place.
  func mayBePlace(_ tokens: Range<Int>) -> Bool {
    guard !isPart(tokens.upperBound - 1), !isFunctionWord(tokens.lowerBound) else { return false }
    // "the small town of Hostigal"
    let isPortion = word(tokens.lowerBound - 1) == "of" && Self.portions.contains(word(tokens.lowerBound - 2))
    if isPart(before: tokens.lowerBound) || isPortion,
      tokens.allSatisfy({ tags[$0].isProperNoun || !isNoun($0) })
    {
      return true
    }
    if word(tokens.lowerBound - 1) == "to" { return false }
    if isMeasured(tokens.upperBound) { return true }
    let kinds = Set(tokens.map { self.kinds[$0] })
    if kinds.contains(.person) || kinds.contains(.organization) { return false }
    if kinds.contains(.location) { return true }
    // "from the Islamic State", "to the Samaritans": a people or a body.
    let isPeople = tokens.count == 1 && tags[tokens.lowerBound] == .properNounPlural
    if kinds.contains(.other) || isPeople && word(tokens.lowerBound - 1) == "the" { return false }
    return tokens.allSatisfy { tags[$0].isProperNoun || !isNoun($0) } && !starts.contains(tokens.lowerBound)
      && !isCapitals
  }

  /// A word that names a part or sort of place.
  private func isPart(_ index: Int) -> Bool {
    Self.types.contains(word(index)) || Self.partWords.contains(word(index))
  }

  /// A noun, or a word without a tag.
  private func isNoun(_ index: Int) -> Bool { tags[index].isNoun || tags[index] == .other }

  private func isCapital(_ index: Int) -> Bool {
    raw.indices.contains(index) && raw[index].startsWithCapital
  }
}
