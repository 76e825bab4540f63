import NewsModel

/// A point on the globe (WGS 84), in degrees.
struct GeoPoint: Sendable, Hashable {
  var latitude: Double
  var longitude: Double

  init(latitude: Double, longitude: Double) { (self.latitude, self.longitude) = (latitude, longitude) }

  /// Where a place lies; `nil` where that is not known.
  init?(_ place: Place?) {
    guard let latitude = place?.latitude, let longitude = place?.longitude else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }
}

/// A part of the globe between two parallels and two meridians, its edges included (RFC 7946 §5).
public struct GeoBox: Sendable, Hashable {
  /// Degrees east, from -180 to 180; where `west` is greater than `east` the box crosses the antimeridian.
  public let west, east: Double
  /// Degrees north, from -90 to 90.
  public let south, north: Double

  /// Reads `west,south,east,north`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Decimal.number(String($0.trimmingSpaces)) }
    guard parts.count == 4, numbers.count == 4,
      abs(numbers[0]) <= 180, abs(numbers[2]) <= 180, abs(numbers[1]) <= 90, abs(numbers[3]) <= 90,
      numbers[1] <= numbers[3]
    else { return nil }
    (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  /// Whether a point lies in it.
  func contains(_ point: GeoPoint) -> Bool {
    let isBetween =
      west <= east
      ? west <= point.longitude && point.longitude <= east
      : west <= point.longitude || point.longitude <= east
    return isBetween && south <= point.latitude && point.latitude <= north
  }
}

extension Substring {
  /// Without spaces around it.
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
