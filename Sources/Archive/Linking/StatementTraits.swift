import NewsModel

/// What linking and counting look at of a statement, in the terms of its own report.
struct StatementTraits: Sendable {
  /// What is compared with other reports' statements.
  var said: StatementLinker.Traits
  /// Ids of actors.
  var speakerID, addresseeID: String?
  var act: SpeechAct
  /// What it does with an incident that it names, where it takes a side and is not led to one by its own report.
  var relation: Statement.Subject.Relation?
  /// Ids of the actors that it mentions, where it has a relation.
  var mentions: [String] = []
  /// Incidents of its own report that it denies.
  var denied: [String]
  /// When it was said, where another report may still tell.
  var open: OpenDate?

  init(_ statement: Statement, _ lexicon: Lexicon) {
    speakerID = statement.speaker?.actorID.map(lexicon.shared)
    addresseeID = statement.addressee?.actorID.map(lexicon.shared)
    act = statement.act
    denied = statement.about.filter { $0.relation == .denies }.map(\.incidentID)
    open = OpenDate(statement.date)
    let name = statement.speaker.flatMap { $0.named ? $0.name.map(NameWords.key) : nil }
    said = StatementLinker.Traits(
      id: statement.id, document: 0, speaker: speakerID ?? name.map(lexicon.shared),
      isNegated: statement.negated, words: ContentWords(statement.text),
      days: statement.date?.basis == .publication ? nil : DayInterval(statement.date), published: nil)
    guard statement.about.isEmpty, !statement.negated else { return }
    relation = Self.relation(statement)
    if relation != nil { mentions = statement.mentions.map(lexicon.shared) }
  }

  /// What is done with an incident by an act that takes a side; `nil` for those that only tell.
  private static func relation(_ statement: Statement) -> Statement.Subject.Relation? {
    if statement.cue.map({ ["justify", "defend"].contains($0.lemma) }) == true { return .justifies }
    return switch statement.act {
    case .claimResponsibility: .claims
    case .deny, .reject: .denies
    case .condemn, .criticize: .condemns
    default: nil
    }
  }
}

/// A date that its report leaves open: not told, or not resolved. A class, for few records have one.
final class OpenDate: Sendable {
  /// What the report does tell.
  let date: ReportedDate?

  /// `nil` for a date that is no longer open.
  init?(_ date: ReportedDate?) {
    if date?.start != nil { return nil }
    self.date = date
  }
}
