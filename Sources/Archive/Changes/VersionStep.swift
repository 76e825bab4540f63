/// The way from one version of the data to the next: for each record that differs, what it was and what it became.
struct VersionStep: Sendable {
  /// A record before and after, as hashes of its JSON; `nil` where it was not there.
  struct Difference: Sendable, Hashable {
    var before: UInt64?
    var after: UInt64?
  }

  /// The version that the step leads away from.
  let from: String
  let differences: [Change.Key: Difference]

  /// Compares two snapshots row by row, by the hashes of the rows; the time grows with their length, the result with what differs.
  init(from old: Snapshot, to new: Snapshot) {
    from = old.version
    var differences: [Change.Key: Difference] = [:]
    for resource in Resource.allCases {
      guard let before = old.table(resource), let after = new.table(resource) else { continue }
      Self.compare(before, after) { differences[Change.Key(resource, $0)] = $1 }
    }
    self.differences = differences
  }

  /// Walks two tables together, which both stand in the order of their ids.
  private static func compare(_ old: Table, _ new: Table, _ report: (String, Difference) -> Void) {
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let isGone = right == new.count || left < old.count && old.ids[left] < new.ids[right]
      let isNew = left == old.count || right < new.count && new.ids[right] < old.ids[left]
      if isGone {
        report(old.ids[left], Difference(before: old.hash(row: left), after: nil))
        left += 1
      } else if isNew {
        report(new.ids[right], Difference(before: nil, after: new.hash(row: right)))
        right += 1
      } else {
        let (before, after) = (old.hash(row: left), new.hash(row: right))
        if before != after { report(old.ids[left], Difference(before: before, after: after)) }
        left += 1
        right += 1
      }
    }
  }
}
