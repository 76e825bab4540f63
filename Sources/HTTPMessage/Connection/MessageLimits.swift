/// How much one client may ask of the server on one connection. All sizes are bytes.
public struct MessageLimits: Sendable, Hashable {
  /// The longest request line, its line end not counted; longer ones get 414.
  public var requestLine = 8 * 1024
  /// All field lines together, line ends counted; more gets 431.
  public var fieldSection = 32 * 1024
  /// The number of field lines; more gets 431.
  public var fieldCount = 100
  /// The content of a request; more gets 413.
  public var body = 64 * 1024
  /// Requests answered on one connection before it is closed.
  public var requestsPerConnection = 100_000
  /// Pipelined answers that may wait to be sent together; behind them, requests wait to be read.
  public var pipelinedAnswers = 32

  /// The defaults named above.
  public init() {}
}

/// How long a client may take. Each bounds one stage of a connection; none is ever prolonged by single bytes.
public struct MessageDeadlines: Sendable, Hashable {
  /// From a request's first byte to the end of its fields, and from the connection's start to the first byte;
  /// 408 behind it where a request was begun.
  public var header = Duration.seconds(10)
  /// From the end of the fields to the end of the content; 408 behind it.
  public var body = Duration.seconds(30)
  /// While an answer is being sent: how long the client may leave less than 4 KiB (or the rest) untaken.
  public var write = Duration.seconds(30)
  /// Between an answer and the next request.
  public var idle = Duration.seconds(60)
  /// After an answer that closes the connection: how long what the client still sends is read and thrown
  /// away, so that the answer is not lost to a reset (RFC 9112 §9.6).
  public var linger = Duration.seconds(2)

  /// The defaults named above.
  public init() {}
}

/// Whose requests are answered, judged by the authority they name (RFC 9110 §7.4).
public enum HostPolicy: Sendable, Hashable {
  /// Any well-formed host.
  case any
  /// Loopback names and addresses (`localhost`, `*.localhost`, `127.0.0.0/8`, `[::1]`) and the hosts named,
  /// without port; any other gets 421. This is the defence of a server bound to loopback against DNS
  /// rebinding: a web page whose name was made to point to 127.0.0.1 still sends its own name as Host.
  case loopback(allowing: Set<String>)
  /// The hosts named, in lower case, without port; any other gets 421.
  case only(Set<String>)
}
