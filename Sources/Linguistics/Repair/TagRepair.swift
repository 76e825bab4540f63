/// Tags that grammar rules out in their surroundings, put right before the sentence is parsed.
///
/// The tagger learned from the web and from interviews, where subjects are pronouns; with the names and bodies of news it
/// takes the verb of a sentence for a participle.
struct TagRepair {
  private let forms: WordForms

  init(_ forms: WordForms) { self.forms = forms }

  /// The tags of the sentence, mended in place.
  func mend(_ tags: inout [UInt8]) {
    if tags.count > 2, isBattle(tags) { tags[0] = PartOfSpeech.noun.number }
    for position in tags.indices.dropFirst().dropLast() {
      switch PartOfSpeech(number: tags[position]) {
      case .verbPastParticiple where isFinite(position, tags) || isSecondVerb(position, tags):
        tags[position] = PartOfSpeech.verbPast.number
      case .nounPlural where Words.verbs.contains(forms.hash(position)):
        tags[position] = PartOfSpeech.verbPresentThird.number
      case .noun where isParticiple(position, tags): tags[position] = PartOfSpeech.verbGerund.number
      case .noun where isAppeal(position, tags), .nounPlural where isAppeal(position, tags):
        tags[position] = PartOfSpeech.verbPresentThird.number
      case .noun where isShooting(position, tags):
        tags[position] = PartOfSpeech.verbPast.number
        tags[position + 2] = PartOfSpeech.verbPast.number
      case .adjective where isPerson(position, tags): tags[position] = PartOfSpeech.noun.number
      // "short-range missiles"
      case .verb, .verbPresent:
        if Words.measures.contains(forms.hash(position)), tags[position - 1] == PartOfSpeech.hyphen.number {
          tags[position] = PartOfSpeech.noun.number
        }
      default: continue
      }
    }
  }

  /// "Fighting between the two left 40 dead": a noun at the head of a sentence, with no object behind it.
  private func isBattle(_ tags: [UInt8]) -> Bool {
    PartOfSpeech(number: tags[0]) == .verbGerund && Words.battles.contains(forms.hash(0))
      && Words.settings.contains(forms.hash(1))
  }

  /// "A local elected official confirmed": in front of its verb, who may be meant is no adjective.
  private func isPerson(_ position: Int, _ tags: [UInt8]) -> Bool {
    let next = PartOfSpeech(number: tags[position + 1])
    return Words.persons.contains(forms.hash(position))
      && (Self.finite.contains(next) || next == .verbPastParticiple)
      && !Words.auxiliaries.contains(forms.hash(position - 1))
      && !Words.auxiliaries.contains(forms.hash(position + 1))
  }

  /// "The front denied the report": behind a noun, without auxiliary and with an object of its own, the verb is finite.
  private func isFinite(_ position: Int, _ tags: [UInt8]) -> Bool {
    let before = PartOfSpeech(number: tags[position - 1])
    // "The talks resumed in Geneva."
    if Self.subjects.contains(before), Words.intransitive.contains(forms.hash(position)),
      !tags.contains(where: { Self.finite.contains(PartOfSpeech(number: $0)) })
    {
      return true
    }
    // "the council, in its resolution, called upon the parties"
    if Words.calling.contains(forms.hash(position)), Words.upon.contains(forms.hash(position + 1)),
      Self.subjects.contains(before) || before == .comma, position + 2 < tags.count,
      Self.determiners.contains(PartOfSpeech(number: tags[position + 2])), !hasAuxiliary(position)
    {
      return true
    }
    guard Self.subjects.contains(before), !Words.naming.contains(forms.hash(position)),
      hasObject(position, tags)
    else { return false }
    return !hasAuxiliary(position)
  }

  private func hasAuxiliary(_ position: Int) -> Bool {
    (max(0, position - 6)..<position).contains { Words.auxiliaries.contains(forms.hash($0)) }
  }

  private func hasObject(_ position: Int, _ tags: [UInt8]) -> Bool {
    if Words.claimed.contains(forms.hash(position + 1)) { return true }
    if let number = numberBehind(position, tags), number + 1 < tags.count {
      return !(number + 1..<min(number + 4, tags.count)).contains { Words.times.contains(forms.hash($0)) }
    }
    let next = PartOfSpeech(number: tags[position + 1])
    // "The envoy assured lawmakers that …", "rejected accusations that …"
    if next == .nounPlural, position + 2 < tags.count, forms.hash(position + 2) == Words.that { return true }
    guard Self.determiners.contains(next) else { return false }
    // "those killed the day before"
    return !(position + 2..<min(position + 5, tags.count)).contains { Words.times.contains(forms.hash($0)) }
  }

  /// "a guard who escaped told the paper": behind another verb in the past that is no auxiliary, and with an object.
  private func isSecondVerb(_ position: Int, _ tags: [UInt8]) -> Bool {
    PartOfSpeech(number: tags[position - 1]) == .verbPast
      && !Words.auxiliaries.contains(forms.hash(position - 1))
      && Self.determiners.contains(PartOfSpeech(number: tags[position + 1]))
  }

  /// "killed at least 14 people", "wounded three": the number right behind a verb.
  private func numberBehind(_ position: Int, _ tags: [UInt8]) -> Int? {
    let next = (position + 1..<min(position + 4, tags.count)).first { !Words.leads.contains(forms.hash($0)) }
    return next.flatMap { PartOfSpeech(number: tags[$0]) == .number ? $0 : nil }
  }

  /// "…, warning that": no noun follows a comma without an article and takes a clause.
  private func isParticiple(_ position: Int, _ tags: [UInt8]) -> Bool {
    guard Words.participles.contains(forms.hash(position)) else { return false }
    let before = PartOfSpeech(number: tags[position - 1])
    return [.comma, .closeQuote].contains(before)
      && (forms.hash(position + 1) == Words.that
        || Self.determiners.contains(PartOfSpeech(number: tags[position + 1])))
  }

  /// "Soldiers shot and killed four fighters": with an object behind the second, both are verbs.
  private func isShooting(_ position: Int, _ tags: [UInt8]) -> Bool {
    guard forms.hash(position) == Words.shot, position + 3 < tags.count,
      forms.hash(position + 1) == Words.and, Words.harming.contains(forms.hash(position + 2)),
      Self.subjects.contains(PartOfSpeech(number: tags[position - 1]))
    else { return false }
    let next = PartOfSpeech(number: tags[position + 3])
    return Self.determiners.contains(next) || Self.subjects.contains(next) || next == .number
      || next == .adjective
  }

  /// "rejects the claim and calls upon the council to …": behind another verb of its tense, no noun.
  private func isAppeal(_ position: Int, _ tags: [UInt8]) -> Bool {
    guard Words.appeals.contains(forms.hash(position)), Words.upon.contains(forms.hash(position + 1)),
      forms.hash(position - 1) == Words.and, position + 2 < tags.count
    else { return false }
    let next = PartOfSpeech(number: tags[position + 2])
    return (Self.determiners.contains(next) || Self.subjects.contains(next) || next == .adjective)
      && tags[..<position].contains(PartOfSpeech.verbPresentThird.number)
  }

  private static let subjects: Set<PartOfSpeech> = [.noun, .nounPlural, .properNoun, .properNounPlural]
  private static let finite: Set<PartOfSpeech> = [.verbPast, .verbPresent, .verbPresentThird, .modal]
  private static let determiners: Set<PartOfSpeech> = [.determiner, .possessivePronoun]

  private enum Words {
    static let that = WordHash.folded(Substring("that"))
    static let shot = WordHash.folded(Substring("shot"))
    static let and = WordHash.folded(Substring("and"))
    /// Forms that no noun has.
    static let verbs = hashes([
      "denies", "accuses", "condemns", "insists", "asserts", "admits", "confirms", "reiterates", "deplores",
      "affirms", "reaffirms", "declares", "announces", "acknowledges", "emphasizes", "emphasises", "alleges",
      "says", "tells", "believes",
    ])
    static let persons = hashes([
      "official", "general", "executive", "representative", "militant", "insurgent", "civilian", "veteran",
      "relative",
    ])
    static let calling = hashes(["called", "appealed"])
    static let appeals = hashes(["calls", "appeals"])
    static let upon = hashes(["upon", "on", "to"])
    static let harming = hashes(["killed", "wounded", "injured"])
    static let measures = hashes([
      "range", "scale", "level", "term", "profile", "value", "calibre", "caliber", "speed", "altitude",
    ])
    static let claimed = hashes(["responsibility", "credit"])
    static let participles = hashes(["warning", "meaning", "finding", "showing", "claiming", "telling"])
    /// Verbs that take a further object in the passive ("a man called the Butcher", "those given the prize").
    static let naming = hashes([
      "called", "named", "dubbed", "considered", "deemed", "given", "offered", "awarded", "paid", "told",
      "asked", "granted", "shown", "handed", "sent", "nicknamed", "titled", "entitled", "left", "allowed",
    ])
    /// Verbs that nothing is done to, so that their participles describe nobody.
    static let intransitive = hashes([
      "resumed", "returned", "arrived", "met", "collapsed", "stalled", "erupted", "died", "ended",
      "continued",
      "occurred", "happened", "escaped", "landed", "exploded", "protested", "marched", "rallied",
    ])
    static let times = hashes([
      "day", "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend", "time", "moment",
      "hour", "same", "summer", "winter", "spring", "autumn", "fall", "days", "weeks", "months", "years",
      "nights", "hours", "minutes", "times", "decades", "-",
    ])
    static let battles = hashes(["fighting", "shelling", "shooting", "bombing", "looting", "kidnapping"])
    static let settings = hashes([
      "between", "in", "near", "around", "along", "across", "erupted", "continued", "resumed", "has", "was",
      "broke",
    ])
    static let leads = hashes([
      "at", "least", "more", "than", "about", "around", "nearly", "almost", "some", "over", "up", "to",
    ])
    static let auxiliaries = hashes([
      "have", "has", "had", "having", "'ve", "'d", "be", "is", "are", "was", "were", "been", "being", "am",
      "'re", "'m", "get", "gets", "got", "getting", "'s",
    ])

    private static func hashes(_ words: [String]) -> Set<UInt64> {
      Set(words.map { WordHash.folded(Substring($0)) })
    }
  }
}
