import NewsModel

/// The words that attribute, by lemma.
struct CueTable: Sendable {
  /// What a word takes as content.
  struct Frames: OptionSet, Sendable {
    let rawValue: Int
    static let clause = Frames(rawValue: 1), infinitive = Frames(rawValue: 2), object = Frames(rawValue: 4)
    static let objectInfinitive = Frames(rawValue: 8), addressee = Frames(rawValue: 16)
    static let raising = Frames(rawValue: 32), predicate = Frames(rawValue: 64),
      quotation = Frames(rawValue: 128), gerund = Frames(rawValue: 256)

    init(rawValue: Int) { self.rawValue = rawValue }

    init?(_ name: String) {
      switch name {
      case "that": self = .clause
      case "inf": self = .infinitive
      case "np": self = .object
      case "obj-inf": self = .objectInfinitive
      case "tell": self = .addressee
      case "raise": self = .raising
      case "hold": self = .predicate
      case "quote": self = .quotation
      case "ing": self = .gerund
      default: return nil
      }
    }
  }

  /// A word that attributes.
  struct Word: Sendable {
    /// What is done by saying it.
    var act: SpeechAct
    /// What it takes as content.
    var frames: Frames
    /// Prepositions whose complement is the content, with the act where it is another.
    var prepositions: [String: SpeechAct]
    /// The nouns with which alone an object is the content ("reserve the right"); empty where any is.
    var objects: Set<String> = []
  }

  /// The table that is compiled in; empty only where it can't be read, which a test excludes.
  static let builtIn = (try? CueTable(EmbeddedTable.cues.read())) ?? CueTable()

  private var words: [PartOfCue: [String: Word]] = [:]

  /// The parts of speech that the table tells apart.
  enum PartOfCue: String, Sendable, CaseIterable { case verb, noun, adverb, phrase }

  private init() {}

  /// The cues of a table.
  init(_ table: Table) throws(TableError) {
    for row in table.rows {
      guard let part: PartOfCue = try row.value(1) else { throw row.error("no pos") }
      guard let act: SpeechAct = try row.value(2) else { throw row.error("no act") }
      var word = words[part]?[row.fields[0]] ?? Word(act: act, frames: [], prepositions: [:])
      for name in row.list(3) {
        if let frame = Frames(name) {
          word.frames.insert(frame)
          continue
        }
        if name.hasPrefix("np=") {
          word.frames.insert(.object)
          word.objects.formUnion(name.dropFirst(3).split(separator: "+").map(String.init))
          continue
        }
        let parts = name.split(separator: ":").map(String.init)
        let other = parts.count > 1 ? SpeechAct(rawValue: parts[1]) : act
        guard parts.count < 3, let other else { throw row.error("\"\(name)\" is no frame") }
        word.prepositions[parts[0]] = other
      }
      words[part, default: [:]][row.fields[0]] = word
    }
  }

  /// The verb of that dictionary form.
  func verb(_ lemma: String) -> Word? { words[.verb]?[lemma] }
  /// The noun of that dictionary form.
  func noun(_ lemma: String) -> Word? { words[.noun]?[lemma] }
  /// The adverb.
  func adverb(_ lemma: String) -> Word? { words[.adverb]?[lemma] }
}
