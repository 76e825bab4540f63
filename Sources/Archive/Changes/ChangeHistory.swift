import Foundation

/// How the data came to what it is, as far back as is remembered.
///
/// What differs between an earlier version and now is told from the two ends alone: what was changed and changed back on
/// the way is no change, so that every service that remembers both versions answers alike.
public final class ChangeHistory: Sendable {
  /// How much is remembered.
  public struct Limits: Sendable, Hashable {
    /// Steps from one version to the next.
    public var steps: Int
    /// Records that differ, over all steps.
    public var differences: Int

    /// Limits.
    public init(steps: Int = 256, differences: Int = 200_000) {
      (self.steps, self.differences) = (steps, differences)
    }
  }

  /// The version that is served now.
  public let version: String
  /// Oldest first.
  private let steps: [VersionStep]
  private let limits: Limits
  private let lock = NSLock()
  /// Answers that were worked out before. Read and written only under the lock.
  nonisolated(unsafe) private var known: [String: [Change]] = [:]

  /// A history that begins with a version.
  public init(_ snapshot: Snapshot, limits: Limits = Limits()) {
    (version, steps, self.limits) = (snapshot.version, [], limits)
  }

  private init(version: String, steps: [VersionStep], limits: Limits) {
    (self.version, self.steps, self.limits) = (version, steps, limits)
  }

  /// The history with one more version at its end; the oldest steps are forgotten where there is no room for them.
  func continued(from old: Snapshot, to new: Snapshot) -> ChangeHistory {
    let step = VersionStep(from: old, to: new)
    var steps = (steps + [step]).suffix(limits.steps)
    var differences = steps.reduce(0) { $0 + $1.differences.count }
    while differences > limits.differences, let oldest = steps.popFirst() {
      differences -= oldest.differences.count
    }
    return ChangeHistory(version: new.version, steps: Array(steps), limits: limits)
  }

  /// The oldest version that can be asked for.
  public var oldestVersion: String { steps.first?.from ?? version }

  /// What differs between a version and now, in the order of the keys; `nil` for a version that is not remembered.
  public func changes(since version: String) -> [Change]? {
    if version == self.version { return [] }
    // The last time that this was the version: the data may have come back to it.
    guard let first = steps.lastIndex(where: { $0.from == version }) else { return nil }
    if let changes = lock.withLock({ known[version] }) { return changes }
    var ends: [Change.Key: VersionStep.Difference] = [:]
    for step in steps[first...] {
      for (key, difference) in step.differences {
        ends[key, default: difference].after = difference.after
      }
    }
    let changes = ends.compactMap { key, ends in Self.kind(ends).map { Change($0, key) } }
      .sorted { $0.key < $1.key }
    lock.withLock { known[version] = changes }
    return changes
  }

  private static func kind(_ ends: VersionStep.Difference) -> Change.Kind? {
    switch (ends.before, ends.after) {
    case (nil, nil): nil
    case (nil, _): .added
    case (_, nil): .withdrawn
    case (let before, let after): before == after ? nil : .changed
    }
  }
}
