import Foundation

/// Probabilities as traits: log odds in halves, and for each step that is reached a trait of its own.
enum LogOdds {
  /// Log odds in halves, from -14 to 14.
  static func step(_ probability: Double) -> Int {
    let held = min(max(probability, 1e-3), 1 - 1e-3)
    return Int((2 * log(held / (1 - held))).rounded())
  }

  /// A trait for each rung from -6 to 6 that the value reaches.
  static func ladder(
    _ trait: some RawRepresentable<UInt64>, _ value: Int, _ hash: UInt64, _ bag: inout TraitBag
  ) {
    for rung in -6...6 where value >= rung { bag.add(trait, bits(rung), hash) }
  }

  /// A small number, negative or not, as a part of a trait.
  static func bits(_ number: Int) -> UInt64 { UInt64(number + 64) }

  /// Half way between two probabilities, as log odds.
  static func mean(_ one: Double, _ other: Double) -> Double {
    func odds(_ probability: Double) -> Double {
      let held = min(max(probability, 1e-6), 1 - 1e-6)
      return log(held / (1 - held))
    }
    return 1 / (1 + exp(-(odds(one) + odds(other)) / 2))
  }
}
