import Linguistics
import NewsModel

/// Reads sentences that tell only where or when what was told before happened: "The incident occurred near Tolu."
struct OccurrenceReader {
  private let tree: SyntaxTree
  private let settings: SettingReader

  /// How many sentences before it the incident may have been told last.
  private static let reach = 2
  private static let words: Set = [
    "incident", "event", "action", "act", "crime", "operation", "assault", "tragedy",
  ]

  init(_ tree: SyntaxTree, settings: SettingReader) { (self.tree, self.settings) = (tree, settings) }

  /// Gives the violent incidents that were told last before them day and place.
  func mark(_ drafts: inout [IncidentDraft]) {
    var told: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() where draft.mentions[0].word.category == .violent {
      for mention in draft.mentions { told[mention.sentence] = index }
    }
    guard !told.isEmpty else { return }
    for verb in tree.tokens.indices where isOccurring(verb) {
      guard let subject = tree.child(verb, [.nsubj]), isTakenUp(subject),
        let index = (0...Self.reach).lazy.compactMap({ told[tree.sentence[verb] - $0] }).first
      else { continue }
      var mention = EventMention(
        word: drafts[index].mentions[0].word, head: subject, trigger: subject..<(subject + 1),
        clause: tree.spans[verb], sentence: tree.sentence[verb])
      settings.read(&mention)
      take(mention, into: &drafts[index])
    }
  }

  private func isOccurring(_ verb: Int) -> Bool {
    guard tree.tokens[verb].tag.isVerb else { return false }
    return ["occur", "happen"].contains(tree.lemmas[verb])
      || tree.lemmas[verb] == "take" && tree.word(verb + 1) == "place"
  }

  /// "the incident", "this crime".
  private func isTakenUp(_ noun: Int) -> Bool {
    Self.words.contains(tree.lemmas[noun])
      && tree.children(noun, [.det]).contains { ["the", "this"].contains(tree.words[$0]) }
  }

  private func take(_ mention: EventMention, into draft: inout IncidentDraft) {
    if let place = mention.place, place.isNarrow, draft.place.map({ !$0.isNarrow }) ?? true,
      draft.place?.country == nil || place.country == nil || place.country == draft.place?.country
    {
      draft.toldPlace = place
    }
    if draft.date == nil { draft.toldDate = mention.date }
  }
}
