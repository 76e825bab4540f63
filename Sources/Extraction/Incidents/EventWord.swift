import NewsModel

/// A word that tells an incident, and how its grammatical parts are to be read.
struct EventWord: Sendable, Hashable {
  /// Verb or noun.
  enum Part: String, Sendable, CaseIterable { case verb, noun }
  /// What a grammatical part is in the incident.
  enum Role: String, Sendable, CaseIterable { case actor, target, weapon, defender, object }
  /// What else must be there for the word to tell an incident.
  enum Need: String, Sendable, CaseIterable {
    case party, target, weapon, named, violence, against, blow, life, sent, signed, communication, body,
      imposed, adopted, held, phone, captive, envoy, lodged, relations, addressed
  }

  /// Dictionary form, or several words.
  var word: String
  /// Verb or noun.
  var part: Part
  /// The coarse sort of incident.
  var category: Incident.Category
  /// ACLED's event type.
  var eventType: String
  /// ACLED's sub-event type.
  var subEventType: String
  /// What the subject is; `nil` for nothing.
  var subject: Role?
  /// What the object is; `nil` for nothing.
  var object: Role?
  /// What is done to the target.
  var effect: IncidentTarget.Effect?
  /// What must be there.
  var needs: Need?

  /// It gives a figure of people: "death toll", "number of dead".
  var isFigure: Bool { word.hasSuffix("toll") || word.hasPrefix("number of") }

  /// It tells how a weapon was laid before a blow, or what was damaged by it, and not the blow: "plant", "shatter".
  var isBesideBlow: Bool {
    part == .verb && (effect == .destroyed && needs == .violence || ["plant", "place"].contains(word))
  }

  /// The word of a row of events.tsv.
  init(_ row: Table.Row) throws(TableError) {
    guard let part: Part = try row.value(1), let category: Incident.Category = try row.value(2) else {
      throw row.error("no part or category")
    }
    (word, self.part, self.category) = (row.fields[0], part, category)
    (eventType, subEventType) = (row.fields[3], row.fields[4])
    (subject, object) = (try row.value(5), try row.value(6))
    (effect, needs) = (try row.value(7), try row.value(8))
  }
}

/// The words that incidents are read by: event words, weapons, nouns.
struct IncidentLexicon: Sendable {
  /// The sorts of nouns that parts are told apart by.
  enum Noun: String, Sendable, CaseIterable { case human, perpetrator, group, physical }

  /// The tables that are compiled in; empty only where they can't be read, which a test excludes.
  static let builtIn = (try? IncidentLexicon(read: ())) ?? IncidentLexicon()

  private var events: [String: [EventWord]] = [:]
  private var weapons: [String: String] = [:]
  private var nouns: [String: Noun] = [:]

  private init() {}

  /// Reads the tables.
  init(read: Void) throws(TableError) {
    for row in try EmbeddedTable.events.read().rows {
      let event = try EventWord(row)
      events[event.word, default: []].append(event)
    }
    for row in try EmbeddedTable.weapons.read().rows { weapons[row.fields[0]] = row.fields[1] }
    for row in try EmbeddedTable.nouns.read().rows {
      guard let noun: Noun = try row.value(1) else { throw row.error("no kind") }
      nouns[row.fields[0]] = noun
    }
  }

  /// This lexicon with further event words, which win over those of the same form and part.
  func overlaid(events rows: [Table.Row]) throws(TableError) -> IncidentLexicon {
    var lexicon = self
    for row in rows {
      guard !row.fields[3].isEmpty, !row.fields[4].isEmpty else {
        throw row.error("no event_type or sub_event_type")
      }
      let event = try EventWord(row)
      lexicon.events[event.word, default: []].insert(event, at: 0)
    }
    return lexicon
  }

  /// The event word of that form and part.
  func event(_ word: String, _ part: EventWord.Part) -> EventWord? { events[word]?.first { $0.part == part } }

  /// The type of a weapon by its words, in the singular or plural.
  func weapon(_ words: String) -> String? {
    weapons[words] ?? Self.singulars(words).lazy.compactMap { weapons[$0] }.first
  }

  /// The sort of a noun, in the singular or plural.
  func noun(_ word: String) -> Noun? {
    nouns[word] ?? Self.singulars(word).lazy.compactMap { nouns[$0] }.first
  }

  /// What a word may be the past or participle of.
  static func bases(_ word: String) -> [String] {
    if let base = irregular[word] { return [base] }
    for ending in ["ed", "ing"] where word.hasSuffix(ending) && word.count > ending.count + 2 {
      let stem = String(word.dropLast(ending.count))
      let isDouble = stem.last == stem.dropLast().last
      return [stem, stem + "e"] + (isDouble ? [String(stem.dropLast())] : [])
    }
    return []
  }

  /// The dictionary form of a verb that lemmatizers miss; none for others.
  static func irregularBase(_ word: String) -> [String] { irregular[word].map { [$0] } ?? [] }

  private static let irregular = [
    "tore": "tear", "torn": "tear", "shot": "shoot", "blew": "blow", "struck": "strike", "freed": "free",
    "stole": "steal", "stolen": "steal", "slain": "slay", "slew": "slay", "beheaded": "behead",
  ]

  /// What the words may be the plural of.
  static func singulars(_ word: String) -> [String] {
    guard word.count > 3, word.hasSuffix("s") else {
      return word.hasSuffix("men") ? [String(word.dropLast(2)) + "an"] : []
    }
    if word.hasSuffix("ies") { return [String(word.dropLast(3)) + "y"] }
    if word.hasSuffix("'s") { return [String(word.dropLast(2))] }
    return word.hasSuffix("es")
      ? [String(word.dropLast()), String(word.dropLast(2))] : [String(word.dropLast())]
  }
}
