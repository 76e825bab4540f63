import Linguistics
import NewsModel

/// The words of a report as place names are read off them.
struct PlaceWords: Sendable {
  private let raw: [String]
  private let words: [String]
  private let tags: [PartOfSpeech]
  private let kinds: [NameMention.Kind?]
  private let starts: Set<Int>
  /// The report is set in capitals, so that a capital tells nothing.
  private let isCapitals: Bool

  private static let prepositions: Set = [
    "in", "at", "near", "from", "to", "into", "toward", "towards", "around", "across", "outside", "inside",
    "through", "over",
    "between", "throughout", "off", "via",
  ]
  private static let directions: Set = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
    "northwest", "southeast",
    "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "downtown", "upper", "lower",
    "mid", "inner", "greater",
  ]
  private static let partWords: Set = directions.union([
    "outskirts", "suburb", "suburbs", "city", "town", "village", "province", "department", "capital", "port",
    "center", "centre",
    "region", "district", "state", "municipality", "neighborhood", "neighbourhood", "coast", "border",
    "island",
  ])
  private static let types: Set = [
    "airport", "department", "province", "city", "town", "village", "municipality", "jurisdiction", "region",
    "district",
    "governorate", "neighborhood", "neighbourhood", "canton", "county", "hamlet", "volcano", "hill", "river",
    "valley", "peninsula",
    "farm", "highway", "suburb", "colony", "oblast", "prefecture", "island", "islands", "bridge", "camp",
    "square", "street", "avenue",
    "airbase", "base", "crossing", "border", "coast", "port", "mountains", "mountain",
  ]
  private static let commonWords: Set = [
    "summit", "justice", "best", "bush", "mobile", "reading", "nice", "canton", "same", "small", "order",
    "peace",
    "liberty", "independence", "union", "victoria", "progress", "hope", "plan", "march", "say", "come",
    "enter", "ask",
    "begin", "general", "media", "date", "bar", "central", "east", "west", "north", "south", "university",
    "normal", "battle",
  ]
  private static let functionWords: Set = [
    "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "by", "with", "from", "this", "that",
    "it", "he", "she", "they",
    "we", "i", "his", "her", "their", "its", "was", "were", "is", "are", "be", "has", "have", "had", "will",
    "who", "which", "when",
    "where", "after", "before", "as", "but", "not", "no", "all", "one", "two", "three", "may", "march",
    "there", "here", "an", "our",
  ]

  init(_ report: AnnotatedReport) {
    let annotated = report.annotated
    raw = annotated.tokens.map { annotated.text($0.range) }
    words = raw.map(TextFolding.fold)
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
  private static func isCapitals(_ words: [String]) -> Bool {
    var (letters, capitals) = (0, 0)
    for word in words where letters < 4000 {
      for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
        letters += 1
        if scalar.properties.isUppercase { capitals += 1 }
      }
    }
    return capitals * 2 > letters
  }

  /// How many tokens.
  var count: Int { raw.count }

  /// The folded word; "" outside the text.
  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  /// The words as they stand.
  func raw(_ index: Int, _ length: Int) -> String { raw[index..<(index + length)].joined(separator: " ") }

  /// Whether so many words from there may be a name: capitals at both ends, no mark of punctuation within.
  func isName(_ index: Int, _ length: Int) -> Bool {
    guard index + length <= raw.count, isCapital(index), isCapital(index + length - 1) else { return false }
    return (index..<(index + length)).allSatisfy { raw[$0].first.map { $0.isLetter || $0 == "-" } ?? false }
  }

  /// A word of a name that goes on: capitalised, or "de" and its like between such words.
  func isNameWord(_ index: Int) -> Bool {
    guard raw.indices.contains(index), let first = raw[index].first, first.isLetter else { return false }
    if isFunctionWord(index) { return false }
    if isCapitals {
      return isNoun(index)
        || ["de", "la", "del", "el", "los", "las"].contains(words[index])
    }
    return first.isUppercase
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
    if kind == .location { return true }
    if kind == .person || kind == .organization { return false }
    let isTyped = isPlaceType(tokens.upperBound) && tokens.lowerBound > 0
    if isLocative(tokens.lowerBound) || isPart(before: tokens.lowerBound) {
      return isNoun(tokens.lowerBound) || isTyped
    }
    if isTyped, !isCapitals { return true }
    // "…, Morazan" behind another name.
    return word(tokens.lowerBound - 1) == "," && isCapital(tokens.lowerBound - 2)
      && !starts.contains(tokens.lowerBound)
      && (isNoun(tokens.lowerBound) || isCapitals) && tokens.count > (isCapitals ? 1 : 0)
  }

  /// A preposition of place before it, with an article, a direction or a part between.
  func isLocative(_ index: Int) -> Bool {
    var before = index - 1
    while before > index - 4, before >= 0, Self.directions.contains(word(before)) || word(before) == "the" {
      before -= 1
    }
    return Self.prepositions.contains(word(before))
      || (word(before) == "of" && Self.partWords.contains(word(before - 1)))
  }

  /// "the city of", "north of".
  private func isPart(before index: Int) -> Bool {
    word(index - 1) == "of" && Self.partWords.contains(word(index - 2))
  }

  /// "town", "department", "airport".
  func isPlaceType(_ index: Int) -> Bool { Self.types.contains(word(index)) }

  /// "department", "province": the name before it is a division's.
  func isDivisionAhead(_ index: Int) -> Bool {
    ["department", "province", "governorate", "region", "oblast", "state", "prefecture", "county"].contains(
      word(index))
  }

  /// The name with "north of" or "eastern" before it and "airport" behind it.
  func widened(_ tokens: Range<Int>) -> Range<Int> {
    var start = tokens.lowerBound
    var end = tokens.upperBound
    if Self.directions.contains(word(start - 1)), !starts.contains(start) {
      start -= 1
    } else if word(start - 1) == "of",
      Self.directions.contains(word(start - 2)) || ["outskirts", "suburbs"].contains(word(start - 2))
    {
      start -= 2
    } else if word(start - 1) == "the", word(start - 2) == "of", Self.directions.contains(word(start - 3)) {
      start -= 3
    }
    if word(end) == "international", word(end + 1) == "airport" {
      end += 2
    } else if isPlaceType(end) {
      end += 1
    }
    return start..<end
  }

  /// Whether what was added before the name leaves the place itself.
  func isDirected(_ wide: Range<Int>, _ name: Range<Int>) -> Bool { wide.lowerBound < name.lowerBound }

  /// A word that names a sort of place or thing, and is a name only beside another.
  private func isCommon(_ index: Int) -> Bool {
    let word = word(index)
    return Self.types.contains(word) || Self.partWords.contains(word)
      || isCapitals && (IncidentLexicon.builtIn.noun(word) != nil || Self.commonWords.contains(word))
  }

  /// A noun, or a word without a tag.
  private func isNoun(_ index: Int) -> Bool { tags[index].isNoun || tags[index] == .other }

  private func isCapital(_ index: Int) -> Bool {
    raw.indices.contains(index) && (raw[index].first?.isUppercase ?? false)
  }
}
