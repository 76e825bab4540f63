import Linguistics
import NewsModel

/// Finds what a report says has happened: event words, their parts, their setting, and which of them tell the same incident.
struct IncidentExtractor: Sendable {
  private let lexicon: IncidentLexicon
  private let world: WorldTables

  /// The tables that are compiled in, unless others are given.
  init(lexicon: IncidentLexicon = .builtIn, world: WorldTables = .builtIn) {
    (self.lexicon, self.world) = (lexicon, world)
  }

  /// The incidents of a report, in the order in which it tells them.
  ///
  /// - Parameters:
  ///   - actors: gains those who take part.
  ///   - statements: who says what, so that an incident that stands only in somebody's words is known as such.
  func incidents(
    in report: AnnotatedReport, actors: inout ActorIndex, times: [TemporalExpression],
    places: PlaceFinder.Result,
    statements: [Statement]
  ) -> [Incident] {
    let tree = SyntaxTree(report, phrases: actors.phrases)
    let sorter = ParticipantSorter(tree, report, lexicon: lexicon, world: world, times: times)
    let settings = SettingReader(
      tree, times: times, places: places, layout: report.layout,
      paragraphs: report.annotated.paragraphs)
    let mentions = mentions(tree, report, sorter, settings)
    var drafts = IncidentMerger(tree, sorter: sorter).merge(mentions)
    for index in drafts.indices { settings.complete(&drafts[index]) }
    let builder = IncidentBuilder(
      tree: tree, report: report, sorter: sorter,
      parties: PartyReader(tree, report, sorter: sorter, actors: actors, statements: statements),
      tolls: TollReader(tree, report, sorter: sorter, statements: statements), statements: statements)
    var seen: [String: Int] = [:]
    return drafts.map { draft in builder.incident(draft, actors: &actors, seen: &seen) }
      .filter { $0.confidence >= IncidentConfidence.least }
  }

  /// Every mention that tells an incident.
  private func mentions(
    _ tree: SyntaxTree, _ report: AnnotatedReport, _ sorter: ParticipantSorter, _ settings: SettingReader
  ) -> [EventMention] {
    let weapons = WeaponReader(tree, report, lexicon: lexicon, world: world)
    let arguments = ArgumentReader(tree, weapons: weapons, sorter: sorter)
    let filter = MentionFilter(tree, sorter: sorter)
    let judge = RealityJudge(tree)
    let found: [EventMention] = TriggerFinder(tree, lexicon: lexicon).find().compactMap { trigger in
      guard let reality = judge.reality(of: trigger.head, part: trigger.word.part) else { return nil }
      var mention = arguments.read(trigger)
      mention.reality = reality
      settings.read(&mention)
      return filter.accepts(&mention) ? mention : nil
    }
    return withExamples(found, tree)
  }

  /// "For example, …": who does what a sentence exemplifies is told by the sentences before it.
  private func withExamples(_ mentions: [EventMention], _ tree: SyntaxTree) -> [EventMention] {
    var mentions = mentions
    for index in mentions.indices
    where mentions[index].actors.isEmpty && mentions[index].word.category == .violent {
      let start = tree.sentences[mentions[index].sentence].lowerBound
      let opening = (start..<min(start + 3, tree.tokens.count)).map { tree.words[$0] }.joined(separator: " ")
      guard opening.contains("for example") || opening.contains("for instance") else { continue }
      let before = mentions[..<index].last {
        !$0.actors.isEmpty && $0.word.category == .violent && $0.sentence < mentions[index].sentence
      }
      if let before, mentions[index].sentence - before.sentence <= 3 {
        mentions[index].actors = before.actors
      }
    }
    return mentions
  }
}
