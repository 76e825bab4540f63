/// Sets that have much in common share one of a few keys, most likely (Broder 1997; Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", §3.4): so that each is compared with few others instead of with all.
enum MinHash {
  /// Keys of a set: one for each band of that many rows. Two sets of similarity s share one with probability
  /// 1 - (1 - s^rows)^bands.
  static func keys(_ elements: [UInt32], bands: Int, rows: Int, salt: UInt64) -> [UInt64] {
    guard !elements.isEmpty else { return [] }
    return (0..<bands).map { band in
      var key = mixed(salt &+ UInt64(band))
      for row in 0..<rows {
        let seed = mixed(UInt64(band * rows + row) &+ 1)
        var least = UInt64.max
        for element in elements { least = min(least, mixed(UInt64(element) ^ seed)) }
        key = mixed(key ^ least)
      }
      return key
    }
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The few that were put under a key first, for each key.
struct Buckets {
  private var members: [UInt64: [Int32]] = [:]
  private let limit: Int

  /// At most so many under each key.
  init(limit: Int) { self.limit = limit }

  /// Those under a key.
  func members(of key: UInt64) -> [Int32] { members[key] ?? [] }

  /// Puts one under a key; where there is no room the one that has been there longest goes.
  mutating func insert(_ member: Int, under key: UInt64) {
    var list = members[key] ?? []
    if list.count == limit { list.removeFirst() }
    list.append(Int32(member))
    members[key] = list
  }
}
