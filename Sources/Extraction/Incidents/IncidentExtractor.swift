import Linguistics
import NewsModel

/// Finds what a report says has happened: event words, their parts, their setting, and which of them tell the same incident.
struct IncidentExtractor: Sendable {
  private let lexicon: IncidentLexicon
  private let world: WorldTables
  private let model = IncidentModel.builtIn

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
    let reading = reading(report, phrases: actors.phrases, times: times, places: places)
    let (view, tree) = (reading.view, reading.view.tree)
    var drafts = isOfTheModelsTime(report) ? drafts(reading) : view.drafts
    OccurrenceReader(tree, settings: reading.settings).mark(&drafts)
    VictimReader(tree: tree, sorter: view.sorter).mark(&drafts)
    for index in drafts.indices { reading.settings.complete(&drafts[index]) }
    SparedReader(tree).mark(&drafts)
    ClaimReader(tree, sorter: view.sorter).mark(&drafts)
    let builder = IncidentBuilder(
      tree: tree, report: report, sorter: view.sorter,
      parties: PartyReader(tree, report, sorter: view.sorter, actors: actors, statements: statements),
      tolls: TollReader(tree, report, sorter: view.sorter, statements: statements), statements: statements,
      weaponReader: view.weapons)
    var seen: [String: Int] = [:]
    let letter = LetterIncident.incident(report, actors: &actors).map { [$0] } ?? []
    return letter
      + drafts.map { draft in builder.incident(draft, actors: &actors, seen: &seen) }
      .filter { $0.confidence >= IncidentConfidence.least || $0.extractor.rule.hasPrefix("incident-model") }
  }

  /// What the rules find, and how they read an event word.
  struct Reading {
    var view: IncidentView
    var settings: SettingReader
    var mention: (TriggerFinder.Trigger) -> EventMention
  }

  /// Reads a report by the rules alone.
  func reading(
    _ report: AnnotatedReport, phrases: NounPhrases, times: [TemporalExpression], places: PlaceFinder.Result
  ) -> Reading {
    let tree = SyntaxTree(report, phrases: phrases)
    let sorter = ParticipantSorter(tree, report, lexicon: lexicon, world: world, times: times)
    let weapons = WeaponReader(tree, report, lexicon: lexicon, world: world)
    let arguments = ArgumentReader(tree, weapons: weapons, sorter: sorter)
    let settings = SettingReader(
      tree, times: times, places: places, layout: report.layout, paragraphs: report.annotated.paragraphs)
    let filter = MentionFilter(tree, sorter: sorter)
    let judge = RealityJudge(tree)
    func read(_ trigger: TriggerFinder.Trigger) -> EventMention {
      var mention = arguments.read(trigger)
      settings.read(&mention)
      return mention
    }
    let triggers = TriggerFinder(tree, lexicon: lexicon).find()
    let found: [EventMention] = triggers.compactMap { trigger in
      guard let reality = judge.reality(of: trigger.head, part: trigger.word.part) else { return nil }
      var mention = read(trigger)
      mention.reality = reality
      return filter.accepts(&mention) ? mention : nil
    }
    let drafts = IncidentMerger(tree, sorter: sorter, headline: report.layout.headlineBytes).merge(
      withExamples(found, tree))
    let view = IncidentView(
      report, tree: tree, sorter: sorter, weapons: weapons, triggers: triggers, drafts: drafts)
    return Reading(view: view, settings: settings, mention: read)
  }

  /// What the rules found; of violence in reports of the kind that the model knows, what the model proposes instead.
  private func drafts(_ reading: Reading) -> [IncidentDraft] {
    guard let proposals = model.proposals(in: reading.view) else { return reading.view.drafts }
    let others = reading.view.drafts.filter { !ProposedDrafts.isReal($0) }
    let proposed = ProposedDrafts(view: reading.view).drafts(proposals, mention: reading.mention)
    return (others + proposed).sorted { $0.mentions[0].head < $1.mentions[0].head }
  }

  /// Whether a report may be of the years that the model learned from: the model takes the words of any report on that part
  /// of the world for its own, whenever it was written, and would keep back most of what today's tell. An undated report in
  /// capitals is from the days of the telex.
  private func isOfTheModelsTime(_ report: AnnotatedReport) -> Bool {
    report.layout.datePublished.map { IncidentModel.years.contains($0.year) }
      ?? PlaceWords.isCapitals(report.raw)
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
