import HTTPMessage

/// Everything about the server that can be set. The defaults suit a public service on a small machine.
public struct ServerConfiguration: Sendable {
  /// What one client may send on one connection.
  public var limits = MessageLimits()
  /// How long one client may take.
  public var deadlines = MessageDeadlines()
  /// Connections open at once; further ones are answered with 503 and closed. Lowered at start to what the
  /// process may open.
  public var connections = 8192
  /// Connections open at once from one network (one IPv4 address or one IPv6 /64).
  public var connectionsPerAddress = 4096
  /// Host names that are answered for beside the loopback ones while bound to a loopback address, without
  /// port. `"*"` answers for any.
  public var allowedHosts: Set<String> = []
  /// Serial queues that connections are spread over; nil takes one for every two processors, as the kernel, the
  /// clients beside it and slow handlers keep the other busy.
  public var lanes: Int?
  /// A path whose handler takes longer than this (twice, or once by far) runs beside the lanes from then on, until it
  /// was quick 32 times in a row, so that it holds up nobody else.
  public var inlineBudget = Duration.milliseconds(1)
  /// How the server's own errors are written: the problem and the Origin of the page that asked, where that is known,
  /// in; the whole response out (with CORS and other common fields). It is called again for each occurrence.
  public var problemResponse: @Sendable (ServerProblem, _ origin: String?) -> Response = { problem, _ in
    problem.response
  }
  /// The names under which answers are counted, at most 63: `Response.route` counts from 1 in this list.
  public var routes: [String] = []
  /// Where every answer is written down, if anywhere.
  public var accessLog: AccessLog?

  /// The defaults named above.
  public init() {}
}
