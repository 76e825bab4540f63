/// A set of hashed traits, in the order in which they were found.
struct TraitBag: Sendable {
  private(set) var hashes: [UInt64] = []
  private var known: Set<UInt64> = []

  init() {}

  /// Takes a trait in, once.
  mutating func add(
    _ trait: some RawRepresentable<UInt64>, _ first: UInt64 = 0, _ second: UInt64 = 0, _ third: UInt64 = 0
  ) {
    insert(Self.hash(trait, first, second, third))
  }

  /// Takes in what another bag holds.
  mutating func formUnion(_ other: TraitBag) {
    for hash in other.hashes { insert(hash) }
  }

  private mutating func insert(_ hash: UInt64) {
    if known.insert(hash).inserted { hashes.append(hash) }
  }

  private static func hash(
    _ trait: some RawRepresentable<UInt64>, _ first: UInt64, _ second: UInt64, _ third: UInt64
  ) -> UInt64 {
    FeatureHashing.mix(FeatureHashing.mix(FeatureHashing.mix(trait.rawValue &+ 0x51D, first), second), third)
  }

  /// A small number as it is: 0 to 3; 4 up to 6, 5 up to 11, 6 for more.
  static func bucket(_ number: Int) -> UInt64 {
    number < 4 ? UInt64(max(0, number)) : number < 7 ? 4 : number < 12 ? 5 : 6
  }
}

extension UInt64 {
  /// The hash of a word.
  init(word: String) { self = FeatureHashing.word(word.utf8) }
}
