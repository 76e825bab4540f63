import EmbeddedFiles

/// Cities and first-level divisions of the world, from GeoNames: searched in place, in the bytes that are compiled in.
struct Gazetteer: Sendable {
  /// A place.
  struct Entry: Sendable, Hashable {
    /// A first-level division rather than a city, town or village.
    var isDivision: Bool
    /// Usual name.
    var name: String
    /// First-level division that it lies in; `nil` for a division.
    var admin1: String?
    /// ISO 3166-1 alpha-3 code of its country.
    var iso3: String
    /// Latitude in degrees.
    var latitude: Double
    /// Longitude in degrees; of a division the mean of its towns.
    var longitude: Double
    /// Id in GeoNames; `nil` for a division.
    var geonamesID: Int?
    /// Inhabitants.
    var population: Int
  }

  /// A user's own places, by key; they win over those of the same name.
  var own: [String: [Entry]] = [:]

  /// The keys of towns by the press's spellings of their names.
  static let spellings: [String: String] = Dictionary(
    ((try? EmbeddedTable.spellings.read())?.rows ?? []).map { ($0.fields[0], $0.fields[1]) }
  ) { first, _ in first }

  /// The places of a name, most populous first; of another spelling where there are none.
  ///
  /// - Parameter key: the name in the form of ``WorldTables/key(_:)``.
  func entries(key: String) -> [Entry] {
    if let own = own[key] { return own }
    let found = listed(key)
    return found.isEmpty ? Self.spellings[key].map(listed) ?? [] : found
  }

  private func listed(_ key: String) -> [Entry] {
    let file = embedded_gazetteer()
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
    let wanted = Array((key + "\t").utf8)
    var line = Self.firstLine(notBefore: wanted, in: bytes)
    var found: [Entry] = []
    while line < bytes.count, found.count < 60, Self.order(of: line, wanted, in: bytes) == 0 {
      let end = Self.lineEnd(line, in: bytes)
      if let entry = Self.entry(key: key, bytes[line..<end]) { found.append(entry) }
      line = end + 1
    }
    return found
  }

  /// Where the first line begins whose key is not less than the wanted one.
  private static func firstLine(notBefore wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = lineStart((low + high) / 2, in: bytes)
      if order(of: middle, wanted, in: bytes) < 0 {
        low = lineEnd(middle, in: bytes) + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// -1, 0 or 1: how the line that begins there stands to a key with its tab. Comments come before everything.
  private static func order(of line: Int, _ wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    for (offset, byte) in wanted.enumerated() {
      let index = line + offset
      guard index < bytes.count else { return -1 }
      if bytes[index] != byte { return bytes[index] < byte ? -1 : 1 }
    }
    return 0
  }

  private static func lineStart(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = index
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func lineEnd(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = index
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private static func entry(key: String, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Entry? {
    let fields = String(decoding: line, as: UTF8.self).split(
      separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 9, let latitude = Double(fields[5]), let longitude = Double(fields[6]) else {
      return nil
    }
    return Entry(
      isDivision: fields[1] == "a", name: fields[2] == "=" ? key.capitalizedWords : String(fields[2]),
      admin1: fields[3].isEmpty ? nil : String(fields[3]), iso3: String(fields[4]), latitude: latitude,
      longitude: longitude,
      geonamesID: Int(fields[7]), population: Int(fields[8]) ?? 0)
  }
}

extension String {
  /// Each word with a capital.
  fileprivate var capitalizedWords: String {
    split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
