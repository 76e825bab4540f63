/// What a server has done since it was started, at one moment.
public struct ServerStatistics: Sendable {
  /// What was answered on one route.
  public struct Route: Sendable {
    /// The route's name in the configuration; empty for answers that belong to none.
    public var name: String
    /// How often each status was answered, those that were not left out; the status 0 stands for all rare ones.
    public var answers: [(status: Int, count: UInt64)]
    /// How many answers took longer than the bound before and at most as long as this one, by `bounds`; the last
    /// count is of those above all bounds. Requests that could not be read are not among them.
    public var buckets: [UInt64]
    /// How long these took together, in seconds: from a complete request to its answer, sending not included.
    public var seconds: Double
  }

  /// Connections that are open now.
  public var openConnections = 0
  /// Connections that were taken.
  public var acceptedConnections: UInt64 = 0
  /// Connections that were turned away for want of room.
  public var refusedConnections: UInt64 = 0
  /// Bytes that came.
  public var bytesReceived: UInt64 = 0
  /// Bytes that were sent, heads and content.
  public var bytesSent: UInt64 = 0
  /// What was answered, by route; those without answers are left out.
  public var routes: [Route] = []

  /// The upper bounds of the buckets, in seconds.
  public static let bounds = LaneCounters.bounds.map { Double($0) / 1e9 }

  /// Nothing yet.
  init() {}

  init(
    _ connections: (open: Int, accepted: UInt64, refused: UInt64), lanes: [LaneCounters], routes: [String]
  ) {
    (openConnections, acceptedConnections, refusedConnections) = connections
    bytesReceived = lanes.reduce(0) { $0 &+ $1.bytes.received }
    bytesSent = lanes.reduce(0) { $0 &+ $1.bytes.sent }
    for (index, name) in ([""] + routes).prefix(LaneCounters.mostRoutes).enumerated() {
      let statuses = Self.sum(lanes.map { $0.statuses(route: index) })
      let answers = zip(LaneCounters.statuses, statuses).filter { $0.1 > 0 }
      guard !answers.isEmpty else { continue }
      self.routes.append(
        Route(
          name: name, answers: answers.map { (status: $0.0, count: $0.1) },
          buckets: Self.sum(lanes.map { $0.buckets(route: index) }),
          seconds: Double(lanes.reduce(0) { $0 &+ $1.nanoseconds(route: index) }) / 1e9))
    }
  }

  private static func sum(_ rows: [[UInt64]]) -> [UInt64] {
    rows.dropFirst().reduce(rows.first ?? []) { zip($0, $1).map { $0 &+ $1 } }
  }
}
