import Linguistics
import NewsModel

/// Reads what a common-noun phrase says of whom it describes.
struct DescriptionReader: Sendable {
  /// A phrase such as "the militias in the north".
  struct Description: Sendable {
    /// Dictionary form of its head.
    var noun: String
    /// What it says of whom it describes.
    var classification: Classification?
    var gender: DescriptionTable.Gender?
    var sector: String?
    /// The words beside the head that carry meaning, folded; countries by their name.
    var words: Set<String>
    /// The country that an adjective or name in it gives.
    var country: String?
    /// With "the", "this", "these", "that", "those" or an owner.
    var isDefinite: Bool
    /// The phrase without determiner and without what follows a comma.
    var text: String
  }

  let report: AnnotatedReport
  let phrases: NounPhrases
  let world: WorldTables
  let nouns: DescriptionTable

  /// The description at a head; `nil` where the head is no common noun of somebody who may speak or act.
  func description(head: Int) -> Description? {
    let token = report.annotated.tokens[head]
    let lemma = compound(head) ?? token.lemma.lowercased()
    guard token.tag.isNoun, !isHyphenated(head), let noun = nouns.noun(lemma) else { return nil }
    let range = core(head)
    var words: Set<String> = []
    var country: String?
    var definite = false
    for index in range where index != head {
      let other = report.annotated.tokens[index]
      let text = report.annotated.text(other.range)
      if index < head, Self.definite.contains(text.lowercased()) || other.tag == .possessivePronoun {
        definite = true
      }
      guard other.tag.isNoun || other.tag == .adjective || other.tag.isVerb else { continue }
      let parts = text.split { $0 == "-" || $0 == "/" }.map(String.init)
      for part in parts where part.count > 2 {
        let found = world.country(of: part)
        // "pro-Norwegian" and "Norwegian-backed" tell of others than Norwegians.
        let isOwn =
          parts.count == 1
          && (index + 1 >= range.upperBound || report.annotated.tokens[index + 1].tag != .hyphen)
        if let found, found.word != .capital, isOwn { country = country ?? found.country.name }
        words.insert(found.map { EntityTable.key($0.country.name) } ?? EntityTable.key(part))
      }
    }
    let plural = token.tag == .nounPlural || token.tag == .properNounPlural
    // "Hamas leader rejects …": a single person with a name in front and no article is a certain one.
    if !plural, noun.classification == .person, range.lowerBound < head,
      report.annotated.tokens[range.lowerBound].tag.isProperNoun
    {
      definite = true
    }
    let classification =
      noun.classification == .person && plural ? Classification.people : noun.classification
    return Description(
      noun: lemma, classification: classification, gender: noun.gender, sector: noun.sector, words: words,
      country: country, isDefinite: definite, text: text(range))
  }

  /// "Secretary-General", "vice-president": the dictionary form of the whole, seen from its last word.
  private func compound(_ head: Int) -> String? {
    guard head > 1, isGlued(head - 1) else { return nil }
    let first = report.annotated.text(report.annotated.tokens[head - 2].range).lowercased()
    let whole = first + "-" + report.annotated.tokens[head].lemma.lowercased()
    return nouns.noun(whole) == nil ? nil : whole
  }

  /// Whether a word goes on behind a hyphen: "Secretary" of "Secretary-General".
  private func isHyphenated(_ token: Int) -> Bool {
    token + 2 < report.annotated.tokens.count && isGlued(token + 1)
      && report.annotated.tokens[token + 2].tag.isNoun
  }

  /// A hyphen without space on either side.
  private func isGlued(_ token: Int) -> Bool {
    let tokens = report.annotated.tokens
    return token > 0 && token + 1 < tokens.count && tokens[token].tag == .hyphen
      && tokens[token - 1].range.upperBound == tokens[token].range.lowerBound
      && tokens[token].range.upperBound == tokens[token + 1].range.lowerBound
  }

  /// The phrase from its first modifier to its last complement, before a comma, relative clause or participle.
  func core(_ head: Int) -> Range<Int> {
    let tokens = report.annotated.tokens
    let full = phrases.phrase(head: head)
    var end = full.upperBound
    let cutting: Set<DependencyRelation> = [
      .aclRelative, .acl, .appos, .punct, .conj, .cc, .parataxis, .advcl, .dep, .orphan,
    ]
    for child in phrases.children[head]
    where child > head && cutting.contains(report.annotated.tokens[child].relation) {
      end = min(end, max(head + 1, phrases.subtree(child).lowerBound))
    }
    for child in phrases.children[head] where child > head {
      guard
        let marker = phrases.children[child].first(where: { report.annotated.tokens[$0].relation == .case })
      else {
        continue
      }
      let word = report.annotated.text(report.annotated.tokens[marker].range).lowercased()
      if ["such", "including", "like"].contains(word) {
        end = min(end, max(head + 1, phrases.subtree(child).lowerBound))
      }
    }
    if let comma = (head..<end).first(where: { report.annotated.tokens[$0].tag == .comma }) {
      end = max(head + 1, comma)
    }
    var start = min(full.lowerBound, head)
    // A tree may hang a whole quotation in front of a name on it ("…," Demir told).
    if let mark = (start..<head).last(where: { isBorder(report.annotated.tokens[$0].tag) }) {
      start = mark + 1
    }
    while start < head, isOutside(start, head), tokens[start + 1].tag != .hyphen { start += 1 }
    // "On Wednesday the governor": the tree may take the day for a part of the phrase.
    if let article = phrases.children[head].last(where: {
      $0 > start && $0 < head && report.annotated.tokens[$0].relation == .det
        && report.annotated.tokens[$0].tag == .determiner
    }) {
      start = article
    }
    // "the Secretary-General", where the tree parts the word.
    let whole = report.wordStart(start)
    if whole < start { start = whole > 0 && tokens[whole - 1].tag == .determiner ? whole - 1 : whole }
    return start..<(report.wordEnd(max(end, head + 1) - 1) + 1)
  }

  private func isBorder(_ tag: PartOfSpeech) -> Bool {
    [.openQuote, .closeQuote, .sentenceEnd, .verbPast, .verbPresent, .verbPresentThird, .modal].contains(tag)
  }

  /// A preposition, conjunction or mark of punctuation in front of a phrase.
  private func isOutside(_ token: Int, _ head: Int) -> Bool {
    let found = report.annotated.tokens[token]
    return [.case, .mark, .cc, .punct].contains(found.relation)
      || [.preposition, .conjunction, .comma].contains(found.tag)
  }

  private func text(_ range: Range<Int>) -> String {
    var range = range
    while range.count > 1,
      [.determiner, .possessivePronoun, .whPossessive, .predeterminer, .comma, .openQuote].contains(
        report.annotated.tokens[range.lowerBound].tag)
    { range = (range.lowerBound + 1)..<range.upperBound }
    while range.count > 1, report.annotated.tokens[range.upperBound - 1].tag == .possessiveEnding {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    let text = report.annotated.text(report.bytes(tokens: range))
    if text.utf8.count <= 120, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }),
      !text.contains("  "), !text.contains("- ")
    {
      return text
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    return String(words.joined(separator: " ").replacing("- ", with: "-").prefix(120))
  }

  private static let definite: Set<String> = ["the", "this", "these", "that", "those"]
}
