import NewsModel

/// What linking looks at of an incident. A class, so that comparing two copies neither.
final class IncidentTraits: Sendable {
  /// Which accounts can be of one event: those of what happened, of what did not, and of each sort of what may.
  enum Footing: Hashable, Sendable {
    case fact, denial
    case possibility(Incident.Reality)
  }

  /// A figure's least and greatest value.
  struct Toll: Sendable, Hashable {
    var low: Int
    var high: Int

    init?(_ casualties: Casualties?) {
      guard let low = casualties?.low ?? casualties?.best, let high = casualties?.high ?? casualties?.best
      else {
        return nil
      }
      (self.low, self.high) = (min(low, high), max(low, high))
    }
  }

  let id: String
  /// The report's place among all, by date and id.
  let document: Int
  let published: Int32?
  let category: Incident.Category
  let type: String
  let footing: Footing
  let isSeries: Bool
  /// When it happened; `nil` where the report does not tell.
  let days: DayInterval?
  /// The TIMEX3 value of the report's own words, where they say when.
  let timex: String?
  /// When it happened, where another report may still tell.
  let open: OpenDate?
  let place: Place?
  let placeWords: [UInt32]
  /// Ids of the actors, ascending.
  let actors: [String]
  /// Ids of the targets, ascending.
  let targets: [String]
  /// Stems of what the targets are called.
  let targetWords: [UInt32]
  let triggers: [UInt32]
  let fatalities: Toll?
  let injured: Toll?
  let words: ContentWords
  /// Ids of the statements that dispute it.
  let disputedBy: [String]
  /// The figures that it gives, each with the report.
  let figures: ReportLinks.Figures

  /// As a report tells it.
  init(_ incident: Incident, of document: Document, _ lexicon: Lexicon) {
    (id, self.document) = (incident.id, 0)
    published = document.datePublished.map { Int32($0.dayNumber) }
    (category, type) = (incident.category, lexicon.shared(incident.subEventType))
    isSeries = incident.series
    footing =
      switch incident.reality {
      case .asserted, .attempted: .fact
      case .negated: .denial
      default: .possibility(incident.reality)
      }
    (days, timex, open) = (DayInterval(incident.date), incident.date?.timex, OpenDate(incident.date))
    place = incident.place
    placeWords = incident.place.map { ContentWords($0.name).stems } ?? []
    actors = Set(incident.actors.compactMap(\.party.actorID)).map(lexicon.shared).sorted()
    targets = Set(incident.targets.compactMap(\.party.actorID)).map(lexicon.shared).sorted()
    targetWords = ContentWords(incident.targets.compactMap(\.party.name).joined(separator: " ")).stems
    triggers = ContentWords(incident.triggers.map(\.exact).joined(separator: " ")).stems
    (fatalities, injured) = (Toll(incident.fatalities), Toll(incident.injured))
    words = ContentWords(incident.notes)
    disputedBy = incident.disputedBy
    figures = ReportLinks.Figures(incident, of: document)
  }

  /// The same among others: with its report's place, and its parties by their ids in the collection.
  init(_ traits: IncidentTraits, document: Int, joined: (String) -> String) {
    (id, self.document, published) = (traits.id, document, traits.published)
    (category, type, footing, isSeries) = (traits.category, traits.type, traits.footing, traits.isSeries)
    (days, timex, open) = (traits.days, traits.timex, traits.open)
    (place, placeWords) = (traits.place, traits.placeWords)
    actors = Set(traits.actors.map(joined)).sorted()
    targets = Set(traits.targets.map(joined)).sorted()
    (targetWords, triggers) = (traits.targetWords, traits.triggers)
    (fatalities, injured, words) = (traits.fatalities, traits.injured, traits.words)
    (disputedBy, figures) = (traits.disputedBy, traits.figures)
  }

  /// The day that it happened, or the few days in which it did.
  var occasion: DayInterval? { days.flatMap { $0.isWithin(days: 4) ? $0 : nil } }
}

extension [String] {
  /// Whether two ascending lists have an element in common.
  func intersects(_ other: [String]) -> Bool {
    var (left, right) = (0, 0)
    while left < count, right < other.count {
      if self[left] == other[right] { return true }
      if self[left] < other[right] { left += 1 } else { right += 1 }
    }
    return false
  }
}
