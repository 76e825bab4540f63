/// What all connections of a server have in common; shared by reference, never changed.
public final class ConnectionSettings: Sendable {
  /// What a client may send.
  public let limits: MessageLimits
  /// How long it may take.
  public let deadlines: MessageDeadlines
  /// Which hosts are answered for.
  public let hosts: HostPolicy

  /// Settings from their parts.
  public init(
    limits: MessageLimits = MessageLimits(), deadlines: MessageDeadlines = MessageDeadlines(),
    hosts: HostPolicy = .any
  ) {
    self.limits = limits
    self.deadlines = deadlines
    self.hosts = hosts
  }
}
