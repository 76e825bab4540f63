import HTTPMessage
import Logging

/// An HTTP/1.1 server on sockets and Dispatch.
///
/// The handler is called with one complete request and answers at once; it must be safe to call from several
/// threads at the same time.
public final class HTTPServer: Sendable {
  /// What answers requests.
  public typealias Handler = @Sendable (Request) -> Response

  private let configuration: ServerConfiguration
  private let logger: Logger
  private let handler: Handler

  /// A server that is not yet listening.
  public init(
    configuration: ServerConfiguration = ServerConfiguration(), logger: Logger, handler: @escaping Handler
  ) {
    self.configuration = configuration
    self.logger = logger
    self.handler = handler
  }

  /// Binds, listens and begins to accept connections.
  /// - Parameters:
  ///   - host: An IPv4 or IPv6 address, or `localhost`.
  ///   - port: The TCP port; 0 lets the system choose.
  /// - Returns: The port that is listened on.
  /// - Throws: What the system refused.
  @discardableResult
  public func start(host: String, port: UInt16) throws(ListenError) -> UInt16 {
    throw ListenError(operation: "socket", code: 0)
  }

  /// Stops accepting, closes idle connections, finishes the answers that are being made or sent, and closes
  /// what is left after the deadline.
  /// - Parameters:
  ///   - deadline: How long answers may take to be finished.
  ///   - completion: Called once, when no connection is left.
  public func shutdown(within deadline: Duration, completion: @escaping @Sendable () -> Void) {
    completion()
  }

  /// As `shutdown(within:completion:)`, to be awaited.
  public func shutdown(within deadline: Duration = .seconds(10)) async {
    await withCheckedContinuation { continuation in
      shutdown(within: deadline) { continuation.resume() }
    }
  }
}
