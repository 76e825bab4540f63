/// Snapshots of one collection that follow each other: what two of them have in common is made once.
public struct SnapshotSeries: Sendable {
  let intake: Intake
  /// The reports of the last snapshot as they were linked in it.
  private(set) var linked: [ObjectIdentifier: LinkedPart] = [:]
  private var isRemembering = false

  /// A series of what an intake takes up.
  init(_ intake: Intake) { self.intake = intake }

  /// A series of what an intake takes up, which remembers its last snapshot.
  public init(following intake: Intake) { (self.intake, isRemembering) = (intake, true) }

  /// The next snapshot. Reports that are the same parts as before, and of which the others say the same, are not rendered
  /// again.
  public mutating func next(_ parts: consuming [ReportPart]) -> Snapshot { Snapshot(parts, &self) }

  mutating func remember(_ parts: [LinkedPart]) {
    guard isRemembering else { return }
    linked = Dictionary(parts.map { (ObjectIdentifier($0.part), $0) }) { first, _ in first }
  }
}
