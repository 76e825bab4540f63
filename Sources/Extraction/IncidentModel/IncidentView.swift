import Linguistics
import NewsModel

/// A report as the incident model sees it: trees, noun chunks, names, event words, and what the rules made of them.
package struct IncidentView: Sendable {
  let tree: SyntaxTree
  let sorter: ParticipantSorter
  let chunks: NounChunks
  let weapons: WeaponReader
  /// The event words, whether or not the rules found an incident there.
  let triggers: [TriggerFinder.Trigger]
  /// What the rules found.
  let drafts: [IncidentDraft]
  /// Hashes of dictionary forms, forms, tags and relations.
  let lemma: [UInt64]
  let word: [UInt64]
  let tag: [UInt64]
  let relation: [UInt64]
  private let report: AnnotatedReport
  private let names: [Int: Range<Int>]
  private let known: [Int: (tokens: Range<Int>, actor: KnownActor)]
  private let triggerAt: [Int: EventWord]
  /// The violent event words of each sentence.
  let triggersBySentence: [[TriggerFinder.Trigger]]
  /// The ages of what the rules found in each sentence, by ``age(_:)``.
  let ages: [Int: [UInt64]]
  /// The part that the rules gave to each token, and in what sort of incident.
  let ruleParts: [Int: [RulePart]]

  /// The last days of the classes of ``age(_:)``.
  private static let lastDays = [-1, 0, 1, 3, 7, 14, 31, 62, 120, 365]

  struct RulePart: Sendable, Hashable {
    var role: UInt64
    var sort: IncidentSort
  }

  init(
    _ report: AnnotatedReport, tree: SyntaxTree, sorter: ParticipantSorter, weapons: WeaponReader,
    triggers: [TriggerFinder.Trigger], drafts: [IncidentDraft]
  ) {
    (self.report, self.tree, self.sorter, self.weapons) = (report, tree, sorter, weapons)
    (self.triggers, self.drafts) = (triggers, drafts)
    chunks = NounChunks(tree)
    lemma = tree.lemmas.map { UInt64(word: $0) }
    word = tree.words.map { UInt64(word: $0) }
    tag = tree.tokens.map { UInt64(word: $0.tag.rawValue) }
    relation = tree.tokens.map { UInt64(word: $0.relation.rawValue) }
    names = Dictionary(
      report.annotated.names.flatMap { name in name.tokens.map { ($0, name.tokens) } },
      uniquingKeysWith: { first, _ in first })
    known = Self.known(report, tree, sorter.world)
    triggerAt = Dictionary(triggers.map { ($0.head, $0.word) }, uniquingKeysWith: { first, _ in first })
    var bySentence = [[TriggerFinder.Trigger]](repeating: [], count: tree.sentences.count)
    for trigger in triggers where trigger.word.category == .violent {
      bySentence[tree.sentence[trigger.head]].append(trigger)
    }
    triggersBySentence = bySentence
    ruleParts = Self.parts(drafts)
    ages = Self.ages(drafts, published: report.layout.datePublished)
  }

  /// How long before the report what a mention tells happened, in classes of days; 0 where one of the days is unknown.
  ///
  /// People who list a report's incidents leave old ones out.
  func age(_ mention: EventMention) -> UInt64 { Self.age(mention, published: report.layout.datePublished) }

  private static func age(_ mention: EventMention, published: CalendarDate?) -> UInt64 {
    guard let day = mention.date?.start, let published else { return 0 }
    let days = published.dayNumber - day.dayNumber
    return UInt64(lastDays.firstIndex { days <= $0 } ?? lastDays.count) + 1
  }

  private static func ages(_ drafts: [IncidentDraft], published: CalendarDate?) -> [Int: [UInt64]] {
    let violent = drafts.flatMap(\.mentions).filter { $0.word.category == .violent }
    return Dictionary(grouping: violent, by: \.sentence).mapValues { mentions in
      Set(mentions.map { age($0, published: published) }).sorted()
    }
  }

  /// How many tokens.
  package var count: Int { tree.tokens.count }

  /// The text of tokens, as it stands.
  package func text(_ tokens: Range<Int>) -> String { report.span(tokens: tokens).exact }

  /// The span of tokens.
  func span(_ tokens: Range<Int>) -> Span { report.span(tokens: tokens) }

  /// The name that a token is part of.
  func name(at token: Int) -> Range<Int>? { names[token] }

  /// The known actor that a token is part of the name of.
  func known(at token: Int) -> (tokens: Range<Int>, actor: KnownActor)? { known[token] }

  /// The event word that a token heads.
  func event(at token: Int) -> EventWord? { triggerAt[token] }

  /// What a token is, by names, tables and tag: one number.
  func kind(_ token: Int, _ top: Int) -> UInt64 {
    let name = sorter.kind(token) ?? sorter.kind(top)
    let actor = (known[token] ?? known[top])?.actor.classification
    return FeatureHashing.mix(
      UInt64(word: name?.rawValue ?? ""),
      FeatureHashing.mix(
        UInt64(word: actor?.rawValue ?? ""), UInt64(word: sorter.noun(token)?.rawValue ?? "")))
  }

  /// The coarsest of what a token is: noun table, else name, else known actor.
  func sort(_ token: Int, _ top: Int) -> UInt64 {
    if let noun = sorter.noun(token) { return UInt64(word: noun.rawValue) }
    if let name = sorter.kind(token) ?? sorter.kind(top) { return UInt64(word: name.rawValue) }
    return UInt64(word: (known[token] ?? known[top])?.actor.classification.rawValue ?? "")
  }

  /// The token of a chunk that hangs on something outside it.
  func top(_ chunk: Range<Int>) -> Int {
    chunk.first { token in tree.head(token).map { !chunk.contains($0) } ?? true } ?? chunk.upperBound - 1
  }

  /// Words of a phrase as they are compared: folded, without articles and punctuation.
  func key(_ tokens: Range<Int>) -> String {
    tokens.lazy.map { tree.words[$0] }
      .filter {
        !["a", "an", "the"].contains($0)
          && $0.utf8.contains { $0 >= 0x80 || $0 &- 0x30 < 10 || $0 &- 0x61 < 26 }
      }
      .joined(separator: " ")
  }

  private static func known(_ report: AnnotatedReport, _ tree: SyntaxTree, _ world: WorldTables) -> [Int: (
    Range<Int>, KnownActor
  )] {
    var found: [Int: (Range<Int>, KnownActor)] = [:]
    var index = 0
    while index < tree.tokens.count {
      var step = 1
      guard mayBegin(index, tree, world) else {
        index += step
        continue
      }
      for length in (1...6).reversed() where index + length <= tree.tokens.count {
        let text = report.annotated.text(report.bytes(tokens: index..<(index + length)))
        guard let actor = world.actor(named: text) else { continue }
        for token in index..<(index + length) { found[token] = (index..<(index + length), actor) }
        step = length
        break
      }
      index += step
    }
    return found
  }

  /// A quick look at the first word, before longer names are tried.
  private static func mayBegin(_ index: Int, _ tree: SyntaxTree, _ world: WorldTables) -> Bool {
    let first = tree.words[index] == "the" ? index + 1 : index
    guard first < tree.words.count else { return false }
    return world.mayBegin(with: String(tree.words[first].prefix { $0 != "-" }))
  }

  private static func parts(_ drafts: [IncidentDraft]) -> [Int: [RulePart]] {
    var parts: [Int: [RulePart]] = [:]
    for mention in drafts.flatMap(\.mentions) where mention.word.category == .violent {
      let sort = IncidentSort(mention.word)
      for head in mention.actors { parts[head, default: []].append(RulePart(role: 1, sort: sort)) }
      for part in mention.targets { parts[part.head, default: []].append(RulePart(role: 2, sort: sort)) }
      for weapon in mention.weapons {
        parts[weapon.tokens.upperBound - 1, default: []].append(RulePart(role: 3, sort: sort))
      }
    }
    return parts
  }
}
