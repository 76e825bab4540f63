import NewsModel

/// How sure it is that a record tells an incident: a logistic model of a few traits, its weights learned from reports with
/// answer templates (MUC-4) and rounded.
struct IncidentConfidence: Sendable {
  /// A violent record below this is more likely background or a turn of phrase, and is left out.
  static let least = 0.4

  /// From 0 to 1.
  ///
  /// - Parameters:
  ///   - isFirst: it stands where the report begins, which is where reports tell their news.
  ///   - mentions: how often it is told.
  func confidence(of incident: Incident, isFirst: Bool, mentions: Int) -> Double {
    guard incident.category == .violent else { return 0.8 }
    var sum = -1.8
    if let date = incident.date {
      // A day without its year is a day all the same.
      let isDay = date.precision == .day || date.precision == .range
      sum += date.start == nil ? (date.span == nil ? 0 : 1.5) : isDay ? 2.5 : 1
    }
    if isFirst { sum += 1.8 }
    if !incident.weapons.isEmpty { sum += 1.5 }
    if !incident.targets.isEmpty || incident.intercepted != nil { sum += 1.5 }
    if incident.fatalities?.best != nil { sum += 1 }
    if mentions > 1 { sum += 1 }
    if incident.place?.span != nil { sum += 0.8 }
    if incident.actors.contains(where: \.party.named) { sum += 0.7 }
    if incident.targets.contains(where: { $0.party.named && $0.kind == .human }) { sum += 0.9 }
    if incident.status == .attributed { sum -= 0.6 }
    // "Explosions in Goma" are news, "attacks" anywhere are background.
    if incident.series, incident.place?.geoPrecision != .exact { sum -= 1 }
    return (100 / (1 + Self.exponential(-sum))).rounded() / 100
  }

  /// e to a small power, by halving: precise enough for two digits.
  private static func exponential(_ power: Double) -> Double {
    var value = 1 + power / 1024
    for _ in 0..<10 { value *= value }
    return value
  }
}
