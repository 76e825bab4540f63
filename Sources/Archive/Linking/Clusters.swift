/// Numbers that are put together, as a forest of sets (union-find with path halving; Tarjan 1975).
///
/// The root of a set is its least number, so that what the sets are called does not depend on the order of joining.
struct Clusters: Sendable {
  private var parents: [Int32]

  /// Each number alone.
  init(count: Int) { parents = Array(0..<Int32(count)) }

  /// The least number of the set that a number is in.
  mutating func root(of number: Int) -> Int {
    var number = Int32(number)
    while parents[Int(number)] != number {
      parents[Int(number)] = parents[Int(parents[Int(number)])]
      number = parents[Int(number)]
    }
    return Int(number)
  }

  /// Makes two sets one.
  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(of: one), root(of: other))
    if one != other { parents[max(one, other)] = Int32(min(one, other)) }
  }

  /// The sets of more than one number, each ascending, in the order of their least numbers.
  mutating func sets() -> [[Int]] {
    // Most stand alone, and need no list.
    var sizes = [Int32](repeating: 0, count: parents.count)
    for number in parents.indices { sizes[root(of: number)] += 1 }
    var places: [Int: Int] = [:]
    var sets: [[Int]] = []
    for number in parents.indices {
      let root = root(of: number)
      if sizes[root] < 2 { continue }
      // A root is the least of its set, and so comes first.
      if root == number {
        places[root] = sets.count
        sets.append([])
      }
      if let place = places[root] { sets[place].append(number) }
    }
    return sets
  }
}
