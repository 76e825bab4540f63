/// Sets that have much in common share one of a few keys, most likely (Broder 1997; Leskovec, Rajaraman and Ullman,
/// "Mining of Massive Datasets", §3.4): so that each is compared with few others instead of with all.
enum MinHash {
  /// Keys of a set: one for each band of that many rows. Two sets of similarity s share one with probability
  /// 1 - (1 - s^rows)^bands.
  static func keys(_ elements: [UInt32], bands: Int, rows: Int, salt: UInt64) -> [UInt64] {
    guard !elements.isEmpty else { return [] }
    return (0..<bands).map { key(elements, band: $0, rows: rows, salt: salt) }
  }

  /// The key of one of the bands.
  static func key(_ elements: some Sequence<UInt32>, band: Int, rows: Int, salt: UInt64) -> UInt64 {
    var key = mixed(salt &+ UInt64(band))
    for row in 0..<rows {
      let seed = mixed(UInt64(band * rows + row) &+ 1)
      var least = UInt64.max
      for element in elements { least = min(least, mixed(UInt64(element) ^ seed)) }
      key = mixed(key ^ least)
    }
    return key
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Which members there are under each of many keys, ascending; in two arrays, for there are many keys with few members.
struct KeyedMembers: Sendable {
  private let keys: [UInt64]
  private let members: [Int32]

  /// Keys with their members, in any order.
  init(_ entries: consuming [(key: UInt64, member: Int32)]) {
    entries.sort { $0 < $1 }
    keys = entries.map(\.key)
    members = entries.map(\.member)
  }

  /// The last few members below a number.
  func members(of key: UInt64, below bound: Int, limit: Int) -> ArraySlice<Int32> {
    let all = 0..<keys.count
    let first = keys.partitioningIndex(in: all) { keys[$0] >= key }
    let end = keys.partitioningIndex(in: first..<keys.count) { keys[$0] > key || members[$0] >= bound }
    return members[first..<end].suffix(limit)
  }
}
