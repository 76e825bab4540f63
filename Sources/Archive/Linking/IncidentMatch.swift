import Foundation
import NewsModel

/// Whether two reports' incidents are one: points for what speaks for it, and what rules it out.
///
/// Type, day, place, parties, toll and wording each give a little; none of them does alone, for a town sees more than one
/// attack and a minister writes more than one letter.
struct IncidentMatch {
  /// From so many points on two incidents are one.
  static let enough = 4
  private let one: IncidentTraits
  private let other: IncidentTraits

  private init(_ one: IncidentTraits, _ other: IncidentTraits) { (self.one, self.other) = (one, other) }

  /// The points; `nil` where it is ruled out.
  ///
  /// - Parameter denied: one account may deny what the other tells.
  static func score(_ one: IncidentTraits, _ other: IncidentTraits, denied: Bool = false) -> Int? {
    guard one.document != other.document, one.isSeries == other.isSeries,
      denied || one.footing == other.footing
    else { return nil }
    let match = IncidentMatch(one, other)
    guard let type = match.type(), let date = match.date(), let place = match.place(),
      let parties = match.parties(), let toll = match.toll()
    else { return nil }
    let wording = match.wording()
    // A day alone is no occasion: something must say where or to whom.
    guard place > 0 || parties > 0 || wording > 1 else { return nil }
    return type + date + place + parties + toll + wording
  }

  private static let blasts: Set<String> = [
    "remote_explosive_landmine_ied", "suicide_bomb", "grenade", "shelling_artillery_missile_attack",
    "air_drone_strike",
  ]
  private static let general = "attack"

  private func type() -> Int? {
    guard one.category == other.category else { return nil }
    if one.type == other.type { return one.type == Self.general ? 0 : 1 }
    let types = [one.type, other.type]
    guard one.category == .violent, types.allSatisfy({ Self.blasts.contains($0) || Self.isAttack($0) }) else {
      return nil
    }
    return 0
  }

  /// What an attack of any sort may be called.
  private static func isAttack(_ type: String) -> Bool { type == general || type == "armed_clash" }

  private func date() -> Int? {
    if let days = one.days, let otherDays = other.days {
      guard days.gap(to: otherDays) <= (days.isWithin(days: 7) && otherDays.isWithin(days: 7) ? 1 : 0) else {
        return nil
      }
      return one.occasion != nil && other.occasion != nil && days.gap(to: otherDays) == 0 ? 1 : 0
    }
    // What is told without a date happened before it was told, and news tell what is new.
    if let days = one.days { return Self.isNews(days, told: other.published) ? 0 : nil }
    if let days = other.days { return Self.isNews(days, told: one.published) ? 0 : nil }
    if let told = one.published, let otherTold = other.published, abs(told - otherTold) > 14 { return nil }
    return 0
  }

  private static func isNews(_ days: DayInterval, told: Int32?) -> Bool {
    guard let told else { return true }
    return days.first <= told && (days.last == DayInterval.open || told - days.last <= 30)
  }

  private func place() -> Int? {
    guard let place = one.place, let otherPlace = other.place else { return 0 }
    if let country = place.country, let otherCountry = otherPlace.country, country != otherCountry {
      return nil
    }
    let isCoarse = [place, otherPlace].contains { $0.geoPrecision == .country || $0.geoPrecision == .region }
    let common = ContentWords.common(one.placeWords, other.placeWords)
    if common > 0 { return isCoarse ? 1 : 2 }
    if isCoarse { return place.country != nil && place.country == otherPlace.country ? 1 : 0 }
    guard let distance = Self.kilometres(place, otherPlace) else { return 0 }
    return distance <= 30 ? 1 : nil
  }

  /// By the spherical law of cosines, on a sphere of 6,371 km; `nil` where a place has no coordinates.
  private static func kilometres(_ one: Place, _ other: Place) -> Double? {
    guard let latitude = one.latitude, let longitude = one.longitude, let otherLatitude = other.latitude,
      let otherLongitude = other.longitude
    else { return nil }
    let (a, b) = (latitude * .pi / 180, otherLatitude * .pi / 180)
    let cosine = sin(a) * sin(b) + cos(a) * cos(b) * cos((longitude - otherLongitude) * .pi / 180)
    return acos(min(1, max(-1, cosine))) * 6371
  }

  private func parties() -> Int? {
    var points = 0
    if one.actors.intersects(other.actors) {
      points += 1
    } else if !one.actors.isEmpty, !other.actors.isEmpty {
      // Who did it may be told differently; who wrote a letter is what makes it that letter.
      if one.category == .diplomatic { return nil }
      points -= 1
    }
    let common = ContentWords.common(one.targetWords, other.targetWords)
    if common > 0 || one.targets.intersects(other.targets) {
      points += 1
    } else if !one.targetWords.isEmpty, !other.targetWords.isEmpty {
      points -= 1
    }
    return points
  }

  private func toll() -> Int? {
    var points = 0
    for (own, others) in [(one.fatalities, other.fatalities), (one.injured, other.injured)] {
      guard let own, let others else { continue }
      let (low, high) = (min(own.high, others.high), max(own.low, others.low))
      if high > 4 * low + 10 { return nil }
      if own == others, own.low > 0 {
        points = 1
      } else if high > 2 * low + 3 {
        points -= 1
      }
    }
    return points
  }

  private func wording() -> Int {
    let similarity = one.words.similarity(other.words)
    return similarity >= 0.6 ? 2 : similarity >= 0.25 ? 1 : 0
  }
}
