import NewsModel

/// What linking looks at of an incident.
struct IncidentTraits: Sendable {
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

  var id: String
  /// The report's place among all, by date and id.
  var document: Int
  var published: Int32?
  var category: Incident.Category
  var type: String
  var footing: Footing
  var isSeries: Bool
  /// When it happened; `nil` where the report does not tell.
  var days: DayInterval?
  /// Whether the report's own words say when.
  var timex: String?
  var place: Place?
  var placeWords: [UInt32]
  /// Ids of the actors, as joined.
  var actors: Set<String>
  /// Ids of the targets, as joined.
  var targets: Set<String>
  /// Stems of what the targets are called.
  var targetWords: [UInt32]
  var triggers: [UInt32]
  var fatalities: Toll?
  var injured: Toll?
  var words: ContentWords

  init(_ incident: Incident, document: Int, published: CalendarDate?, joined: (String) -> String) {
    (id, self.document) = (incident.id, document)
    self.published = published.map { Int32($0.dayNumber) }
    (category, type, isSeries) = (incident.category, incident.subEventType, incident.series)
    footing =
      switch incident.reality {
      case .asserted, .attempted: .fact
      case .negated: .denial
      default: .possibility(incident.reality)
      }
    days = DayInterval(incident.date)
    timex = incident.date?.timex
    place = incident.place
    placeWords = incident.place.map { ContentWords($0.name).stems } ?? []
    actors = Set(incident.actors.compactMap { $0.party.actorID.map(joined) })
    targets = Set(incident.targets.compactMap { $0.party.actorID.map(joined) })
    targetWords = ContentWords(incident.targets.compactMap(\.party.name).joined(separator: " ")).stems
    triggers = ContentWords(incident.triggers.map(\.exact).joined(separator: " ")).stems
    (fatalities, injured) = (Toll(incident.fatalities), Toll(incident.injured))
    words = ContentWords(incident.notes)
  }

  /// The day that it happened, or the few days in which it did.
  var occasion: DayInterval? { days.flatMap { $0.isWithin(days: 4) ? $0 : nil } }
}
