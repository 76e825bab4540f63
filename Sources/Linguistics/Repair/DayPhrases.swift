/// Phrases that tell the day between a subject and its verb ("The ministry on Tuesday summoned …").
///
/// News writes them everywhere, the treebanks hardly do, so that the parser takes the day for the subject. The sentence is
/// parsed without them; each is hung on the verb behind it afterwards.
struct DayPhrases {
  /// One phrase, by positions in its sentence.
  private struct Phrase {
    var range: Range<Int>
    /// The finite verb behind it.
    var verb: Int
  }

  private var phrases: [Phrase] = []
  private static let verbal: Set<PartOfSpeech> = [.verbPast, .verbPresent, .verbPresentThird, .modal]
  private static let nominal: Set<PartOfSpeech> = [
    .noun, .nounPlural, .properNoun, .properNounPlural, .closeBracket,
  ]

  /// The phrases of a sentence.
  init(_ forms: WordForms, _ tags: [UInt8]) {
    guard tags.count > 3 else { return }
    for day in 1..<(tags.count - 1) where Words.days.contains(forms.hash(day)) {
      var start = day
      if forms.hash(start - 1) == Words.on { start -= 1 }
      if start > 0, Words.parts.contains(forms.hash(start - 1)) { start -= 1 }
      let end = Words.hours.contains(forms.hash(day + 1)) ? day + 2 : day + 1
      let isBehindAnother = phrases.last.map { $0.range.upperBound >= start } ?? false
      guard start > 0, end < tags.count, !isBehindAnother,
        Self.nominal.contains(PartOfSpeech(number: tags[start - 1])),
        let verb = Self.verb(from: end, tags)
      else { continue }
      phrases.append(Phrase(range: start..<end, verb: verb))
    }
  }

  /// A finite verb at a position, or behind one adverb.
  private static func verb(from position: Int, _ tags: [UInt8]) -> Int? {
    let tag = PartOfSpeech(number: tags[position])
    if verbal.contains(tag) { return position }
    guard tag == .adverb, position + 1 < tags.count,
      verbal.contains(PartOfSpeech(number: tags[position + 1]))
    else { return nil }
    return position + 1
  }

  /// Whether a word, by its hash in ``WordForms``, tells a time.
  static func isTime(_ word: UInt64) -> Bool {
    Words.days.contains(word) || Words.hours.contains(word) || Words.spans.contains(word)
  }

  /// Whether there is none.
  var isEmpty: Bool { phrases.isEmpty }

  /// The positions that stay, in order.
  func kept(of count: Int) -> [Int] {
    var kept: [Int] = []
    kept.reserveCapacity(count)
    var next = 0
    for phrase in phrases {
      kept.append(contentsOf: next..<phrase.range.lowerBound)
      next = phrase.range.upperBound
    }
    kept.append(contentsOf: next..<count)
    return kept
  }

  /// The tree of the whole sentence, from that of the words that stayed.
  func restore(_ heads: inout [Int32], _ relations: inout [UInt8], kept: [Int], _ forms: WordForms) {
    var whole = [Int32](repeating: -1, count: forms.count)
    var names = [UInt8](repeating: DependencyRelation.dep.number, count: forms.count)
    for (position, original) in kept.enumerated() {
      whole[original] = heads[position] < 0 ? -1 : Int32(kept[Int(heads[position])])
      names[original] = relations[position]
    }
    for phrase in phrases { hang(phrase, &whole, &names, forms) }
    (heads, relations) = (whole, names)
  }

  private func hang(_ phrase: Phrase, _ heads: inout [Int32], _ relations: inout [UInt8], _ forms: WordForms)
  {
    let auxiliaries = [DependencyRelation.aux.number, DependencyRelation.auxPassive.number]
    var verb = phrase.verb
    if auxiliaries.contains(relations[verb]) || relations[verb] == DependencyRelation.cop.number,
      heads[verb] >= 0
    {
      verb = Int(heads[verb])
    }
    let head = phrase.range.upperBound - 1
    heads[head] = Int32(verb)
    relations[head] = DependencyRelation.oblUnmarked.number
    for position in phrase.range where position < head {
      heads[position] = Int32(head)
      switch forms.hash(position) {
      case Words.on:
        relations[position] = DependencyRelation.case.number
        relations[head] = DependencyRelation.obl.number
      case let word where Words.days.contains(word):
        relations[position] = DependencyRelation.compound.number
      default: relations[position] = DependencyRelation.advmod.number
      }
    }
  }

  private enum Words {
    static let on = WordHash.folded(Substring("on"))
    static let days = hashes([
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    ])
    static let parts = hashes(["late", "early", "earlier", "later"])
    static let hours = hashes(["morning", "afternoon", "evening", "night"])
    static let spans = hashes(["day", "week", "weekend", "month", "year", "noon", "midnight", "dawn"])

    private static func hashes(_ words: [String]) -> Set<UInt64> {
      Set(words.map { WordHash.folded(Substring($0)) })
    }
  }
}
